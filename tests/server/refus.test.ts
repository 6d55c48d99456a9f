import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RefusAnnuler } from '../../domain/candidature/annuler.ts';
import { etatsCandidature, estActive } from '../../domain/candidature/etapes.ts';
import { RefusPostuler } from '../../domain/candidature/postuler.ts';
import type { Candidature } from '../../domain/candidature/candidature.ts';
import type { ReponseCommande } from '../../domain/contract/sync.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import type { Mandat } from '../../domain/mandat/mandat.ts';
import type { Offre } from '../../domain/offre/offre.ts';
import { uneCandidature } from '../constructeurs/candidature.ts';
import { uneDemande, type ConstructeurDemande } from '../constructeurs/demande.ts';
import { candidatureId, offreId, paris } from '../constructeurs/identifiants.ts';
import { midi } from '../constructeurs/jours.ts';
import { unMandat, type ConstructeurMandat } from '../constructeurs/mandat.ts';
import { uneOffre, type ConstructeurOffre } from '../constructeurs/offre.ts';
import {
  cmdAnnuler,
  cmdPostuler,
  motifs,
  PARISIENNE,
  pousser,
  seConnecter,
  seReconnecter,
  unePlateforme,
  type Plateforme,
  type Poste,
} from './outils.ts';

interface Cas {
  readonly demande?: (d: ConstructeurDemande) => ConstructeurDemande;
  /** `null` : l'agent n'a jamais donné de mandat. */
  readonly mandat?: ((m: ConstructeurMandat) => ConstructeurMandat) | null;
  readonly offre?: (o: ConstructeurOffre) => ConstructeurOffre;
  readonly etat?: Candidature['etat'];
  readonly absente?: 'demande' | 'offre' | 'candidature';
}
const cas = <M extends string>(nom: string, c: Cas, ...attendus: M[]) => ({ nom, c, attendus });

const dePostuler = [
  cas('tout va bien', {}),
  cas('sans mandat', { mandat: null }, 'mandat_absent'),
  cas('mandat retiré', { mandat: (m) => m.retireLe('2026-11-01') }, 'mandat_retire'),
  cas('mandat qui commence demain', { mandat: (m) => m.avecPeriode('2026-11-24', '2027-11-23') }, 'mandat_pas_commence'),
  cas('mandat fini hier', { mandat: (m) => m.avecPeriode('2025-11-23', '2026-11-22') }, 'mandat_termine'),
  cas('mandat qui finit aujourd’hui', { mandat: (m) => m.avecPeriode('2025-11-24', '2026-11-23') }),
  cas('mandat qui commence aujourd’hui', { mandat: (m) => m.avecPeriode('2026-11-23', '2027-11-22') }),
  cas('sans le pouvoir de candidater', { mandat: (m) => m.avecPouvoirs('voir_demande', 'annuler') }, 'pouvoir_absent'),
  cas('rattachement à valider', { demande: (d) => d.avecRattachement('a_valider') }, 'rattachement_a_valider'),
  cas('rattachement refusé', { demande: (d) => d.avecRattachement('refusee') }, 'rattachement_refuse'),
  cas('demande inconnue', { absente: 'demande' }, 'demande_inconnue'),
  cas('demande radiée hier', { demande: (d) => d.avec({ valableJusquau: '2026-11-22' }) }, 'demande_radiee'),
  cas('demande valable jusqu’à aujourd’hui', { demande: (d) => d.avec({ valableJusquau: '2026-11-23' }) }),
  cas(
    'importée avant le 20/04/2021, pas encore revalidée',
    { demande: (d) => d.avec({ importeeLe: '2021-04-19', codeConfirmeLe: null }) },
    'revalidation_requise',
  ),
  cas('importée avant le 20/04/2021, revalidée', {
    demande: (d) => d.avec({ importeeLe: '2021-04-19', codeConfirmeLe: midi('2026-01-10') }),
  }),
  cas('dossier non validé', { demande: (d) => d.sansDossierValide() }, 'dossier_non_valide'),
  cas('offre inconnue', { absente: 'offre' }, 'offre_inconnue'),
  cas('offre retirée', { offre: (o) => o.retiree() }, 'offre_retiree'),
  cas('offre attribuée', { offre: (o) => o.avec({ etat: 'attribuee' }) }, 'offre_retiree'),
  cas('offre close hier', { offre: (o) => o.avecDateLimite('2026-11-22') }, 'offre_close'),
  cas('offre qui ferme aujourd’hui', { offre: (o) => o.avecDateLimite('2026-11-23') }),
  ...etatsCandidature.map((etat) =>
    cas(`une candidature dans l’état ${etat}`, { etat }, ...(estActive(etat) ? ['candidature_deja_active'] : [])),
  ),
  cas(
    'tout à la fois',
    {
      mandat: (m) => m.avecPouvoirs('voir_demande'),
      demande: (d) => d.avecRattachement('a_valider').sansDossierValide().avec({ valableJusquau: '2026-11-22' }),
      etat: 'validee',
      offre: (o) => o.retiree().avecDateLimite('2026-11-22'),
    },
    'pouvoir_absent',
    'rattachement_a_valider',
    'demande_radiee',
    'dossier_non_valide',
    'candidature_deja_active',
    'offre_retiree',
    'offre_close',
  ),
  cas(
    'tout à la fois, sans mandat : rien de la demande ni de ses candidatures',
    { mandat: null, demande: (d) => d.sansDossierValide().avec({ valableJusquau: '2026-11-22' }), etat: 'validee' },
    'mandat_absent',
  ),
];

