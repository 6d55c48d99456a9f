import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enTransaction, entrerDansLeDossier, type Cloison, type Tx } from '../../../db/central/open.ts';
import { journaliserActe } from '../../../db/central/apply/journal.ts';
import { etatsCandidature, type EtatCandidature } from '../../../domain/candidature/etapes.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { bailleurId, candidatureId, demandeId, gestionnaireId, orleansTours, paris, uuid } from '../../constructeurs/identifiants.ts';
import { midi } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { unePlateforme, type Plateforme } from '../../server/outils.ts';

/** Une demande par état de candidature, toutes chez le premier bailleur ; la dernière, transmise à un autre ; une sans candidature. */
const AUTRE = etatsCandidature.length + 1;
const SANS = AUTRE + 1;
const numero = (etat: EtatCandidature): number => etatsCandidature.indexOf(etat) + 1;
let p: Plateforme;

beforeAll(async () => {
  const [sienne, autre] = [1, 2].map((n) =>
    uneOffre(n)
      .avec({ bailleurId: bailleurId(n) })
      .valeur(),
  );
  const numeros = Array.from({ length: SANS }, (_, i) => i + 1);
  const dossiers = numeros.map((n) =>
    uneDemande(n)
      .avec({ academieId: n % 2 === 0 ? paris : orleansTours })
      .avecMandat(),
  );
  const deLaDemande = (n: number) => uneCandidature(n).deLaDemande(dossiers[n - 1]!.demande);
  p = await unePlateforme({
    semence: {
      demandes: dossiers.map((d) => d.demande),
      mandats: dossiers.map((d) => d.mandat),
      offres: [sienne!, autre!],
      candidatures: [
        ...etatsCandidature.map((etat) => deLaDemande(numero(etat)).dansLEtat(etat).surLOffre(sienne!).valeur()),
        deLaDemande(AUTRE).dansLEtat('transmise').surLOffre(autre!).valeur(),
      ],
    },
  });
});
afterAll(() => p.fermer());

const lus = async (tx: Tx, sql: string): Promise<unknown[]> => (await tx.query<{ id: string }>(`${sql} ORDER BY id`)).rows.map((r) => r.id);
const dansLaCloison = (cloison: Cloison, sql: string) => enTransaction(p.pool, cloison, (tx) => lus(tx, sql));
const transmis: readonly EtatCandidature[] = etatsCandidature.filter((e) => !['deposee', 'validee', 'invalidee', 'annulee'].includes(e));

describe('un agent', () => {
  const dossier = { academieId: orleansTours, demandeId: demandeId(1) };
  const chezLui = <T>(travail: (tx: Tx) => Promise<T>): Promise<T> =>
    enTransaction(p.pool, null, async (tx) => {
      await entrerDansLeDossier(tx, dossier);
      return travail(tx);
    });

  test('ne voit rien tant qu’il n’est pas entré dans son dossier, puis sa demande, ses mandats et ses candidatures seulement', async () => {
    for (const table of ['demande', 'mandat', 'candidature']) expect(await dansLaCloison(null, `SELECT id FROM ${table}`)).toEqual([]);
    expect(await chezLui((tx) => lus(tx, 'SELECT id FROM demande'))).toEqual([demandeId(1)]);
    expect(await chezLui((tx) => lus(tx, 'SELECT demande_id AS id FROM mandat'))).toEqual([demandeId(1)]);
    expect(await chezLui((tx) => lus(tx, 'SELECT demande_id AS id FROM candidature'))).toEqual([demandeId(1)]);
  });

  test('n’écrit que chez lui, et ne fait descendre que dans le flux de son académie', async () => {
    const changer = (table: string) => `UPDATE ${table} SET doc = doc`;
    for (const table of ['demande', 'mandat', 'candidature'])
      expect(await chezLui(async (tx) => (await tx.query(changer(table))).rowCount)).toBe(1);
    const ailleurs = "INSERT INTO demande (academie_id, id, doc) VALUES ('orleans-tours', $1, '{}')";
    await expect(chezLui((tx) => tx.query(ailleurs, [demandeId(900)]))).rejects.toThrow('row-level security');
    expect(await chezLui((tx) => lus(tx, "SELECT id FROM flux WHERE id LIKE 'academie:%'"))).toEqual(['academie:orleans-tours']);
    await expect(chezLui((tx) => tx.query("INSERT INTO flux (id) VALUES ('academie:autre')"))).rejects.toThrow('row-level security');
  });

  test('sa demande, en changeant d’académie, emporte ce qui lui appartient ; supprimée, aussi', async () => {
    const fin = new Error('tout défaire');
    await expect(
      chezLui(async (tx) => {
        await tx.query("UPDATE demande SET academie_id = 'paris' WHERE id = $1", [demandeId(1)]);
        expect(await lus(tx, 'SELECT academie_id AS id FROM mandat UNION SELECT academie_id FROM candidature')).toEqual(['paris']);
        await tx.query('DELETE FROM demande WHERE id = $1', [demandeId(1)]);
        expect(await lus(tx, 'SELECT id FROM mandat UNION SELECT id FROM candidature')).toEqual([]);
        throw fin;
      }),
    ).rejects.toBe(fin);
  });

  test('la porte d’un dossier se referme avec la transaction', async () => {
    await chezLui((tx) => tx.query('SELECT 1'));
    for (let i = 0; i < 5; i++) expect(await dansLaCloison(null, 'SELECT id FROM demande')).toEqual([]);
  });
});

