import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { semer } from '../../db/central/apply/semer.ts';
import { CandidatureId, type DemandeId } from '../../domain/shared/ids.ts';
import { jourAParis } from '../../domain/shared/dates.ts';
import { genererDemonstration } from '../../demonstration/generateur/generer.ts';
import { jusquA } from '../outils/attendre.ts';
import { uneBaseCentrale, type BaseCentrale } from '../outils/postgres.ts';
import { unPoste, type PosteDEssai } from '../outils/poste.ts';
import { lancer, type Processus } from '../outils/processus.ts';

let base: BaseCentrale;
let serveurs: Processus[];
let postes: PosteDEssai[];
const jour = jourAParis(new Date().toISOString());
const donnees = genererDemonstration({ graine: 11, agents: 60, offres: 40, aujourdhui: jour });
/** Le premier dossier du générateur : un mandat en vigueur, aucune candidature, une offre qui convient. */
const demandeId: DemandeId = donnees.demandes[0]!.id;

beforeAll(async () => {
  base = await uneBaseCentrale();
  await semer(base.pool, { jour, ...donnees });
  const demarrer = () => lancer('server/main.ts', { DATABASE_URL: base.url, PORT: '0' }, /^Serveur central : (\S+)$/m);
  serveurs = await Promise.all([demarrer(), demarrer()]);
  postes = await Promise.all(serveurs.map((s) => unPoste(s.annonce)));
  await Promise.all([postes[0]!.connecter(), postes[1]!.connecter('gestionnaire2@demo.test')]);
  for (const poste of postes)
    await jusquA('la première synchronisation', async () => (await poste.lire('sync.etat', {})).derniereReussite !== null);
});
afterAll(async () => {
  for (const poste of postes) await poste.fermer();
  for (const serveur of serveurs) await serveur.arreter();
  await base.fermer();
});

const candidatures = async (poste: PosteDEssai) => (await poste.lire('dossier.lire', { demandeId })).candidatures;

test('deux processus sur une même base n’en font qu’un : l’acte reçu par l’un se voit par l’autre en moins de deux secondes', async () => {
  const [a, b] = postes as [PosteDEssai, PosteDEssai];
  expect(serveurs[0]!.annonce).not.toBe(serveurs[1]!.annonce);
  const [offre] = (await a.lire('offre.lister', { demandeId, onglet: 'demandee' })).offres;
  const candidatureId = CandidatureId.parse(uuidv7());
  await a.lire('candidature.postuler', { candidatureId, demandeId, offreId: offre!.offre.id });
  await jusquA('la candidature, par l’autre serveur', async () => (await candidatures(b)).some((c) => c.id === candidatureId), 2_000);
  await b.lire('candidature.annuler', { candidatureId });
  await jusquA(
    'l’annulation, en retour',
    async () => (await candidatures(a)).some((c) => c.id === candidatureId && c.etat === 'annulee'),
    2_000,
  );
  for (const poste of postes) expect([poste.pannes, await poste.lire('divergence.lister', {})]).toEqual([[], []]);
});
