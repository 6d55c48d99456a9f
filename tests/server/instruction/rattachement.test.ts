import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Demande } from '../../../domain/demande/demande.ts';
import { RefusJugerRattachement } from '../../../domain/demande/juger-rattachement.ts';
import { rattachementLu, uneDemande } from '../../constructeurs/demande.ts';
import { demandeId } from '../../constructeurs/identifiants.ts';
import { unAgent } from '../agent/outils.ts';
import {
  COLLEGUE,
  commande,
  curseursApres,
  motifs,
  PARISIENNE,
  pousser,
  seConnecter,
  tirer,
  unePlateforme,
  type Plateforme,
  type Poste,
} from '../outils.ts';
import { courriels } from './outils.ts';

const aValider = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => uneDemande(n).avecRattachement('a_valider').avecMandat());
const retire = uneDemande(10)
  .avecRattachement('a_valider')
  .avecMandat((m) => m.retireLe('2026-11-01'));
const jamaisDonne = uneDemande(11).avecRattachement('a_valider').valeur();
const dejaValidee = uneDemande(12).avecMandat();

let p: Plateforme;
let moi: Poste;
let collegue: Poste;
beforeAll(async () => {
  p = await unePlateforme({
    semence: {
      demandes: [...aValider, retire, dejaValidee].map((d) => d.demande).concat(jamaisDonne),
      mandats: [...aValider, retire, dejaValidee].map((d) => d.mandat),
    },
  });
  moi = await seConnecter(p, undefined, 1);
  collegue = await seConnecter(p, COLLEGUE, 2);
  for (const n of [6, 7, 8]) await unAgent(p, n);
});
afterAll(() => p.fermer());

const lu = (n: number) => rattachementLu(uneDemande(n).valeur());
const cmdValider = (poste: Poste, n: number) => commande(poste, 'rattachement.valider', lu(n), demandeId(n));
const cmdRefuser = (poste: Poste, n: number, motif: string) => commande(poste, 'rattachement.refuser', { ...lu(n), motif }, demandeId(n));
const rattachement = async (n: number) =>
  Demande.parse(JSON.parse((await p.pool.query<{ doc: string }>('SELECT doc FROM demande WHERE id = $1', [demandeId(n)])).rows[0]!.doc))
    .rattachement;

test('valider : écrit, descendu aux postes de l’académie, et l’agent le reçoit', async () => {
  const avant = curseursApres(await tirer(p.a, collegue));
  const [reponse] = await pousser(p.a, moi, cmdValider(moi, 1));
  expect(reponse).toMatchObject({ statut: 'acceptee', flux: 'academie:orleans-tours' });
  expect((await rattachement(1)).validation).toBe('validee');
  const { lignes } = await tirer(p.a, collegue, avant);
  expect(lignes.map((l) => [l[1], l[2], l[3]])).toEqual([[reponse?.statut === 'acceptee' && reponse.numero, 'd', demandeId(1)]]);
  expect(await courriels(p, `rattachement:${demandeId(1)}`)).toMatchObject([
    {
      a: 'agent@essai.test',
      sujet: expect.stringContaining('rattachement est validé'),
      texte: expect.stringContaining('Académie d’Orléans-Tours'),
    },
  ]);
});

test('refuser : le motif est obligatoire, gardé, et montré à l’agent', async () => {
  expect(motifs((await pousser(p.a, moi, cmdRefuser(moi, 2, '   ')))[0])).toEqual(['motif_absent']);
  expect((await rattachement(2)).validation).toBe('a_valider');
  const [reponse] = await pousser(p.a, moi, cmdRefuser(moi, 2, 'Matricule inconnu de nos services.'));
  expect(reponse!.statut).toBe('acceptee');
  expect(await rattachement(2)).toMatchObject({ validation: 'refusee', motifRefus: 'Matricule inconnu de nos services.' });
});

test('deux collègues en même temps, chacun sur son serveur : un gagnant, l’autre apprend ce qui a été jugé', async () => {
  for (const n of [3, 4, 5]) {
    const [[a], [b]] = await Promise.all([
      pousser(p.a, moi, cmdValider(moi, n)),
      pousser(p.b, collegue, cmdRefuser(collegue, n, 'Inconnue du service.')),
    ]);
    expect([a!.statut, b!.statut].toSorted()).toEqual(['acceptee', 'refusee']);
    const { validation } = await rattachement(n);
    expect(validation).toBe(a!.statut === 'acceptee' ? 'validee' : 'refusee');
    const perdant = a!.statut === 'refusee' ? a! : b!;
    expect(perdant.statut === 'refusee' && perdant.raisons).toEqual([{ motif: 'rattachement_deja_juge', validation }]);
  }
});

