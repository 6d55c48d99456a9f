import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OffreId } from '../../../domain/shared/ids.ts';
import { bailleurId, demandeId, offreId, uuid } from '../../constructeurs/identifiants.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import {
  BAILLEUR,
  cmdPostuler,
  curseursApres,
  motifs,
  pousser,
  seConnecter,
  tirer,
  unePlateforme,
  type Plateforme,
  type Poste,
} from '../outils.ts';
import { faire, issue, journal, offreDe, offreEcrite, reussir, semence, unDossier, uneSaisie } from './outils.ts';

let p: Plateforme;
let bailleur: Poste;
let gestionnaire: Poste;
beforeAll(async () => {
  const partagee = offreDe(1);
  const dossiers = semence([unDossier(1, 'deposee', partagee), unDossier(2, 'transmise', partagee), unDossier(3, 'attribuee', partagee)]);
  const libre = uneDemande(9).avecMandat();
  p = await unePlateforme({
    semence: {
      ...dossiers,
      demandes: [...dossiers.demandes, libre.demande],
      mandats: [...dossiers.mandats, libre.mandat],
      offres: [...dossiers.offres, { ...offreDe(5), etat: 'attribuee' }, { ...offreDe(6), etat: 'retiree' }, offreDe(7, 2)],
    },
  });
  bailleur = await seConnecter(p, BAILLEUR, 1);
  gestionnaire = await seConnecter(p, undefined, 2);
});
afterAll(() => p.fermer());

let neuf = 0;
const neuve = (): OffreId => OffreId.parse(uuid(0x0ff, ++neuf));
const publier = (id: OffreId, saisie = uneSaisie({ reference: `NEUVE-${id.slice(-3)}` })) =>
  faire(p.a, bailleur, 'bailleur.publier', { offreId: id, saisie });
const descendu = async (avant: Record<string, number>) =>
  (await tirer(p.a, gestionnaire, avant)).lignes.map((l) => ({
    code: l[2],
    id: l[3],
    doc: l.length === 4 ? null : JSON.parse(String(l.at(-1))),
  }));
const curseurs = async () => curseursApres(await tirer(p.a, gestionnaire));

describe('publier', () => {
  test('l’offre descend aux postes du département, au nom du bailleur, sans candidature', async () => {
    const avant = await curseurs();
    const id = neuve();
    expect(issue(await publier(id))).toEqual(['ok']);
    expect(await offreEcrite(p, id)).toMatchObject({
      etat: 'publiee',
      bailleur: 'Bailleur d’essai',
      bailleurId: bailleurId(1),
      commune: { insee: '45234', nom: 'Orléans', departement: '45' },
      surface: 47.5,
      loyer: 480.2,
      publieeLe: '2026-11-23',
      nombreCandidatures: 0,
    });
    expect(await descendu(avant)).toMatchObject([{ code: 'o', id, doc: { etat: 'publiee' } }]);
    expect(await journal(p, id)).toEqual([{ acte: 'bailleur.publier', role: 'bailleur', detail: {} }]);
  });

  test('la même saisie, répétée ou envoyée deux fois à la fois, ne publie qu’une offre', async () => {
    // Plusieurs fois : l'un peut finir entre deux lectures de l'autre.
    for (let fois = 0; fois < 12; fois++) {
      const id = neuve();
      const avant = await curseurs();
      const envois = await Promise.all([
        publier(id),
        faire(p.b, bailleur, 'bailleur.publier', { offreId: id, saisie: uneSaisie({ reference: `NEUVE-${id.slice(-3)}` }) }),
      ]);
      expect(envois.map((e) => issue(e)[0])).toEqual(['ok', 'ok']);
      expect(issue(await publier(id))).toEqual(['ok']);
      expect((await descendu(avant)).filter((l) => l.id === id)).toHaveLength(1);
    }
  });

  test('une autre saisie sous le même identifiant n’écrase rien', async () => {
    const id = neuve();
    await publier(id);
    expect(issue(await publier(id, uneSaisie({ reference: `NEUVE-${id.slice(-3)}`, loyer: '999' })))).toEqual(['reference_deja_publiee']);
    expect((await offreEcrite(p, id)).loyer).toBe(480.2);
  });

  test('une référence déjà publiée est refusée, même envoyée à deux serveurs en même temps', async () => {
    const saisie = uneSaisie({ reference: 'UNE-FOIS' });
    const envois = await Promise.all([
      faire(p.a, bailleur, 'bailleur.publier', { offreId: neuve(), saisie }),
      faire(p.b, bailleur, 'bailleur.publier', { offreId: neuve(), saisie }),
    ]);
    expect(envois.map((e) => issue(e)[0]).toSorted()).toEqual(['ok', 'reference_deja_publiee']);
  });

  test('la même référence chez un autre bailleur ne gêne pas', async () => {
    expect(issue(await publier(neuve(), uneSaisie({ reference: offreDe(7, 2).reference })))).toEqual(['ok']);
  });

  test('toutes les raisons sont dites, référence comprise, et rien n’est écrit', async () => {
    const id = neuve();
    const saisie = uneSaisie({ reference: offreDe(1).reference, insee: '99999', loyer: '=1+1', surface: '' });
    const motifsDits = issue(await publier(id, saisie));
    expect(motifsDits).toEqual(expect.arrayContaining(['commune_inconnue', 'champ_illisible', 'champ_absent', 'reference_deja_publiee']));
    expect((await p.pool.query('SELECT 1 FROM offre WHERE id = $1', [id])).rowCount).toBe(0);
  });
});

