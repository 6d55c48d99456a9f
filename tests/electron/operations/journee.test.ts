import { beforeEach, expect, test } from 'vitest';
import { enregistrerActe } from '../../../db/local/apply/acte.ts';
import { appliquerReponses } from '../../../db/local/apply/reponses.ts';
import type { BaseLocale } from '../../../db/local/open.ts';
import { creerVues } from '../../../db/local/views/vues.ts';
import type { Input, Output } from '../../../domain/contract/index.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { Session } from '../../../electron/host/session.ts';
import { operationsJournee } from '../../../electron/operations/journee.ts';
import { unDepot } from '../../constructeurs/acte.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { commandeId, demandeId } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { unMandat } from '../../constructeurs/mandat.ts';
import { ligne, recevoir, suppression, uneBase } from '../../db/local/outils.ts';

let base: BaseLocale;
let annonces: unknown[];
let numero: number;
beforeEach(() => {
  base = uneBase();
  annonces = [];
  numero = 0;
});

const { 'journee.lire': lire, 'journee.reporter': reporter } = operationsJournee((...annonce) => void annonces.push(annonce));
const session = (jour: Jour = aujourdhui): Session =>
  ({ base, vues: creerVues(base), horloge: () => new Date(midi(jour)) }) as unknown as Session;

/** Un agent dont la demande et le mandat durent encore longtemps, sauf ce qui est dit ; rien ne presse pour lui. */
function recevoirAgent(n: number, { demande = '2027-08-01', mandat = '2027-08-31' }: { demande?: Jour; mandat?: Jour } = {}): void {
  recevoir(base, [
    ligne('demande', ++numero, uneDemande(n).avec({ valableJusquau: demande }).valeur()),
    ligne('mandat', ++numero, unMandat(n).avecPeriode('2026-09-01', mandat).valeur()),
  ]);
}

async function journee(input: Partial<Input<'journee.lire'>> = {}, jour: Jour = aujourdhui): Promise<Output<'journee.lire'>> {
  const reponse = await lire({ genre: null, reportees: false, debut: 0, nombre: 50, ...input }, session(jour));
  if (!reponse.ok) throw new Error('la journée est refusée');
  return reponse.value;
}
const taches = async (jour?: Jour) => (await journee({}, jour)).taches.map((t) => [t.genre, t.demandeId, t.echeance]);

test('sans rien à faire, la journée est vide', async () => {
  recevoirAgent(1);
  expect(await journee()).toMatchObject({ le: aujourdhui, total: 0, taches: [], reportees: 0 });
});

test.each([
  ['finie hier', '2026-11-22', false],
  ['finit aujourd’hui', '2026-11-23', true],
  ['finit dans trente jours', '2026-12-23', true],
  ['finit dans trente et un jours', '2026-12-24', false],
] as const)('une demande ou un mandat qui %s est à traiter : %s, %s', async (_, jour, attendu) => {
  recevoirAgent(1, { demande: jour });
  recevoirAgent(2, { mandat: jour });
  expect(await taches()).toEqual(
    attendu
      ? [
          ['demande_a_renouveler', demandeId(1), jour],
          ['mandat_qui_finit', demandeId(2), jour],
        ]
      : [],
  );
});

test('sans mandat en vigueur, une demande qui finit n’est pas à renouveler par ce service', async () => {
  recevoir(base, [ligne('demande', 1, uneDemande(1).avec({ valableJusquau: '2026-12-01' }).valeur())]);
  expect(await taches()).toEqual([]);
});

const piece = (valableJusquau: Jour | null, deposeeLe: Jour | null = '2026-09-01') => ({
  code: `piece-${valableJusquau}`,
  personne: 'demandeur' as const,
  categorie: 'ressources' as const,
  libelle: 'Trois derniers bulletins de salaire',
  deposeeLe,
  valableJusquau,
});

test.each([
  ['dans une semaine', '2026-11-30', 'transmise', true],
  ['aujourd’hui', '2026-11-23', 'deposee', true],
  ['il y a quinze jours', '2026-11-08', 'en_commission', true],
  ['dans huit jours', '2026-12-01', 'validee', false],
  ['il y a seize jours', '2026-11-07', 'validee', false],
  ['demain, une fois le logement attribué', '2026-11-24', 'acceptee', false],
  ['demain, la candidature close', '2026-11-24', 'annulee', false],
] as const)('une pièce qui cesse de valoir %s : %s, %s, à traiter : %s', async (_, fin, etat, attendu) => {
  const demande = uneDemande(1).avec({
    valableJusquau: '2027-08-01',
    pieces: [piece('2027-02-01'), piece(fin), piece('2026-01-01', null), piece(null)],
  });
  recevoir(base, [
    ligne('demande', 1, demande.valeur()),
    ligne('mandat', 2, unMandat(1).avecPeriode('2026-09-01', '2027-08-31').valeur()),
    ligne('candidature', 3, uneCandidature(1).dansLEtat(etat).valeur()),
  ]);
  expect(await taches()).toEqual(attendu ? [['piece_qui_perime', demandeId(1), fin]] : []);
});

test('la pièce confirmée à nouveau par l’agent, la tâche s’en va', async () => {
  const demande = uneDemande(1).avec({ valableJusquau: '2027-08-01', pieces: [piece('2026-11-25')] });
  recevoir(base, [
    ligne('demande', 1, demande.valeur()),
    ligne('mandat', 2, unMandat(1).avecPeriode('2026-09-01', '2027-08-31').valeur()),
    ligne('candidature', 3, uneCandidature(1).dansLEtat('deposee').valeur()),
  ]);
  expect(await taches()).toEqual([['piece_qui_perime', demandeId(1), '2026-11-25']]);
  recevoir(base, [ligne('demande', 4, demande.avec({ pieces: [piece('2027-01-31')] }).valeur())]);
  expect(await taches()).toEqual([]);
});