describe('le conseiller', () => {
  test('voit toutes les demandes et toutes les candidatures, de toutes les académies ; aucun mandat', async () => {
    expect(await dansLaCloison('als', 'SELECT id FROM demande')).toHaveLength(SANS);
    expect(await dansLaCloison('als', 'SELECT id FROM candidature')).toHaveLength(AUTRE);
    expect(await dansLaCloison('als', 'SELECT id FROM mandat')).toEqual([]);
  });

  test('n’écrit dans le flux d’une académie qu’une fois entré dans le dossier', async () => {
    const lire = "SELECT id FROM flux WHERE id LIKE 'academie:%'";
    expect(await dansLaCloison('als', lire)).toEqual([]);
    const entre = await enTransaction(p.pool, 'als', async (tx) => {
      await entrerDansLeDossier(tx, { academieId: paris, demandeId: demandeId(2) });
      return lus(tx, lire);
    });
    expect(entre).toEqual(['academie:paris']);
  });
});

describe('un bailleur', () => {
  const cloison = { bailleurId: bailleurId(1) };

  test('ne voit que les candidatures à ses offres qui lui ont été transmises, et leurs demandes', async () => {
    const attendus = transmis.map(numero);
    expect(await dansLaCloison(cloison, 'SELECT id FROM candidature')).toEqual(attendus.map((n) => candidatureId(n)).toSorted());
    expect(await dansLaCloison(cloison, 'SELECT id FROM demande')).toEqual(attendus.map((n) => demandeId(n)).toSorted());
    expect(await dansLaCloison(cloison, 'SELECT id FROM mandat')).toEqual([]);
  });

  test('un autre bailleur n’en voit aucune ; un bailleur sans rien ne voit rien', async () => {
    expect(await dansLaCloison({ bailleurId: bailleurId(2) }, 'SELECT id FROM candidature')).toEqual([candidatureId(AUTRE)]);
    expect(await dansLaCloison({ bailleurId: bailleurId(2) }, 'SELECT id FROM demande')).toEqual([demandeId(AUTRE)]);
    expect(await dansLaCloison({ bailleurId: bailleurId(3) }, 'SELECT id FROM demande')).toEqual([]);
  });

  test('ne change ni une candidature qu’il n’a pas reçue, ni le bailleur d’une autre', async () => {
    const changer = "UPDATE candidature SET etat = 'en_commission' WHERE id = $1";
    for (const n of [numero('deposee'), AUTRE])
      expect(await enTransaction(p.pool, cloison, async (tx) => (await tx.query(changer, [candidatureId(n)])).rowCount)).toBe(0);
    await expect(
      enTransaction(p.pool, cloison, (tx) =>
        tx.query('UPDATE candidature SET bailleur_id = $2 WHERE id = $1', [candidatureId(numero('transmise')), bailleurId(2)]),
      ),
    ).rejects.toThrow('row-level security');
  });

  test('un identifiant de bailleur malformé n’atteint pas la base', async () => {
    const malforme = { bailleurId: "x'; RESET ROLE; --" as typeof cloison.bailleurId };
    await expect(enTransaction(p.pool, malforme, (tx) => tx.query('SELECT 1'))).rejects.toThrow('cloison malformée');
  });
});