describe('l’agent a corrigé son employeur pendant que le service était hors ligne', () => {
  test.each([
    ['un autre SIRET', { siret: '99975000300017' }],
    ['un autre matricule', { matricule: 'M999999' }],
  ])('%s avait été lu : rien ne s’applique, et le service l’apprend', async (_, lecture) => {
    const entree = { ...lu(6), ...lecture };
    const [valider, refuser] = await pousser(
      p.a,
      moi,
      commande(moi, 'rattachement.valider', entree, demandeId(6)),
      commande(moi, 'rattachement.refuser', { ...entree, motif: 'Inconnue.' }, demandeId(6)),
    );
    for (const reponse of [valider, refuser])
      expect(reponse!.statut === 'refusee' && reponse!.raisons).toEqual([{ motif: 'rattachement_change' }]);
    expect((await rattachement(6)).validation).toBe('a_valider');
    expect(await courriels(p, `rattachement:${demandeId(6)}`)).toEqual([]);
  });

  test('un acte enregistré avant le protocole 3 ne dit pas ce qu’il avait lu : il est jugé comme alors', async () => {
    const [reponse] = await pousser(p.a, moi, commande(moi, 'rattachement.valider', { demandeId: demandeId(6) }, demandeId(6)));
    expect(reponse!.statut).toBe('acceptee');
    const enTrop = { ...lu(6), nom: 'Lefèvre' };
    expect(motifs((await pousser(p.a, moi, commande(moi, 'rattachement.valider', enTrop, demandeId(6))))[0])).toEqual(['entree_invalide']);
  });
});

describe('le même geste refait sous un autre identifiant', () => {
  const tete = async () =>
    (await p.pool.query<{ tete: number }>("SELECT tete::int FROM flux WHERE id = 'academie:orleans-tours'")).rows[0]!.tete;

  test.each([
    ['valider', 7, cmdValider],
    ['refuser', 8, (poste: Poste, n: number) => cmdRefuser(poste, n, 'Matricule inconnu.')],
  ] as const)('%s, par la même personne et d’un autre poste : accepté, sans rien écrire de plus', async (_, n, acte) => {
    const autrePoste = await seConnecter(p, undefined, 20 + n);
    const [premiere] = await pousser(p.a, moi, acte(moi, n));
    expect(premiere!.statut).toBe('acceptee');
    const avant = [await tete(), await rattachement(n)];
    const [deuxieme] = await pousser(p.a, moi, acte(moi, n));
    const [troisieme] = await pousser(p.b, autrePoste, acte(autrePoste, n));
    for (const reponse of [deuxieme, troisieme])
      expect(reponse).toMatchObject({ statut: 'acceptee', flux: 'academie:orleans-tours', numero: avant[0] });
    expect([await tete(), await rattachement(n)]).toEqual(avant);
    expect(await courriels(p, `rattachement:${demandeId(n)}`)).toHaveLength(1);
  });

  test('par un collègue, ou avec une autre explication : déjà jugé', async () => {
    expect(motifs((await pousser(p.b, collegue, cmdValider(collegue, 7)))[0])).toEqual(['rattachement_deja_juge']);
    expect(motifs((await pousser(p.a, moi, cmdRefuser(moi, 8, 'Autre raison.')))[0])).toEqual(['rattachement_deja_juge']);
  });

  test('le sien a été refusé, un collègue a jugé ensuite : ce n’est pas le même geste', async () => {
    expect(motifs((await pousser(p.a, moi, cmdRefuser(moi, 9, ' ')))[0])).toEqual(['motif_absent']);
    await pousser(p.b, collegue, cmdValider(collegue, 9));
    expect(motifs((await pousser(p.a, moi, cmdValider(moi, 9)))[0])).toEqual(['rattachement_deja_juge']);
  });
});

describe('refusé, et rien n’est écrit', () => {
  test.each([
    ['déjà validé', 12, 'rattachement_deja_juge'],
    ['mandat retiré', 10, 'mandat_retire'],
    ['sans mandat', 11, 'mandat_absent'],
    ['demande inconnue', 999, 'demande_inconnue'],
  ])('%s', async (_, n, motif) => {
    const [reponse] = await pousser(p.a, moi, cmdValider(moi, n));
    expect(motifs(reponse)).toContain(motif);
    if (reponse?.statut === 'refusee') for (const raison of reponse.raisons) expect(RefusJugerRattachement.parse(raison)).toEqual(raison);
    expect(await courriels(p, `rattachement:${demandeId(n)}`)).toEqual([]);
  });

  test('une gestionnaire d’une autre académie n’apprend pas que la demande existe', async () => {
    const parisienne = await seConnecter(p, PARISIENNE, 3);
    const [vraie, fausse] = await pousser(p.a, parisienne, cmdValider(parisienne, 1), cmdValider(parisienne, 999));
    expect({ ...vraie, commandeId: '' }).toEqual({ ...fausse, commandeId: '' });
    expect(motifs(vraie)).toContain('demande_inconnue');
  });

  test('pour une autre demande que celle qu’elle dit', async () => {
    const [reponse] = await pousser(p.a, moi, commande(moi, 'rattachement.valider', { demandeId: demandeId(12) }, demandeId(1)));
    expect(motifs(reponse)).toEqual(['entree_invalide']);
  });
});