describe('modifier', () => {
  const modifier = (id: OffreId, saisie: ReturnType<typeof uneSaisie>) =>
    faire(p.a, bailleur, 'bailleur.modifier', { offreId: id, saisie });

  test('la date limite et le loyer changent, le compteur et l’identité restent, et les postes le reçoivent', async () => {
    const avant = await curseurs();
    const saisie = uneSaisie({ reference: offreDe(1).reference, loyer: '495', dateLimite: '2026-12-20', disponibleLe: '2027-02-01' });
    expect(issue(await modifier(offreId(1), saisie))).toEqual(['ok']);
    expect(await offreEcrite(p, offreId(1))).toMatchObject({
      loyer: 495,
      dateLimite: '2026-12-20',
      nombreCandidatures: 1,
      publieeLe: '2026-11-09',
    });
    expect(await descendu(avant)).toMatchObject([{ code: 'o', id: offreId(1), doc: { loyer: 495 } }]);
  });

  test('passée dans un autre département, elle quitte le flux de l’ancien', async () => {
    const id = neuve();
    await publier(id, uneSaisie({ reference: 'DEMENAGE' }));
    const avant = await curseurs();
    expect(issue(await modifier(id, uneSaisie({ reference: 'DEMENAGE', insee: '37261', codePostal: '37000' })))).toEqual(['ok']);
    const lignes = (await descendu(avant)).filter((l) => l.id === id);
    expect(lignes.map((l) => l.doc?.commune.nom ?? 'retirée').toSorted()).toEqual(['Tours', 'retirée']);
  });

  test.each([
    ['attribuée', 5, 'offre_deja_close'],
    ['retirée', 6, 'offre_deja_close'],
    ['d’un autre bailleur', 7, 'offre_inconnue'],
    ['inconnue', 999, 'offre_inconnue'],
  ])('une offre %s ne se modifie pas', async (_, n, motif) => {
    expect(issue(await modifier(offreId(n), uneSaisie()))).toEqual([motif]);
    expect(issue(await faire(p.a, bailleur, 'bailleur.retirer', { offreId: offreId(n) }))).toEqual([motif]);
  });

  test('vers la référence d’une autre de ses offres : refusé', async () => {
    expect(issue(await modifier(offreId(1), uneSaisie({ reference: offreDe(5).reference })))).toEqual(['reference_deja_publiee']);
  });
});

describe('lire ses offres', () => {
  const lister = (etat: 'publiee' | 'retiree' | 'attribuee' | null, recherche = '') =>
    reussir(p.a, bailleur, 'bailleur.offres', { etat, recherche, debut: 0, nombre: 200 });

  test('par état, avec leurs comptes ; celles d’un autre n’y sont pas', async () => {
    const toutes = await lister(null);
    expect(toutes.total).toBe(toutes.comptes.publiee + toutes.comptes.retiree + toutes.comptes.attribuee);
    expect(toutes.offres).toHaveLength(toutes.total);
    expect(toutes.offres.every((o) => o.offre.bailleurId === bailleurId(1))).toBe(true);
    expect((await lister('attribuee')).offres.map((o) => o.offre.id)).toEqual([offreId(5)]);
    expect((await lister('retiree')).offres.map((o) => o.offre.id)).toEqual([offreId(6)]);
  });

  test('une candidature pas encore transmise ne compte pas pour le bailleur', async () => {
    const { offres } = await lister(null, 'OFF-00001');
    expect(offres).toMatchObject([{ offre: { id: offreId(1) }, recues: 2, enCommission: 0, attribuees: 1 }]);
    const { candidatures } = await reussir(p.a, bailleur, 'bailleur.offre', { offreId: offreId(1) });
    expect(candidatures.map((c) => c.etat)).toEqual(['transmise', 'attribuee']);
  });

  test('la recherche pardonne accents et casse, les comptes la suivent', async () => {
    expect((await lister(null, 'ORLEANS off 00005')).comptes).toEqual({ publiee: 0, retiree: 0, attribuee: 1 });
  });
});

test('retirer : fermée aux nouvelles candidatures, celles déjà déposées restent', async () => {
  const avant = await curseurs();
  expect(issue(await faire(p.a, bailleur, 'bailleur.retirer', { offreId: offreId(1) }))).toEqual(['ok']);
  expect((await descendu(avant)).map((l) => [l.code, l.doc?.etat])).toEqual([['o', 'retiree']]);
  const [refus] = await pousser(p.a, gestionnaire, cmdPostuler(gestionnaire, demandeId(9), offreId(1)));
  expect(motifs(refus)).toEqual(['offre_retiree']);
  const { rows } = await p.pool.query<{ etat: string }>('SELECT etat FROM candidature WHERE offre_id = $1 ORDER BY etat', [offreId(1)]);
  expect(rows.map((r) => r.etat)).toEqual(['attribuee', 'deposee', 'transmise']);
});
