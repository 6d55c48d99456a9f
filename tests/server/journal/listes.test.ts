import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Input, RemoteName } from '../../../domain/contract/index.ts';
import { AUTRE_BAILLEUR, BAILLEUR, CONSEILLER, seConnecter, unePlateforme, type Plateforme, type Poste } from '../outils.ts';
import { faire, issue, offreDe, reussir, semence, unDossier } from '../instruction/outils.ts';

let p: Plateforme;
let conseiller: Poste;
let bailleur: Poste;
beforeAll(async () => {
  p = await unePlateforme({ semence: semence([unDossier(1), unDossier(2, 'transmise'), unDossier(3, 'transmise')]) });
  [conseiller, bailleur] = [await seConnecter(p, CONSEILLER, 1), await seConnecter(p, BAILLEUR, 2)];
});
afterAll(() => p.fermer());

const fenetre = { debut: 0, nombre: 50 };
const file: Input<'conseiller.file'> = { file: 'a_etudier', academie: null, departement: null, recherche: '', ...fenetre };
const recues: Input<'bailleur.candidatures'> = { file: 'a_traiter', recherche: '', ...fenetre };
const offres: Input<'bailleur.offres'> = { etat: null, recherche: '', ...fenetre };

let apres = 0;
/** Les lignes écrites depuis le début de l'essai. */
const lignes = async () =>
  (
    await p.pool.query<{ acte: string; role: string; detail: object; demande_id: string | null }>(
      "SELECT acte, role, detail, demande_id FROM journal WHERE academie_id = 'hors-academie' AND numero > $1 ORDER BY numero",
      [apres],
    )
  ).rows;
beforeEach(async () => {
  const { rows } = await p.pool.query<{ n: number }>(
    "SELECT coalesce(max(numero), 0)::int AS n FROM journal WHERE academie_id = 'hors-academie'",
  );
  apres = rows[0]!.n;
  // La dernière liste de chacun est oubliée : chaque essai en lit une première.
  p.horloge.avancer(60_000 * 16);
  conseiller = await seConnecter(p, CONSEILLER, 1);
  bailleur = await seConnecter(p, BAILLEUR, 2);
});

describe('lire une liste laisse une ligne : son filtre, son nombre, et personne', () => {
  test.each<[RemoteName, () => Poste, object, object]>([
    [
      'conseiller.file',
      () => conseiller,
      file,
      { file: 'a_etudier', academie: null, departement: null, recherche: false, debut: 0, nombre: 1 },
    ],
    ['bailleur.candidatures', () => bailleur, recues, { file: 'a_traiter', recherche: false, debut: 0, nombre: 2 }],
    ['bailleur.offres', () => bailleur, offres, { etat: null, recherche: false, debut: 0, nombre: 3 }],
    ['bailleur.offre', () => bailleur, { offreId: offreDe(2).id }, { offre: offreDe(2).id, nombre: 1 }],
  ])('%s', async (nom, qui, entree, detail) => {
    await reussir(p.a, qui(), nom, entree as never);
    expect(await lignes()).toEqual([{ acte: nom, role: nom.split('.')[0], detail, demande_id: null }]);
  });

  test('le nom cherché, ni un filtre inventé, n’y est', async () => {
    const cherchee = { ...file, recherche: 'Lefèvre', academie: 'Hélène Lefèvre', departement: 'zzz' };
    await reussir(p.a, conseiller, 'conseiller.file', cherchee);
    const [ligne] = await lignes();
    expect(ligne!.detail).toEqual({ file: 'a_etudier', academie: null, departement: null, recherche: true, debut: 0, nombre: 0 });
    await reussir(p.a, conseiller, 'conseiller.file', { ...file, academie: 'orleans-tours', departement: '45' });
    expect((await lignes())[1]!.detail).toMatchObject({ academie: 'orleans-tours', departement: '45' });
  });

  test('une offre d’un autre n’a pas été lue', async () => {
    const autre = await seConnecter(p, AUTRE_BAILLEUR, 3);
    expect(issue(await faire(p.a, autre, 'bailleur.offre', { offreId: offreDe(2).id }))).toEqual(['offre_inconnue']);
    expect(await lignes()).toEqual([]);
  });
});

describe('l’écran qui se rafraîchit n’est pas une nouvelle consultation', () => {
  const lire = (traits: Partial<typeof file> = {}) => reussir(p.a, conseiller, 'conseiller.file', { ...file, ...traits });

  test('la même liste relue ne laisse rien de plus, et un quart d’heure après, si', async () => {
    for (let i = 0; i < 3; i++) await lire();
    expect(await lignes()).toHaveLength(1);
    p.horloge.avancer(14 * 60_000);
    await lire();
    expect(await lignes()).toHaveLength(1);
    p.horloge.avancer(60_000);
    conseiller = await seConnecter(p, CONSEILLER, 1);
    await lire();
    expect(await lignes()).toHaveLength(2);
  });

  test('une autre page, un autre filtre, une autre recherche, et le retour à la première en sont', async () => {
    await lire();
    await lire({ debut: 50 });
    await lire({ file: 'closes' });
    await lire({ recherche: 'lefevre' });
    await lire({ recherche: 'garnier' });
    await lire();
    expect(await lignes()).toHaveLength(6);
  });

  test('le journal ne s’écrit plus : rien n’est montré', async () => {
    await p.pool.query('ALTER TABLE journal RENAME TO journal_ailleurs');
    const reponse = await faire(p.a, conseiller, 'conseiller.file', file);
    await p.pool.query('ALTER TABLE journal_ailleurs RENAME TO journal');
    expect(reponse.status).toBe('fault');
    await lire();
    expect(await lignes()).toHaveLength(1);
  });
});
