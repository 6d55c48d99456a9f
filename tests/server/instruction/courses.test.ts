import { afterAll, beforeAll, expect, test } from 'vitest';
import { uneDemande } from '../../constructeurs/demande.ts';
import {
  AGENT,
  CONSEILLER,
  BAILLEUR,
  cmdAnnuler,
  cmdPostuler,
  motifs,
  pousser,
  seConnecter,
  tirer,
  unePlateforme,
  type Plateforme,
  type Poste,
} from '../outils.ts';
import { candidatureEcrite, faire, issue, offreDe, offreEcrite, semence, unDossier, uneSaisie } from './outils.ts';

const COURSES = 12;
const numeros = (debut: number) => Array.from({ length: COURSES }, (_, i) => debut + i);
const aEtudier = numeros(1_000);
const aTransmettre = numeros(2_000);
const attribuees = numeros(3_000);
const parAgent = 1;

let p: Plateforme;
let conseillere: Poste;
beforeAll(async () => {
  p = await unePlateforme({
    semence: semence([
      ...aEtudier.map((n) => unDossier(n)),
      ...aTransmettre.map((n) => unDossier(n, 'validee')),
      ...attribuees.map((n) => unDossier(n, 'attribuee')),
      unDossier(parAgent, 'validee', offreDe(parAgent)),
    ]),
  });
  conseillere = await seConnecter(p, CONSEILLER, 1);
});
afterAll(() => p.fermer());

const instruire = (app: Plateforme['a'], id: string, acte: 'valider' | 'invalider' | 'transmettre') =>
  faire(app, conseillere, 'conseiller.instruire', { candidatureId: id as never, acte, texte: 'Dossier incomplet' });

/** L'un ou l'autre part le premier, une fois sur deux. */
const ensemble = async <A, B>(i: number, a: () => Promise<A>, b: () => Promise<B>): Promise<[A, B]> => {
  if (i % 2 === 0) return Promise.all([a(), b()]);
  const [rb, ra] = await Promise.all([b(), a()]);
  return [ra, rb];
};

test('valider et invalider en même temps : un gagnant, et l’autre apprend où en est la candidature', async () => {
  for (const [i, n] of aEtudier.entries()) {
    const { candidature } = unDossier(n);
    const [validee, invalidee] = await ensemble(
      i,
      () => instruire(p.a, candidature.id, 'valider'),
      () => instruire(p.b, candidature.id, 'invalider'),
    );
    expect([issue(validee)[0], issue(invalidee)[0]].toSorted()).toEqual(['acte_impossible', 'ok']);
    const { etat, evenements } = await candidatureEcrite(p, candidature.id);
    expect(etat).toBe(validee.status === 'ok' ? 'validee' : 'invalidee');
    expect(evenements).toHaveLength(2);
    const perdant = validee.status === 'ok' ? invalidee : validee;
    expect(perdant.status === 'refused' && perdant.refus[0]).toMatchObject({ etat });
  }
});

test('l’académie annule pendant que le conseiller transmet : un gagnant, et l’offre n’est décomptée que si c’est l’annulation', async () => {
  const gestionnaire = await seConnecter(p, undefined, 2);
  for (const [i, n] of aTransmettre.entries()) {
    const { candidature, demande, offre } = unDossier(n, 'validee');
    const [transmise, [annulation]] = await ensemble(
      i,
      () => instruire(p.a, candidature.id, 'transmettre'),
      () => pousser(p.b, gestionnaire, cmdAnnuler(gestionnaire, demande.id, candidature.id)),
    );
    const gagnee = transmise.status === 'ok';
    expect((await candidatureEcrite(p, candidature.id)).etat).toBe(gagnee ? 'transmise' : 'annulee');
    expect(motifs(annulation)).toEqual(gagnee ? ['deja_transmise'] : []);
    if (!gagnee) expect(issue(transmise)).toEqual(['acte_impossible']);
    expect((await offreEcrite(p, offre.id)).nombreCandidatures).toBe(gagnee ? 1 : 0);
  }
});

test('l’agent annule pendant que le conseiller transmet : un gagnant', async () => {
  const agent = await seConnecter(p, AGENT, 3);
  const { candidature } = unDossier(parAgent, 'validee');
  const [transmise, annulee] = await ensemble(
    0,
    () => instruire(p.a, candidature.id, 'transmettre'),
    () => faire(p.b, agent, 'agent.annuler', { candidatureId: candidature.id }),
  );
  expect([transmise.status, annulee.status].toSorted()).toEqual(['ok', 'refused']);
  expect((await candidatureEcrite(p, candidature.id)).etat).toBe(transmise.status === 'ok' ? 'transmise' : 'annulee');
});

test('le bailleur enregistre une acceptation et un désistement en même temps : une seule réponse est gardée', async () => {
  const bailleur = await seConnecter(p, BAILLEUR, 4);
  for (const [i, n] of attribuees.entries()) {
    const { candidature } = unDossier(n, 'attribuee');
    const repondre = (app: Plateforme['a'], acte: 'accepter' | 'se_desister') =>
      faire(app, bailleur, 'bailleur.decider', { candidatureId: candidature.id, acte, texte: null });
    const [oui, non] = await ensemble(
      i,
      () => repondre(p.a, 'accepter'),
      () => repondre(p.b, 'se_desister'),
    );
    expect([oui.status, non.status].toSorted()).toEqual(['ok', 'refused']);
    expect((await candidatureEcrite(p, candidature.id)).etat).toBe(oui.status === 'ok' ? 'acceptee' : 'desistee');
  }
});

test('le bailleur modifie son offre pendant que des agents y candidatent : ni le compteur ni la modification ne se perdent', async () => {
  const bailleur = await seConnecter(p, BAILLEUR, 4);
  const gestionnaire = await seConnecter(p, undefined, 5);
  const offre = offreDe(4_000);
  const libres = numeros(4_000).map((n) => uneDemande(n).avecMandat());
  await p.semer({ offres: [offre], demandes: libres.map((d) => d.demande), mandats: libres.map((d) => d.mandat) });
  const modifier = (loyer: number) =>
    faire(p.b, bailleur, 'bailleur.modifier', {
      offreId: offre.id,
      saisie: uneSaisie({ reference: offre.reference, loyer: String(loyer) }),
    });
  const [reponses, ...modifications] = await Promise.all([
    pousser(p.a, gestionnaire, ...libres.map(({ demande }) => cmdPostuler(gestionnaire, demande.id, offre.id))),
    ...[501, 502, 503, 504].map(modifier),
  ]);
  expect(reponses.every((r) => r.statut === 'acceptee')).toBe(true);
  expect(modifications.map((m) => m.status)).toEqual(['ok', 'ok', 'ok', 'ok']);
  const ecrite = await offreEcrite(p, offre.id);
  expect(ecrite.nombreCandidatures).toBe(1 + COURSES);
  expect([501, 502, 503, 504]).toContain(ecrite.loyer);
  const descendue = (await tirer(p.a, gestionnaire)).lignes.find((l) => l[3] === offre.id)!;
  expect(JSON.parse(String(descendue.at(-1))), 'les postes ont la dernière').toEqual(ecrite);
});
