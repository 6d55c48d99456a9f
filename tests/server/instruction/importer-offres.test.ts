import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { champsOffre, type SaisieOffre } from '../../../domain/offre/saisie-offre.ts';
import { bailleurId } from '../../constructeurs/identifiants.ts';
import { jusquA } from '../../outils/attendre.ts';
import { BAILLEUR, curseursApres, seConnecter, tirer, unePlateforme, type Plateforme, type Poste } from '../outils.ts';
import { faire, issue, offreDe, reussir, uneSaisie } from './outils.ts';

let p: Plateforme;
let bailleur: Poste;
beforeAll(async () => {
  p = await unePlateforme({ semence: { offres: [offreDe(1), offreDe(2, 2)] } });
  bailleur = await seConnecter(p, BAILLEUR, 1);
});
afterAll(() => p.fermer());

const enCsv = (saisies: readonly SaisieOffre[], delimiter = ';'): string =>
  Papa.unparse({ fields: [...champsOffre], data: saisies.map((s) => champsOffre.map((c) => s[c])) }, { delimiter });
const nombreDOffres = async () => (await p.pool.query('SELECT 1 FROM offre WHERE bailleur_id = $1', [bailleurId(1)])).rowCount!;
const importer = (csv: string, publier = true) => reussir(p.a, bailleur, 'bailleur.importer', { csv, publier });

/** Un fichier de n offres, aux références neuves. */
let serie = 0;
const fichier = (n: number, traits: (i: number) => Partial<SaisieOffre> = () => ({})): SaisieOffre[] => {
  serie += 1;
  return Array.from({ length: n }, (_, i) => uneSaisie({ reference: `S${serie}-${i + 1}`, ...traits(i) }));
};

