import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { retirerMandat } from '../../db/central/apply/mandat.ts';
import { enTransaction } from '../../db/central/open.ts';
import { CandidatureId } from '../../domain/shared/ids.ts';
import { jusquA } from '../outils/attendre.ts';
import { unPoste, type PosteDEssai } from '../outils/poste.ts';
import { unServeur, type ServeurDEssai } from '../outils/serveur.ts';

/** Le serveur et le poste partagent une horloge que l'essai avance : on n'attend pas un quart d'heure pour de vrai. */
let decalageMs = 0;
const horloge = () => new Date(Date.now() + decalageMs);
const MINUTE = 60_000;
let serveur: ServeurDEssai;
let poste: PosteDEssai;

beforeAll(async () => {
  serveur = await unServeur({ agents: 60, horloge });
  poste = await unPoste(serveur.url, { horloge });
  await poste.connecter();
  await jusquA('la première synchronisation', async () => (await poste.lire('sync.etat', {})).derniereReussite !== null);
});
afterAll(async () => {
  await poste.fermer();
  await serveur.fermer();
});

const dossiers = () =>
  poste.lire('dossier.lister', {
    filtres: { recherche: '', departement: null, etat: 'aucune', mandat: 'en_vigueur' },
    tri: 'nom',
    sens: 'croissant',
    debut: 0,
    nombre: 200,
  });

/** Postule pour le premier agent du poste à qui une offre est ouverte. */
async function postuler(): Promise<void> {
  for (const { demandeId } of (await dossiers()).lignes) {
    for (const onglet of ['demandee', 'limitrophe', 'departement'] as const) {
      const [offre] = (await poste.lire('offre.lister', { demandeId, onglet })).offres;
      if (offre === undefined) continue;
      const candidatureId = CandidatureId.parse(uuidv7());
      const reponse = await poste.appeler('candidature.postuler', { candidatureId, demandeId, offreId: offre.offre.id });
      if (reponse.status === 'ok') return;
    }
  }
  throw new Error('aucun agent libre dans les données');
}
const etat = () => poste.lire('sync.etat', {});

test('un jeton d’accès périmé est renouvelé sans que personne s’en aperçoive', async () => {
  decalageMs += 20 * MINUTE;
  await postuler();
  await jusquA('l’acte reçu', async () => (await etat()).enAttente === 0);
  expect((await etat()).arret).toBe('aucun');
});

test('un mandat retiré efface le dossier du poste aussitôt, sans clic', async () => {
  const { demandeId } = (await dossiers()).lignes[0]!;
  const { mandat } = await poste.lire('dossier.lire', { demandeId });
  await enTransaction(serveur.base.pool, mandat!.academieId, (tx) =>
    retirerMandat(tx, mandat!.academieId, mandat!.id, horloge().toISOString()),
  );
  await jusquA('le dossier parti', async () => (await poste.appeler('dossier.lire', { demandeId })).status === 'refused', 4_000);
  expect((await dossiers()).lignes.map((l) => l.demandeId)).not.toContain(demandeId);
});

test('au bout de douze heures, la session avec le serveur finit : l’acte reste sur le poste et part après reconnexion', async () => {
  decalageMs += 13 * 60 * MINUTE;
  await postuler();
  await jusquA('la session finie', async () => (await etat()).arret === 'session_expiree');
  expect((await etat()).enAttente).toBe(1);
  await poste.connecter();
  await jusquA('l’acte reçu', async () => (await etat()).enAttente === 0);
  expect(poste.pannes).toEqual([]);
});
