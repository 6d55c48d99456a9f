import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ouvrirFamille } from '../../../db/central/apply/jetons.ts';
import { enTransaction } from '../../../db/central/open.ts';
import { agentId, candidatureId, posteId, uuid } from '../../constructeurs/identifiants.ts';
import { unAgent } from '../agent/outils.ts';
import { CONSEILLER, seConnecter, unePlateforme, type Plateforme, type Poste } from '../outils.ts';
import { candidatureEcrite, courriels, faire, issue, journal, semence, unDossier } from './outils.ts';

const MOTIF = 'L’avis d’imposition manque.';
let p: Plateforme;
let conseillere: Poste;
let collegue: Poste;
beforeAll(async () => {
  p = await unePlateforme({ semence: semence([...[1, 2, 3, 4].map((n) => unDossier(n)), unDossier(5, 'attribuee')]) });
  for (const n of [1, 2]) await unAgent(p, n);
  conseillere = await seConnecter(p, CONSEILLER, 1);
  collegue = await unAutreConseiller();
});
afterAll(() => p.fermer());

async function unAutreConseiller(): Promise<Poste> {
  const id = uuid(0xc0, 1);
  await p.pool.query(
    "INSERT INTO compte (id, role, courriel, mot_de_passe, nom, prenom) VALUES ($1, 'conseiller', 'ines@essai.test', 'aucun', 'Roux', 'Inès')",
    [id],
  );
  const jetons = await enTransaction(p.pool, null, (tx) => ouvrirFamille(tx, { compteId: id, posteId: posteId(9) }, p.horloge.lire()));
  return { courriel: 'ines@essai.test', posteId: posteId(9), jetons, rang: 1 };
}

const instruire = (n: number, acte: 'valider' | 'invalider', texte: string | null = null, qui = conseillere, app = p.a) =>
  faire(app, qui, 'conseiller.instruire', { candidatureId: candidatureId(n), acte, texte });
const traces = async (n: number) => [
  (await candidatureEcrite(p, candidatureId(n))).evenements.length,
  (await courriels(p, `candidature:${candidatureId(n)}:`)).length,
  (await journal(p, candidatureId(n))).length,
];

describe('le même geste du conseiller, refait', () => {
  test('un double clic, sur deux serveurs : deux réussites, un événement, un courriel, une ligne', async () => {
    const issues = await Promise.all([p.a, p.b].map(async (app) => issue(await instruire(1, 'valider', null, conseillere, app))));
    expect(issues).toEqual([['ok'], ['ok']]);
    expect(await traces(1)).toEqual([2, 1, 1]);
  });

  test('avec le même motif, c’est fait ; avec un autre, ou par un collègue, la candidature n’en est plus là', async () => {
    expect(issue(await instruire(2, 'invalider', MOTIF))).toEqual(['ok']);
    expect(issue(await instruire(2, 'invalider', ` ${MOTIF} `))).toEqual(['ok']);
    expect(issue(await instruire(2, 'invalider', 'Autre chose.'))).toEqual(['acte_impossible']);
    expect(issue(await instruire(2, 'invalider', MOTIF, collegue))).toEqual(['acte_impossible']);
    expect(issue(await instruire(2, 'valider'))).toEqual(['acte_impossible']);
    expect(await traces(2)).toEqual([2, 1, 1]);
  });
});

test('un agent qui répond deux fois la même chose à une attribution a répondu une fois', async () => {
  const agent = await unAgent(p, 5);
  const repondre = (acte: 'accepter' | 'se_desister') =>
    faire(p.a, agent, 'agent.repondre', { candidatureId: candidatureId(5), acte, texte: null });
  const avant = await traces(5);
  for (let i = 0; i < 2; i++) expect(issue(await repondre('accepter'))).toEqual(['ok']);
  expect(issue(await repondre('se_desister'))).toEqual(['acte_impossible']);
  expect(await traces(5)).toEqual(avant.map((n) => n + 1));
  expect((await candidatureEcrite(p, candidatureId(5))).evenements.at(-1)!.auteur).toMatchObject({ role: 'agent', id: agentId(5) });
});