test('une attribution attend la réponse de l’agent dix jours, quelle que soit la décision (R441-10 CCH)', async () => {
  for (const [n, etat] of (['attribuee', 'attribuee_avec_rang', 'attribuee_sous_condition', 'acceptee'] as const).entries()) {
    recevoirAgent(n + 1);
    recevoir(base, [
      ligne(
        'candidature',
        ++numero,
        uneCandidature(n + 1)
          .dansLEtat(etat)
          .valeur(),
      ),
    ]);
  }
  expect(await taches()).toEqual([1, 2, 3].map((n) => ['reponse_attendue', demandeId(n), '2026-11-26']));
});

test('un rattachement à valider est à faire, jusqu’à ce qu’il soit jugé', async () => {
  recevoir(base, [
    ligne('demande', 1, uneDemande(1).avecRattachement('a_valider').avec({ valableJusquau: '2027-08-01' }).valeur()),
    ligne('mandat', 2, unMandat(1).valeur()),
  ]);
  expect(await taches()).toEqual([['rattachement_a_valider', demandeId(1), null]]);
  recevoir(base, [ligne('demande', 3, uneDemande(1).avecRattachement('validee').avec({ valableJusquau: '2027-08-01' }).valeur())]);
  expect(await taches()).toEqual([]);
});

test('un acte qui attend depuis la veille est une information ; refusé, c’est une divergence à traiter', async () => {
  recevoirAgent(1);
  enregistrerActe(base.ecriture, { ...unDepot(1, uneCandidature(1).valeur()), saisieLe: midi('2026-11-22') });
  expect((await journee()).taches).toMatchObject([
    { genre: 'acte_en_attente', acte: 'candidature.postuler', agent: { nom: expect.any(String) } },
  ]);
  appliquerReponses(base.ecriture, [
    { commandeId: commandeId(1), statut: 'refusee', recueLe: midi(), raisons: [{ motif: 'entree_invalide' }] },
  ]);
  expect((await journee()).taches).toMatchObject([{ genre: 'divergence', commandeId: commandeId(1), echeance: null }]);
});

test('le plus pressant d’abord, par fenêtres, et la charge ne dépend pas du genre choisi', async () => {
  for (let n = 1; n <= 9; n++) recevoirAgent(n, { demande: `2026-12-0${10 - n}` });
  recevoirAgent(10, { mandat: '2026-12-05' });
  const { total, taches: fenetre } = await journee({ debut: 3, nombre: 3 });
  expect([total, fenetre.map((t) => [t.genre, t.echeance])]).toEqual([
    10,
    [
      ['demande_a_renouveler', '2026-12-04'],
      ['demande_a_renouveler', '2026-12-05'],
      ['mandat_qui_finit', '2026-12-05'],
    ],
  ]);
  const mandats = await journee({ genre: 'mandat_qui_finit' });
  expect([mandats.total, mandats.comptes.demande_a_renouveler]).toEqual([1, 9]);
});

test('reportée, une tâche quitte la liste jusqu’au jour dit ; reprise, elle revient ; une nouvelle échéance se montre', async () => {
  recevoirAgent(1, { demande: '2026-12-10' });
  const { cle } = (await journee()).taches[0]!;
  expect(await reporter({ cle, au: '2026-11-30' }, session())).toEqual({ ok: true, value: {} });
  expect(annonces).toEqual([['donnees.changees', { tables: ['report'] }]]);
  expect(await journee()).toMatchObject({ total: 0, reportees: 1, comptes: { demande_a_renouveler: 0 } });
  expect((await journee({ reportees: true })).taches).toMatchObject([{ cle }]);
  expect([await taches('2026-11-29'), (await taches('2026-11-30')).length]).toEqual([[], 1]);
  await reporter({ cle, au: null }, session());
  expect((await journee()).total).toBe(1);
  await reporter({ cle, au: '2026-11-30' }, session());
  recevoirAgent(1, { demande: '2026-12-15' });
  expect(await taches()).toEqual([['demande_a_renouveler', demandeId(1), '2026-12-15']]);
});

test('on ne reporte ni une tâche qui n’est pas à faire, ni à un jour passé', async () => {
  recevoirAgent(1, { demande: '2026-12-10' });
  const { cle } = (await journee()).taches[0]!;
  expect(await reporter({ cle: 'divergence:autre', au: '2026-11-30' }, session())).toEqual({
    ok: false,
    refus: [{ motif: 'tache_absente' }],
  });
  expect(await reporter({ cle, au: aujourdhui }, session())).toEqual({ ok: false, refus: [{ motif: 'report_passe', au: aujourdhui }] });
  expect([(await journee()).total, annonces]).toEqual([1, []]);
});

test('un mandat retiré emporte ce qui avait été reporté (I-10)', async () => {
  recevoirAgent(1, { demande: '2026-12-10' });
  const { cle } = (await journee()).taches[0]!;
  await reporter({ cle, au: '2026-11-30' }, session());
  recevoir(base, [suppression('demande', ++numero, demandeId(1))]);
  expect(base.lecture.prepare('SELECT count(*) FROM report').pluck().get()).toBe(0);
});
