import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { annuler } from '../../domain/candidature/annuler.ts';
import type { Candidature } from '../../domain/candidature/candidature.ts';
import { type EtatCandidature, estActive, etatsActifs, etatsFinaux } from '../../domain/candidature/etapes.ts';
import { postuler } from '../../domain/candidature/postuler.ts';
import type { Mandat } from '../../domain/mandat/mandat.ts';
import { auteurs } from '../constructeurs/candidature.ts';
import { uneDemande } from '../constructeurs/demande.ts';
import { CandidatureId } from '../../domain/shared/ids.ts';
import { aujourdhui } from '../constructeurs/jours.ts';
import { uneOffre } from '../constructeurs/offre.ts';
import {
  cmdAnnuler,
  cmdPostuler,
  COLLEGUE,
  motifs,
  neuve,
  pousser,
  seConnecter,
  unePlateforme,
  type Plateforme,
  type Poste,
} from './outils.ts';

const SUITES = 45;
/** Le plus souvent l'agent en règle : c'est chez lui que les candidatures s'accumulent. */
const unAgent = fc.constantFrom(0, 0, 0, 0, 1, 1, 2);
type Pas =
  | { readonly fait: 'postuler'; readonly agent: number; readonly offre: number }
  | { readonly fait: 'annuler'; readonly agent: number; readonly rang: number }
  | { readonly fait: 'avancer'; readonly agent: number; readonly etat: EtatCandidature };

const unPas: fc.Arbitrary<Pas & { readonly parCollegue: boolean }> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ fait: fc.constant('postuler' as const), agent: unAgent, offre: fc.nat(3) }) },
      { weight: 3, arbitrary: fc.record({ fait: fc.constant('annuler' as const), agent: unAgent, rang: fc.constantFrom(0, 0, 1, 2) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          fait: fc.constant('avancer' as const),
          agent: unAgent,
          etat: fc.constantFrom(...etatsActifs, ...etatsFinaux),
        }),
      },
    ),
    fc.boolean(),
  )
  .map(([pas, parCollegue]) => ({ ...pas, parCollegue }));

const offres = [
  uneOffre(1).valeur(),
  uneOffre(2).valeur(),
  uneOffre(3).retiree().valeur(),
  uneOffre(4).avecDateLimite('2026-11-22').valeur(),
];

let p: Plateforme;
let postes: readonly [Poste, Poste];
beforeAll(async () => {
  p = await unePlateforme({ semence: { offres } });
  postes = [await seConnecter(p, undefined, 1), await seConnecter(p, COLLEGUE, 2)];
});
afterAll(() => p.fermer());

const faits = (auteur = (m: Mandat) => ({ ...auteurs.gestionnaire, mandatId: m.id })) => ({
  instant: p.horloge.lire().toISOString(),
  jour: aujourdhui,
  auteur,
});
const total = { acceptes: 0, refuses: new Map<string, number>() };
let prochain = 10_000;

/** Les agents d'une suite : en règle, sans le pouvoir d'annuler, et sans mandat. La mémoire est le modèle, le serveur doit répondre pareil. */
async function desAgents() {
  const agents = [
    uneDemande(prochain++).avecMandat(),
    uneDemande(prochain++).avecMandat((m) => m.avecPouvoirs('voir_demande', 'candidater')),
    { demande: uneDemande(prochain++).valeur(), mandat: null },
  ].map((a) => ({ ...a, candidatures: [] as Candidature[] }));
  await p.semer({ demandes: agents.map((a) => a.demande), mandats: agents.flatMap((a) => a.mandat ?? []) });
  return agents;
}
type Agent = Awaited<ReturnType<typeof desAgents>>[number];

/** Le conseiller ou le bailleur a fait avancer la candidature en cours : on l'écrit des deux côtés. */
async function avancer(agent: Agent, etat: EtatCandidature): Promise<void> {
  const i = agent.candidatures.findIndex((c) => estActive(c.etat));
  const avant = agent.candidatures[i];
  if (avant === undefined) return;
  agent.candidatures[i] = { ...avant, etat };
  await p.pool.query("UPDATE candidature SET etat = $2, doc = jsonb_set(doc::jsonb, '{etat}', to_jsonb($2::text))::text WHERE id = $1", [
    avant.id,
    etat,
  ]);
}

async function jouer(agent: Agent, pas: Exclude<Pas, { fait: 'avancer' }>, n: 0 | 1): Promise<void> {
  const app = n === 0 ? p.a : p.b;
  if (pas.fait === 'postuler') {
    const offre = offres[pas.offre]!;
    const input = { candidatureId: CandidatureId.parse(neuve()), demandeId: agent.demande.id, offreId: offre.id };
    const attendu = postuler({ ...faits(), academieId: agent.demande.academieId, ...agent, offre }, input);
    const [reponse] = await pousser(app, postes[n], cmdPostuler(postes[n], agent.demande.id, offre.id, input.candidatureId));
    comparer(reponse!, attendu);
    if (attendu.ok) agent.candidatures.push(attendu.value);
    return;
  }
  const visee = agent.candidatures[pas.rang] ?? null;
  const attendu = annuler({ ...faits(), ...agent, candidature: visee });
  const [reponse] = await pousser(app, postes[n], cmdAnnuler(postes[n], agent.demande.id, visee?.id ?? neuve()));
  comparer(reponse!, attendu);
  if (attendu.ok) agent.candidatures[pas.rang] = attendu.value;
}

function comparer(reponse: Parameters<typeof motifs>[0] & object, attendu: { ok: boolean; refus?: readonly { motif: string }[] }): void {
  expect(motifs(reponse)).toEqual((attendu.refus ?? []).map((r) => r.motif));
  expect(reponse.statut).toBe(attendu.ok ? 'acceptee' : 'refusee');
  if (attendu.ok) total.acceptes += 1;
  for (const { motif } of attendu.refus ?? []) total.refuses.set(motif, (total.refuses.get(motif) ?? 0) + 1);
}

test(`${SUITES} suites d'actes au hasard : le serveur répond comme la règle en mémoire, et jamais deux candidatures actives`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(unPas, { minLength: 8, maxLength: 18 }), async (suite) => {
      const agents = await desAgents();
      for (const pas of suite) {
        const agent = agents[pas.agent]!;
        if (pas.fait === 'avancer') await avancer(agent, pas.etat);
        else await jouer(agent, pas, pas.parCollegue ? 1 : 0);
        const { rows } = await p.pool.query<{ id: string; etat: EtatCandidature }>(
          'SELECT id, etat FROM candidature WHERE demande_id = $1',
          [agent.demande.id],
        );
        expect(rows.filter((r) => estActive(r.etat)).length).toBeLessThanOrEqual(1);
        expect(new Map(rows.map((r) => [r.id, r.etat]))).toEqual(new Map(agent.candidatures.map((c) => [c.id, c.etat])));
      }
    }),
    { numRuns: SUITES },
  );
  // Une propriété qui n'accepte rien, ou ne refuse que pour une raison, ne prouverait rien.
  expect(total.acceptes).toBeGreaterThan(50);
  for (const motif of [
    'candidature_deja_active',
    'candidature_close',
    'candidature_inconnue',
    'mandat_absent',
    'offre_retiree',
    'offre_close',
    'pouvoir_absent',
  ]) {
    expect([...total.refuses.keys()]).toContain(motif);
  }
});