describe('les comptes', () => {
  const creer = (role: string, reste = '') =>
    enTransaction(p.pool, null, (tx) =>
      tx.query(`INSERT INTO compte (id, role, courriel, nom, prenom) VALUES ($1, $2, $3, 'Neuf', 'Compte') ${reste}`, [
        uuid(0x77, 1),
        role,
        'neuf@essai.test',
      ]),
    );

  test.each(['gestionnaire', 'conseiller', 'bailleur'])('un compte de %s ne se crée pas en ligne', async (role) => {
    await expect(creer(role)).rejects.toThrow('row-level security');
  });

  test.each(['mot_de_passe', 'actif', 'academie_id', 'bailleur_id'])('%s ne se choisit pas en créant un compte', async (colonne) => {
    await expect(
      enTransaction(p.pool, null, (tx) => tx.query(`INSERT INTO compte (id, ${colonne}) VALUES ($1, NULL)`, [uuid(0x77, 2)])),
    ).rejects.toThrow('permission denied');
  });

  test.each(['role', 'courriel', 'academie_id', 'bailleur_id', 'actif'])('%s ne se change pas en ligne', async (colonne) => {
    await expect(enTransaction(p.pool, null, (tx) => tx.query(`UPDATE compte SET ${colonne} = ${colonne}`))).rejects.toThrow(
      'permission denied',
    );
  });

  test('le mot de passe d’un compte désactivé ne se change pas', async () => {
    await p.pool.query('UPDATE compte SET actif = false WHERE id = $1', [gestionnaireId(2)]);
    const changer = "UPDATE compte SET mot_de_passe = 'x' WHERE id = $1";
    expect(await enTransaction(p.pool, null, async (tx) => (await tx.query(changer, [gestionnaireId(2)])).rowCount)).toBe(0);
  });
});

describe('le journal', () => {
  const acte = {
    quand: midi(),
    auteurId: gestionnaireId(5),
    role: 'conseiller',
    acte: 'conseiller.instruire',
    objet: candidatureId(1),
    detail: {},
    dossier: null,
  };

  test('reçoit des lignes, et n’en change ni n’en perd aucune', async () => {
    await enTransaction(p.pool, null, (tx) => journaliserActe(tx, acte));
    for (const sql of ["UPDATE journal SET acte = 'autre'", 'DELETE FROM journal', 'TRUNCATE journal'])
      await expect(enTransaction(p.pool, 'als', (tx) => tx.query(sql))).rejects.toThrow('permission denied');
    const { rows } = await p.pool.query('SELECT quand, auteur_id, role, acte, objet, detail FROM journal');
    expect(rows).toEqual([
      { quand: new Date(acte.quand), auteur_id: acte.auteurId, role: acte.role, acte: acte.acte, objet: acte.objet, detail: {} },
    ]);
  });

  test('une ligne ne vaut que si son acte est écrit', async () => {
    const avant = (await p.pool.query('SELECT 1 FROM journal')).rowCount;
    const panne = new Error('panne');
    await expect(
      enTransaction(p.pool, null, async (tx) => {
        await journaliserActe(tx, acte);
        throw panne;
      }),
    ).rejects.toBe(panne);
    expect((await p.pool.query('SELECT 1 FROM journal')).rowCount).toBe(avant);
  });
});
