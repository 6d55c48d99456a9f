import { afterAll, beforeAll, expect, test } from 'vitest';
import { hacherMotDePasse } from '../../db/central/apply/mot-de-passe.ts';
import type { Jetons } from '../../domain/contract/sync.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import { rattachementLu } from '../constructeurs/demande.ts';
import { jusquA } from '../outils/attendre.ts';
import { MOT_DE_PASSE, unPoste, type PosteDEssai } from '../outils/poste.ts';
import { unServeur, type ServeurDEssai } from '../outils/serveur.ts';
import { appelerAvec, fichiers, retenirJetons } from './outils.ts';

/** Le serveur et les postes partagent une horloge que l'essai avance. */
let decalageMs = 0;
const horloge = () => new Date(Date.now() + decalageMs);
const HEURE = 3_600_000;

let serveur: ServeurDEssai;
/** Le poste de l'agent, et celui du gestionnaire qui a son mandat et doit le reconnaître. */
let duAgent: PosteDEssai;
let duGestionnaire: PosteDEssai;
let agent: Demande;
const donnes: Jetons[] = [];

beforeAll(async () => {
  serveur = await unServeur({ agents: 60, horloge });
  duAgent = await unPoste(serveur.url, { horloge, fetch: retenirJetons(donnes) });
  duGestionnaire = await unPoste(serveur.url, { horloge });
  await duGestionnaire.connecter();
  await jusquA('la première synchronisation', async () => (await duGestionnaire.lire('sync.etat', {})).derniereReussite !== null);
  const filtres = { recherche: '', departement: null, etat: null, mandat: 'rattachement_a_valider' } as const;
  const { lignes } = await duGestionnaire.lire('dossier.lister', { filtres, tri: 'nom', sens: 'croissant', debut: 0, nombre: 1 });
  agent = serveur.donnees.demandes.find((d) => d.id === lignes[0]!.demandeId)!;
  const { nom, prenom, courriel, civilite } = agent.demandeur;
  await serveur.base.pool.query(
    `INSERT INTO compte (id, role, courriel, mot_de_passe, nom, prenom, civilite) VALUES ($1, 'agent', $2, $3, $4, $5, $6)`,
    [agent.agentId, courriel, await hacherMotDePasse(MOT_DE_PASSE), nom, prenom, civilite],
  );
});
afterAll(async () => {
  await duAgent.fermer();
  await duGestionnaire.fermer();
  await serveur.fermer();
});

const validation = async () => (await duAgent.lire('agent.espace', {})).demande?.rattachement.validation;
const relectures = () => duAgent.evenements.filter((nom) => nom === 'enligne.changee').length;

test('ce que le gestionnaire fait à son poste arrive à l’écran de l’agent, sans clic', async () => {
  await duAgent.connecter(agent.demandeur.courriel);
  await jusquA('le pouls ouvert', async () => relectures() > 0);
  expect(await validation()).toBe('a_valider');
  const avant = relectures();
  await duGestionnaire.lire('rattachement.valider', rattachementLu(agent));
  await jusquA('l’annonce', async () => relectures() > avant);
  expect(await validation()).toBe('validee');
});

test('onze heures après, l’agent travaille encore, avec des jetons renouvelés qui ne touchent pas le disque', async () => {
  const [premiers] = donnes;
  decalageMs += 11 * HEURE;
  expect(await validation()).toBe('validee');
  expect(await appelerAvec(serveur.url, premiers!, 'agent.espace')).toBe(401);
  expect(fichiers(duAgent)).toEqual([]);
});

test('au bout de douze heures, la session finit : plus rien ne se lit, l’écran l’apprend', async () => {
  decalageMs += 2 * HEURE;
  duAgent.evenements.length = 0;
  expect(await duAgent.appeler('agent.espace', {})).toEqual({ status: 'refused', refus: [{ motif: 'session_absente' }] });
  await jusquA('l’annonce à l’écran', async () => duAgent.evenements.includes('session.changee'));
  expect(await duAgent.lire('session.etat', {})).toMatchObject({ statut: 'fermee', seance: null, reprise: null });
  expect([fichiers(duAgent), duAgent.pannes, duGestionnaire.pannes]).toEqual([[], [], []]);
});
