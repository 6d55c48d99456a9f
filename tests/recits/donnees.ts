import { rmSync } from 'node:fs';
import { genererDemonstration } from '../../demonstration/generateur/generer.ts';
import { semer } from '../../db/central/apply/semer.ts';
import { demarrerPostgres } from '../../db/central/embedded.ts';
import { migrer } from '../../db/central/migrate.ts';
import { ouvrirCentrale } from '../../db/central/open.ts';
import { jourAParis } from '../../domain/shared/dates.ts';
import { semerRegistre } from '../../demonstration/registre/semer.ts';
import { dossierEphemere } from '../outils/dossier-ephemere.ts';
import { agentsLibres } from './agents-libres.ts';
import { agentsAImporter, comptesDesLibres } from './comptes-agents.ts';

/** Un PostgreSQL rempli de la démonstration, celle de la plateforme et celle du registre, pour les récits ; il vit jusqu'à SIGTERM. */
const dossier = dossierEphemere('poste-recit-pg-');
const serveur = await demarrerPostgres({ dossier, ephemere: true });
// À la sortie même : la bibliothèque qui arrête PostgreSQL termine le processus sans attendre personne.
process.once('exit', () => rmSync(dossier, { recursive: true, force: true }));
process.once('SIGTERM', () => void serveur.arreter().then(() => process.exit(0)));

const jour = jourAParis(new Date().toISOString());
const reglages = { graine: 2026, agents: 600, offres: 120, aujourdhui: jour };
const donnees = genererDemonstration(reglages);
const libres = agentsLibres(donnees, jour);
const aImporter = agentsAImporter(reglages);
const pool = ouvrirCentrale(serveur.url);
await migrer(pool);
await semer(pool, { jour, ...donnees, comptes: [...donnees.comptes, ...comptesDesLibres(donnees, libres), ...aImporter.comptes] });
await pool.query('CREATE DATABASE registre');
await pool.end();
const urlRegistre = new URL(serveur.url);
urlRegistre.pathname = '/registre';
await semerRegistre(urlRegistre.href, [...donnees.demandes, ...aImporter.demandes]);
console.log(`Registre rempli : ${urlRegistre.href}`);
console.log(`Agents libres : ${JSON.stringify(libres)}`);
console.log(`Agents à importer : ${JSON.stringify(aImporter.agents)}`);
console.log(`Base prête : ${serveur.url}`);
setInterval(() => undefined, 60_000);