const dAnnuler = [
  ...etatsCandidature.map((etat) =>
    cas(
      `depuis ${etat}`,
      { etat },
      ...(etat === 'deposee' || etat === 'validee' ? [] : [estActive(etat) ? 'deja_transmise' : 'candidature_close']),
    ),
  ),
  cas('candidature inconnue', { absente: 'candidature' }, 'candidature_inconnue'),
  cas('sans mandat, même close', { etat: 'annulee', mandat: null }, 'mandat_absent'),
  cas('mandat retiré, même transmise', { etat: 'transmise', mandat: (m) => m.retireLe('2026-11-01') }, 'mandat_retire'),
  cas('mandat qui commence demain', { etat: 'deposee', mandat: (m) => m.avecPeriode('2026-11-24', '2027-11-23') }, 'mandat_pas_commence'),
  cas('mandat fini hier', { etat: 'deposee', mandat: (m) => m.avecPeriode('2025-11-23', '2026-11-22') }, 'mandat_termine'),
  cas('sans le pouvoir d’annuler', { etat: 'deposee', mandat: (m) => m.avecPouvoirs('voir_demande', 'candidater') }, 'pouvoir_absent'),
  cas('rattachement à valider', { etat: 'deposee', demande: (d) => d.avecRattachement('a_valider') }, 'rattachement_a_valider'),
  cas('rattachement refusé', { etat: 'deposee', demande: (d) => d.avecRattachement('refusee') }, 'rattachement_refuse'),
];

let p: Plateforme;
let poste: Poste;
const reponses = new Map<string, ReponseCommande>();
const numeros = { postuler: 1_000, annuler: 2_000 };
const tables = { postuler: dePostuler, annuler: dAnnuler };

beforeAll(async () => {
  const [demandes, mandats, candidatures, offres]: [Demande[], Mandat[], Candidature[], Offre[]] = [[], [], [], []];
  for (const acte of ['postuler', 'annuler'] as const) {
    for (const [i, { c }] of tables[acte].entries()) {
      const n = numeros[acte] + i;
      if (c.absente !== 'offre') offres.push((c.offre ?? ((o) => o))(uneOffre(n)).valeur());
      if (c.absente === 'demande') continue;
      demandes.push((c.demande ?? ((d) => d))(uneDemande(n)).valeur());
      if (c.mandat !== null) mandats.push((c.mandat ?? ((m) => m))(unMandat(n)).valeur());
      if (c.etat !== undefined) candidatures.push(uneCandidature(n).dansLEtat(c.etat).valeur());
    }
  }
  p = await unePlateforme({ semence: { demandes, mandats, candidatures, offres } });
  poste = await seConnecter(p);
  // Toutes dans un seul envoi : chaque refus est une réponse, et la file continue.
  const commandes = [
    ...dePostuler.map((_, i) => cmdPostuler(poste, uneDemande(1_000 + i).valeur().id, offreId(1_000 + i))),
    ...dAnnuler.map((_, i) => cmdAnnuler(poste, uneDemande(2_000 + i).valeur().id, candidatureId(2_000 + i))),
  ];
  for (const [i, reponse] of (await pousser(p.a, poste, ...commandes)).entries()) {
    reponses.set(i < dePostuler.length ? `postuler ${i}` : `annuler ${i - dePostuler.length}`, reponse);
  }
});
afterAll(() => p.fermer());

describe.each(['postuler', 'annuler'] as const)('%s, jugé par le serveur', (acte) => {
  test.each(tables[acte].map(({ nom, attendus }, i) => [nom, i, attendus] as const))('%s', (_, i, attendus) => {
    const reponse = reponses.get(`${acte} ${i}`)!;
    expect(motifs(reponse)).toEqual(attendus);
    expect(reponse.statut).toBe(attendus.length === 0 ? 'acceptee' : 'refusee');
    const schema = acte === 'postuler' ? RefusPostuler : RefusAnnuler;
    if (reponse.statut === 'refusee') for (const raison of reponse.raisons) expect(schema.parse(raison)).toEqual(raison);
  });

  test('chaque raison du contrat est atteinte par un cas', () => {
    const schema = acte === 'postuler' ? RefusPostuler : RefusAnnuler;
    // « acces_reserve » ne se dit qu'à l'agent lui-même : hors académie, aucun service logement n'a de mandat.
    const connues = schema.options.map((o) => o.shape.motif.value as string).filter((motif) => motif !== 'acces_reserve');
    expect(new Set(tables[acte].flatMap((t) => t.attendus))).toEqual(new Set(connues));
  });
});