describe('un fichier d’offres', () => {
  test('aperçu : tout est jugé, rien n’est écrit ; publié ensuite, tout y est et descend aux postes', async () => {
    const gestionnaire = await seConnecter(p, undefined, 2);
    const avant = await nombreDOffres();
    const csv = enCsv(fichier(3));
    const apercu = await importer(csv, false);
    expect(apercu.publiees).toBe(0);
    expect(apercu.lignes).toMatchObject([
      { ligne: 2, refus: [] },
      { ligne: 3, refus: [] },
      { ligne: 4, refus: [] },
    ]);
    expect(apercu.lignes[0]!.resume).toMatch(/^T2 \| Orléans \(45\) \| 550,20\s€$/);
    expect(await nombreDOffres()).toBe(avant);
    const curseurs = curseursApres(await tirer(p.a, gestionnaire));
    expect((await importer(csv)).publiees).toBe(3);
    expect(await nombreDOffres()).toBe(avant + 3);
    expect((await tirer(p.a, gestionnaire, curseurs)).lignes.map((l) => l[2])).toEqual(['o', 'o', 'o']);
  });

  test('une seule ligne refusée et rien n’est publié ; chaque mauvaise ligne dit son numéro et toutes ses raisons', async () => {
    const avant = await nombreDOffres();
    const saisies = fichier(4, (i) => (i === 1 ? { loyer: 'cher', insee: '99999', surface: '' } : i === 3 ? { typologie: 'T9' } : {}));
    const { publiees, lignes } = await importer(enCsv(saisies));
    expect(publiees).toBe(0);
    expect(lignes.map((l) => [l.ligne, l.reference, l.refus.map((r) => r.motif).toSorted()])).toEqual([
      [2, saisies[0]!.reference, []],
      [3, saisies[1]!.reference, ['champ_absent', 'champ_illisible', 'commune_inconnue']],
      [4, saisies[2]!.reference, []],
      [5, saisies[3]!.reference, ['champ_illisible']],
    ]);
    expect(await nombreDOffres()).toBe(avant);
  });

  test('une référence répétée dans le fichier, ou déjà publiée, est expliquée ; celle d’un autre bailleur ne gêne pas', async () => {
    const saisies = fichier(4, (i) =>
      i === 1
        ? { reference: offreDe(1).reference }
        : i === 2
          ? { reference: offreDe(2).reference }
          : i === 3
            ? { reference: ` S${serie}-1 ` }
            : {},
    );
    const { publiees, lignes } = await importer(enCsv(saisies));
    expect(publiees).toBe(0);
    expect(lignes.map((l) => l.refus.map((r) => r.motif))).toEqual([[], ['reference_deja_publiee'], [], ['reference_deja_publiee']]);
  });

  test('le même fichier deux fois : la seconde ne publie rien et le dit', async () => {
    const csv = enCsv(fichier(5));
    const envois = await Promise.all([
      faire(p.a, bailleur, 'bailleur.importer', { csv, publier: true }),
      faire(p.b, bailleur, 'bailleur.importer', { csv, publier: true }),
    ]);
    const publiees = envois.map((e) => (e.status === 'ok' ? (e.value as { publiees: number }).publiees : -1));
    expect(publiees.toSorted()).toEqual([0, 5]);
  });

  test.each([';', ',', '\t'])('séparé par « %s », avec une marque d’ordre des octets et des retours Windows', async (separateur) => {
    const csv = `\ufeff${enCsv(
      fichier(2, () => ({ description: 'Calme ; clair, « vue »\tsud "rare"' })),
      separateur,
    )}`;
    expect((await importer(csv)).publiees).toBe(2);
  });

  test('ce qui ressemble à une formule reste un texte, et ne se calcule pas', async () => {
    const [saisie] = fichier(1, () => ({ description: '=HYPERLINK("https://ailleurs.test")' }));
    expect((await importer(enCsv([saisie!]))).publiees).toBe(1);
    const { rows } = await p.pool.query<{ d: string }>("SELECT doc::json ->> 'description' AS d FROM offre WHERE reference = $1", [
      saisie!.reference,
    ]);
    expect(rows[0]!.d).toBe(saisie!.description);
    const { lignes } = await importer(enCsv(fichier(1, () => ({ loyer: '=400+80' }))));
    expect(lignes[0]!.refus).toMatchObject([{ motif: 'champ_illisible', champ: 'loyer' }]);
  });

  test.each<[string, string, string]>([
    ['vide', '', 'fichier_vide'],
    ['des blancs', '\n \n\n', 'fichier_vide'],
    ['des titres seuls', 'a;b;c', 'fichier_vide'],
    ['des titres inconnus', 'a;b;c\n1;2;3', 'colonnes_absentes'],
    ['cinq mille une lignes', enCsv(Array.from({ length: 5_001 }, () => uneSaisie())), 'trop_de_lignes'],
    ['une colonne oubliée', enCsv([uneSaisie()]).replace('loyer', 'lloyer'), 'colonnes_absentes'],
    ['pas du tout un tableau', '\u0001PNG\n\u0002', 'colonnes_absentes'],
  ])('un fichier qui n’en est pas un : %s', async (_, csv, motif) => {
    expect(issue(await faire(p.a, bailleur, 'bailleur.importer', { csv, publier: true }))).toEqual([motif]);
  });

  test('deux colonnes seulement, et une fin de ligne : celles qui sont là ne sont pas dites absentes', async () => {
    const csv = 'Référence;Code INSEE de la commune\r\nA-1;45234\r\n';
    const enveloppe = await faire(p.a, bailleur, 'bailleur.importer', { csv, publier: false });
    const manquent: unknown = expect.not.arrayContaining(['Référence', 'Code INSEE de la commune']);
    expect(enveloppe).toMatchObject({ status: 'refused', refus: [{ motif: 'colonnes_absentes', colonnes: manquent }] });
  });

  test('des guillemets qui ne se ferment pas ne publient rien à moitié', async () => {
    const avant = await nombreDOffres();
    const csv = enCsv(fichier(5)).replace('Dans une rue', '"Dans une rue');
    const reponse = await faire(p.a, bailleur, 'bailleur.importer', { csv, publier: true });
    expect(['ok', 'refused']).toContain(reponse.status);
    if (reponse.status === 'ok') expect((reponse.value as { publiees: number }).publiees).toBe(0);
    expect(await nombreDOffres()).toBe(avant);
  });
});

test('cinq mille offres en quelques secondes, en une transaction', async () => {
  const avant = await nombreDOffres();
  const csv = enCsv(fichier(5_000, (i) => (i % 2 === 0 ? {} : { insee: '37261', codePostal: '37000' })));
  const debut = performance.now();
  expect((await importer(csv)).publiees).toBe(5_000);
  expect(performance.now() - debut).toBeLessThan(10_000);
  expect(await nombreDOffres()).toBe(avant + 5_000);
  expect((await p.pool.query('SELECT DISTINCT xmin::text FROM offre WHERE reference LIKE $1', [`S${serie}-%`])).rowCount).toBe(1);
});

test('une transaction coupée au milieu ne laisse rien, et le même fichier passe ensuite', async () => {
  const csv = enCsv(fichier(200));
  const avant = await nombreDOffres();
  // La dernière écriture attend derrière ce verrou : l'import est alors au milieu de sa transaction, offres insérées.
  const verrou = await p.pool.connect();
  await verrou.query("BEGIN; SELECT tete FROM flux WHERE id = 'departement:45' FOR UPDATE");
  const envoi = faire(p.a, bailleur, 'bailleur.importer', { csv, publier: true });
  const pid = await jusquA('l’import est arrêté derrière le verrou', async () => {
    const { rows } = await p.pool.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return rows[0]?.pid;
  });
  await p.pool.query('SELECT pg_terminate_backend($1)', [pid]);
  await verrou.query('ROLLBACK');
  verrou.release();
  expect((await envoi).status).toBe('fault');
  expect(await nombreDOffres()).toBe(avant);
  expect((await importer(csv)).publiees).toBe(200);
});
