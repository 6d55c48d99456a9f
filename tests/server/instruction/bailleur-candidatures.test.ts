import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { actesBailleur } from '../../../domain/candidature/instruire.ts';
import type { EtatCandidature } from '../../../domain/candidature/etapes.ts';
import type { exceptionsTroisDossiers } from '../../../domain/candidature/candidature.ts';
import { candidatureId, offreId } from '../../constructeurs/identifiants.ts';
import { BAILLEUR, CONSEILLER, curseursApres, seConnecter, tirer, unePlateforme, type Plateforme, type Poste } from '../outils.ts';
import { candidatureEcrite, courriels, faire, issue, journal, offreDe, offreEcrite, reussir, semence, unDossier } from './outils.ts';

type Acte = (typeof actesBailleur)[number];

/** Trois dossiers sur l'offre 1, deux sur l'offre 10, un sur chacune des autres. */
const partagee = offreDe(1);
const deux = offreDe(10);
const decisions: readonly [Acte, EtatCandidature][] = [
  ['attribuer', 'attribuee'],
  ['attribuer_avec_rang', 'attribuee_avec_rang'],
  ['attribuer_sous_condition', 'attribuee_sous_condition'],
  ['ne_pas_attribuer', 'non_attribuee'],
  ['declarer_irrecevable', 'irrecevable'],
];

let p: Plateforme;
let bailleur: Poste;
beforeAll(async () => {
  p = await unePlateforme({
    semence: semence([
      unDossier(1, 'validee', partagee),
      unDossier(2, 'transmise', partagee),
      unDossier(3, 'transmise', partagee),
      unDossier(10, 'transmise', deux),
      unDossier(11, 'transmise', deux),
      ...decisions.map((_, i) => unDossier(20 + i, 'en_commission')),
      unDossier(30, 'transmise'),
      unDossier(40, 'attribuee'),
      unDossier(41, 'attribuee'),
    ]),
  });
  bailleur = await seConnecter(p, BAILLEUR, 1);
});
afterAll(() => p.fermer());

const decider = (n: number, acte: Acte, texte: string | null = null) =>
  faire(p.a, bailleur, 'bailleur.decider', { candidatureId: candidatureId(n), acte, texte });
const inscrire = (ns: readonly number[], exception: (typeof exceptionsTroisDossiers)[number] | null = null, offre = 1, le = '2026-12-20') =>
  faire(p.a, bailleur, 'bailleur.inscrireEnCommission', { offreId: offreId(offre), candidatureIds: ns.map(candidatureId), le, exception });
const etat = async (n: number) => (await candidatureEcrite(p, candidatureId(n))).etat;

test('de la transmission à l’entrée dans les lieux : chaque pas est à l’écran du bailleur, chez l’agent et à son académie', async () => {
  const conseillere = await seConnecter(p, CONSEILLER, 2);
  const gestionnaire = await seConnecter(p, undefined, 3);
  const avant = curseursApres(await tirer(p.a, gestionnaire));
  const recues = () => reussir(p.a, bailleur, 'bailleur.candidatures', { file: 'a_traiter', recherche: '000001gd', debut: 0, nombre: 10 });
  expect((await recues()).total, 'pas encore transmise : le bailleur ne la connaît pas').toBe(0);
  await reussir(p.a, conseillere, 'conseiller.instruire', { candidatureId: candidatureId(1), acte: 'transmettre', texte: null });
  expect(await recues()).toMatchObject({ total: 1, lignes: [{ candidatureId: candidatureId(1), etat: 'transmise' }] });

  expect(issue(await decider(1, 'demander_complement', 'Il manque le bulletin d’octobre.'))).toEqual(['ok']);
  expect(issue(await decider(1, 'proposer_visite', 'Mardi à 14 h, sur place.'))).toEqual(['ok']);
  expect(issue(await decider(1, 'constater_visite', 'Visite faite.'))).toEqual(['ok']);
  expect(issue(await inscrire([1, 2, 3]))).toEqual(['ok']);
  expect((await candidatureEcrite(p, candidatureId(1))).commission).toEqual({ le: '2026-12-20', dossiers: 3, exception: null });
  expect(issue(await decider(1, 'attribuer_sous_condition', 'Sous réserve du bail actuel.'))).toEqual(['ok']);
  const vu = await reussir(p.a, bailleur, 'bailleur.lire', { candidatureId: candidatureId(1) });
  expect(vu.actes.toSorted()).toEqual(['accepter', 'constater_visite', 'proposer_visite', 'se_desister']);
  expect(issue(await decider(1, 'accepter'))).toEqual(['ok']);
  expect((await offreEcrite(p, offreId(1))).etat).toBe('publiee');
  expect(issue(await decider(1, 'signer_bail'))).toEqual(['ok']);
  expect((await offreEcrite(p, offreId(1))).etat).toBe('attribuee');
  expect(issue(await decider(1, 'constater_entree'))).toEqual(['ok']);
  expect(await etat(1)).toBe('entree_dans_les_lieux');

  const recus = await courriels(p, `candidature:${candidatureId(1)}:`);
  const { evenements } = await candidatureEcrite(p, candidatureId(1));
  expect(recus.map((c) => c.cle)).toEqual(evenements.slice(2).map((_, i) => `candidature:${candidatureId(1)}:${i + 3}`));
  expect(recus.every((c) => c.a === 'agent@essai.test')).toBe(true);
  expect(recus.find((c) => c.sujet.includes('complément'))!.texte).toContain('Il manque le bulletin d’octobre.');
  expect(evenements.slice(3).every((e) => e.auteur.role === 'bailleur' && e.auteur.nom === 'Bailleur d’essai')).toBe(true);

  const { lignes } = await tirer(p.a, gestionnaire, avant);
  const derniere = lignes.find((l) => l[2] === 'c' && l[3] === candidatureId(1))!;
  expect(JSON.parse(String(derniere.at(-1)))).toMatchObject({ etat: 'entree_dans_les_lieux' });
  const offre = lignes.find((l) => l[2] === 'o' && l[3] === offreId(1))!;
  expect(JSON.parse(String(offre.at(-1)))).toMatchObject({ etat: 'attribuee' });
  expect((await journal(p, candidatureId(1))).map((l) => l.acte)).toContain('bailleur.decider');
});