describe('ce qu’un refus ne dit pas', () => {
  test('une gestionnaire de l’autre académie n’apprend ni que la demande existe, ni que la candidature existe', async () => {
    const parisienne = await seConnecter(p, PARISIENNE, 7);
    const vraie = uneDemande(1_000).valeur().id;
    const fausse = uneDemande(9_999).valeur().id;
    const offre = offreId(1_000);
    const [a, b, c, d] = await pousser(
      p.a,
      parisienne,
      cmdPostuler(parisienne, vraie, offre),
      cmdPostuler(parisienne, fausse, offre),
      cmdAnnuler(parisienne, uneDemande(2_000).valeur().id, candidatureId(2_000)),
      cmdAnnuler(parisienne, fausse, candidatureId(9_999)),
    );
    const sansId = (r: ReponseCommande | undefined) => ({ ...r, commandeId: '' });
    expect(motifs(a)).toEqual(['demande_inconnue']);
    expect(sansId(a)).toEqual(sansId(b));
    expect(motifs(c)).toEqual(['candidature_inconnue']);
    expect(sansId(c)).toEqual(sansId(d));
  });

  test('le mandat d’une autre académie ne donne rien à celle-ci', async () => {
    const demande = uneDemande(3_000).valeur();
    const avant = { ...demande, academieId: paris };
    await p.semer({ demandes: [avant], mandats: [unMandat(3_000).avec({ academieId: paris }).valeur()] });
    // L'agent a changé d'académie : la demande emporte ses mandats, qui restent donnés à l'ancienne.
    await p.pool.query('UPDATE demande SET academie_id = $2, doc = $3 WHERE id = $1', [
      demande.id,
      demande.academieId,
      JSON.stringify(demande),
    ]);
    const [reponse] = await pousser(p.a, poste, cmdPostuler(poste, demande.id, offreId(1_000)));
    expect(motifs(reponse)).toEqual(['mandat_absent']);
  });

  test('la raison « déjà active » nomme la candidature en cours, son auteur et son offre', () => {
    const i = dePostuler.findIndex((t) => t.c.etat === 'deposee');
    const reponse = reponses.get(`postuler ${i}`)!;
    const active = uneCandidature(1_000 + i).valeur();
    expect(reponse.statut === 'refusee' && reponse.raisons[0]).toEqual({
      motif: 'candidature_deja_active',
      candidatureId: active.id,
      etat: 'deposee',
      deposeeLe: active.deposeeLe,
      auteur: 'Camille Moreau',
      resume: active.resume,
    });
  });
});

describe('le jour est celui du serveur, à Paris, quand l’acte lui arrive', () => {
  test.each<[string, string, string, boolean]>([
    ['la veille, à 23 h 59', '2026-12-15', '2026-12-14T22:59:59Z', true],
    ['le jour même, à 23 h 59, heure d’hiver', '2026-12-15', '2026-12-15T22:59:59.999Z', true],
    ['le lendemain, à 0 h, heure d’hiver', '2026-12-15', '2026-12-15T23:00:00.000Z', false],
    ['le jour même, à 23 h 59, heure d’été', '2027-04-15', '2027-04-15T21:59:59.999Z', true],
    ['le lendemain, à 0 h, heure d’été', '2027-04-15', '2027-04-15T22:00:00.000Z', false],
    ['le jour du passage à l’heure d’été, à 23 h 59', '2027-03-28', '2027-03-28T21:59:59.999Z', true],
    ['le lendemain du passage à l’heure d’été, à 0 h', '2027-03-28', '2027-03-28T22:00:00.000Z', false],
  ])('%s', async (_, dateLimite, instant, accepte) => {
    const n = 4_000 + Math.abs(Date.parse(instant) % 999_983);
    const { demande, mandat } = uneDemande(n).avecMandat();
    await p.semer({ demandes: [demande], mandats: [mandat], offres: [uneOffre(n).avecDateLimite(dateLimite).valeur()] });
    p.horloge.regler(instant);
    await seReconnecter(p, poste);
    // L'heure du poste, ici bien avant la date limite, ne compte pas.
    const [reponse] = await pousser(p.a, poste, { ...cmdPostuler(poste, demande.id, offreId(n)), saisieLe: midi('2026-11-01') });
    expect(motifs(reponse)).toEqual(accepte ? [] : ['offre_close']);
  });
});
