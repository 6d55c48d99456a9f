import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EtatCandidature } from '../../../domain/candidature/etapes.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { bailleurId, candidatureId } from '../../constructeurs/identifiants.ts';
import { midi } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { reussir } from '../instruction/outils.ts';
import { neuve, unePlateforme, type Plateforme, type Poste } from '../outils.ts';
import { unAgent } from './outils.ts';

const offre = uneOffre(1)
  .avec({ bailleurId: bailleurId(1), nombreCandidatures: 3 })
  .valeur();
const [demande, autre] = [uneDemande(1).valeur(), uneDemande(2).valeur()];

let p: Plateforme;
let agent: Poste;
beforeEach(async () => {
  p = await unePlateforme({ semence: { demandes: [demande, autre], offres: [offre] } });
  agent = await unAgent(p, 1);
  const chez = (n: number, commune: 'Orléans' | 'Châteauroux', bailleur: string, etat: EtatCandidature, jour: string) =>
    uneCandidature(n)
      .deLaDemande(demande)
      .surLOffre(
        uneOffre(n)
          .avec({ bailleur })
          .avecCommune(commune)
          .avecTypologie(n === 12 ? 'T3' : 'T2')
          .valeur(),
      )
      .avec({ deposeeLe: midi(jour) })
      .dansLEtat(etat)
      .valeur();
  await p.semer({
    candidatures: [
      chez(11, 'Orléans', 'Vallée & Œuvre', 'invalidee', '2026-09-01'),
      chez(12, 'Châteauroux', 'Bailleur d’essai', 'non_attribuee', '2026-10-01'),
      chez(13, 'Orléans', 'Bailleur d’essai', 'annulee', '2026-11-01'),
      chez(1, 'Orléans', 'Bailleur d’essai', 'validee', '2026-11-16'),
    ],
  });
});
afterEach(() => p.fermer());

const lire = async (recherche = '') => {
  const { enCours, historique, total } = await reussir(p.a, agent, 'agent.candidatures', { recherche });
  return { enCours: enCours.map((c) => c.candidature.id), historique: historique.map((c) => c.candidature.id), total };
};

test('celle en cours à part, l’historique du plus récent au plus ancien', async () => {
  expect(await lire()).toEqual({ enCours: [candidatureId(1)], historique: [13, 12, 11].map((n) => candidatureId(n)), total: 3 });
});

test.each<[string, number[]]>([
  ['CHATEAUROUX', [12]],
  ['châteauroux 36', [12]],
  ['oeuvre', [11]],
  ['vallee', [11]],
  ['t3', [12]],
  ['orleans essai', [13]],
  ['00000000000d', [13]],
  ['  ', [13, 12, 11]],
  ['introuvable', []],
  ['%', [13, 12, 11]],
])('chercher « %s » trouve %j ; celle en cours reste, et le total aussi', async (recherche, attendus) => {
  const trouvees = await lire(recherche);
  expect(trouvees).toEqual({ enCours: [candidatureId(1)], historique: attendus.map((n) => candidatureId(n)), total: 3 });
});

test('le nombre de candidatures de l’offre est celui d’aujourd’hui, et manque quand l’offre n’existe plus', async () => {
  const { enCours, historique } = await reussir(p.a, agent, 'agent.candidatures', { recherche: '' });
  expect(enCours[0]!.nombreCandidatures).toBe(3);
  expect(historique.map((c) => c.nombreCandidatures)).toEqual([null, null, null]);
});

test('un nombre, jamais un rang : celui qui a postulé le premier et le dernier arrivé lisent la même chose (G80)', async () => {
  const dernier = await unAgent(p, 2);
  await reussir(p.a, dernier, 'agent.postuler', { candidatureId: neuve() as never, offreId: offre.id });
  const lues = await Promise.all([agent, dernier].map((qui) => reussir(p.a, qui, 'agent.candidatures', { recherche: '' })));
  expect(lues.map((l) => l.enCours[0]!.nombreCandidatures)).toEqual([4, 4]);
  for (const { enCours } of lues) expect(Object.keys(enCours[0]!).toSorted()).toEqual(['candidature', 'nombreCandidatures']);
});