describe('la commission', () => {
  test('moins de trois dossiers : refusé, sauf exception déclarée ; aucun n’est inscrit à moitié', async () => {
    expect(issue(await inscrire([10, 11], null, 10))).toEqual(['moins_de_trois_dossiers']);
    expect(issue(await inscrire([10, 11, 999], null, 10))).toEqual(['candidature_inconnue']);
    expect(issue(await inscrire([10, 11], 'insuffisance_de_candidats', 10, '2026-11-22'))).toEqual(['commission_passee']);
    expect([await etat(10), await etat(11)]).toEqual(['transmise', 'transmise']);
    expect(issue(await inscrire([10, 11], 'insuffisance_de_candidats', 10))).toEqual(['ok']);
    expect((await candidatureEcrite(p, candidatureId(11))).commission).toEqual({
      le: '2026-12-20',
      dossiers: 2,
      exception: 'insuffisance_de_candidats',
    });
    expect(await journal(p, offreId(10))).toEqual([
      { acte: 'bailleur.inscrireEnCommission', role: 'bailleur', detail: { dossiers: 2, exception: 'insuffisance_de_candidats' } },
    ]);
  });

  test('un dossier d’une autre offre, déjà inscrit, ou compté deux fois, n’aide pas à faire trois', async () => {
    expect(issue(await inscrire([30, 30, 30], null, 30))).toEqual(['moins_de_trois_dossiers']);
    expect(issue(await inscrire([30, 10, 11], null, 30))).toEqual(['candidature_inconnue']);
    expect(issue(await inscrire([10], 'personne_prioritaire_designee', 10))).toEqual(['acte_impossible']);
    expect(await etat(30)).toBe('transmise');
  });

  test('deux inscriptions en même temps du même dossier : une seule', async () => {
    const reponses = await Promise.all([0, 1].map(() => inscrire([30], 'personne_prioritaire_designee', 30)));
    expect(reponses.map((r) => issue(r)[0]).toSorted()).toEqual(['acte_impossible', 'ok']);
    expect((await candidatureEcrite(p, candidatureId(30))).evenements.filter((e) => e.acte === 'inscrire_en_commission')).toHaveLength(1);
  });
});

describe('les cinq décisions de la CALEOL (R441-3)', () => {
  test.each(decisions.map(([acte, vers], i) => [acte, vers, 20 + i] as const))('%s → %s, avec son motif', async (acte, vers, n) => {
    if (acte !== 'attribuer') expect(issue(await decider(n, acte, '  '))).toEqual(['texte_absent']);
    expect(issue(await decider(n, acte, 'Décision du 23 novembre.'))).toEqual(['ok']);
    const { etat: atteint, evenements } = await candidatureEcrite(p, candidatureId(n));
    expect([atteint, evenements.at(-1)!.motif]).toEqual([vers, 'Décision du 23 novembre.']);
    expect(issue(await decider(n, acte, 'Encore.'))).toEqual(['acte_impossible']);
  });

  test('une décision avant la commission est refusée', async () => {
    const [refus] = issue(await decider(2, 'signer_bail'));
    expect(refus).toBe('acte_impossible');
  });
});

test('la réponse d’un agent reçue par courrier s’enregistre dans les dix jours, jamais après', async () => {
  p.horloge.regler('2026-11-26T22:00:00Z');
  bailleur = await seConnecter(p, BAILLEUR, 1);
  expect(issue(await decider(40, 'accepter'))).toEqual(['ok']);
  p.horloge.regler('2026-11-26T23:30:00Z');
  bailleur = await seConnecter(p, BAILLEUR, 1);
  expect(issue(await decider(41, 'accepter'))).toEqual(['delai_de_reponse_depasse']);
  const { actes } = await reussir(p.a, bailleur, 'bailleur.lire', { candidatureId: candidatureId(41) });
  expect(actes).not.toContain('accepter');
  expect(await etat(41)).toBe('attribuee');
});
