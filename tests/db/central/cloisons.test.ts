import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enTransaction, type Cloison } from '../../../db/central/open.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { commandeId, demandeId, gestionnaireId, orleansTours, paris, posteId } from '../../constructeurs/identifiants.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { cmdPostuler, PARISIENNE, pousser, seConnecter, unePlateforme, type Plateforme } from '../../server/outils.ts';

const tables = ['demande', 'mandat', 'candidature', 'commande', 'poste', 'flux', 'flux_entree'] as const;
let p: Plateforme;

beforeAll(async () => {
  const orleans = [1, 2].map((n) => uneDemande(n).avecMandat());
  const parisiennes = [11, 12].map((n) => uneDemande(n).avec({ academieId: paris }).avecMandat());
  const dossiers = [...orleans, ...parisiennes];
  p = await unePlateforme({
    semence: {
      demandes: dossiers.map((d) => d.demande),
      mandats: dossiers.map((d) => d.mandat),
      offres: [uneOffre(1).avecCommune('Paris 10e Arrondissement').valeur()],
      candidatures: [uneCandidature(1).valeur(), uneCandidature(11).avec({ academieId: paris }).valeur()],
    },
  });
  const poste = await seConnecter(p);
  await pousser(p.a, poste, cmdPostuler(poste, demandeId(2), uneOffre(1).valeur().id));
  const parisienne = await seConnecter(p, PARISIENNE, 3);
  await pousser(p.a, parisienne, cmdPostuler(parisienne, demandeId(12), uneOffre(1).valeur().id));
});
afterAll(() => p.fermer());

const compter = (cloison: Cloison, table: string, filtre = 'true') =>
  enTransaction(p.pool, cloison, async (tx) =>
    Number((await tx.query<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${filtre}`)).rows[0]!.n),
  );

/** Ce qui est d'Orléans dans chaque table. */
const dOrleans = (table: string): string =>
  table === 'flux'
    ? "id = 'academie:orleans-tours'"
    : table === 'flux_entree'
      ? "flux_id = 'academie:orleans-tours'"
      : "academie_id = 'orleans-tours'";

describe('la cloison entre académies est dans la base elle-même', () => {
  test.each(tables)('%s : l’académie lit ses lignes ; une autre, ou aucune, n’en lit pas une', async (table) => {
    expect(await compter(orleansTours, table, dOrleans(table))).toBeGreaterThan(0);
    expect(await compter(paris, table, dOrleans(table))).toBe(0);
    expect(await compter(null, table, dOrleans(table))).toBe(0);
    expect(await compter(paris, table)).toBeGreaterThan(0);
  });

  test.each(tables.filter((t) => t !== 'commande'))('%s : ni l’autre académie ni personne ne change une ligne d’Orléans', async (table) => {
    const colonne = table === 'flux' ? 'id' : table === 'flux_entree' ? 'flux_id' : 'id';
    for (const cloison of [paris, null]) {
      expect(
        await enTransaction(
          p.pool,
          cloison,
          async (tx) => (await tx.query(`UPDATE ${table} SET ${colonne} = ${colonne} WHERE ${dOrleans(table)}`)).rowCount,
        ),
      ).toBe(0);
    }
    expect(
      await enTransaction(
        p.pool,
        orleansTours,
        async (tx) => (await tx.query(`UPDATE ${table} SET ${colonne} = ${colonne} WHERE ${dOrleans(table)}`)).rowCount,
      ),
    ).toBeGreaterThan(0);
  });

  test.each<[string, string, unknown[]]>([
    ['demande', "INSERT INTO demande (academie_id, id, doc) VALUES ('orleans-tours', $1, '{}')", [demandeId(99)]],
    [
      'candidature',
      "INSERT INTO candidature (academie_id, id, demande_id, offre_id, etat, doc, deposee_le) VALUES ('orleans-tours', $1, $2, $1, 'annulee', '{}', now())",
      [demandeId(98), demandeId(1)],
    ],
    [
      'poste',
      "INSERT INTO poste (academie_id, id, compte_id, vu_le) VALUES ('orleans-tours', $1, $2, now())",
      [posteId(97), gestionnaireId(3)],
    ],
    [
      'commande',
      "INSERT INTO commande (academie_id, id, poste_id, rang, nom, empreinte, auteur_id, pour_le_compte_de, reponse, recue_le) VALUES ('orleans-tours', $1, $2, 1, 'x', '\\x00', $2, $2, '{}', now())",
      [commandeId(9_999), posteId(97)],
    ],
    ['flux', "INSERT INTO flux (id) VALUES ('academie:orleans')", []],
    [
      'flux_entree',
      "INSERT INTO flux_entree (flux_id, entite, entite_id, numero, charge, supprimee) VALUES ('academie:orleans-tours', 'd', $1, 999, '', false)",
      [demandeId(96)],
    ],
  ])('%s : une ligne pour une autre académie est refusée à l’écriture', async (_, sql, valeurs) => {
    await expect(enTransaction(p.pool, paris, (tx) => tx.query(sql, valeurs))).rejects.toThrow('row-level security');
    await expect(enTransaction(p.pool, null, (tx) => tx.query(sql, valeurs))).rejects.toThrow('row-level security');
  });

  test('une ligne ne change pas d’académie', async () => {
    await expect(enTransaction(p.pool, paris, (tx) => tx.query("UPDATE poste SET academie_id = 'orleans-tours'"))).rejects.toThrow(
      'row-level security',
    );
  });

  test.each([
    ['effacer une commande', 'DELETE FROM commande'],
    ['récrire une commande', "UPDATE commande SET reponse = ''"],
    ['effacer un compte', 'DELETE FROM compte'],
    ['créer un bailleur', "INSERT INTO bailleur (id, nom) VALUES (gen_random_uuid(), 'x')"],
    ['récrire le journal', "UPDATE journal SET acte = ''"],
    ['désactiver un compte', 'UPDATE compte SET actif = false'],
    ['changer l’époque', 'UPDATE plateforme SET epoque = gen_random_uuid()'],
    ['lever la cloison', 'ALTER TABLE demande DISABLE ROW LEVEL SECURITY'],
  ])('le rôle du serveur ne peut pas %s', async (_, sql) => {
    await expect(enTransaction(p.pool, orleansTours, (tx) => tx.query(sql))).rejects.toThrow(/permission denied|must be owner/);
  });

  test('la cloison ne survit pas à sa transaction', async () => {
    await enTransaction(p.pool, orleansTours, (tx) => tx.query('SELECT 1'));
    const { rows } = await p.pool.query<{ role: string; academie: string | null }>(
      "SELECT current_role AS role, current_setting('app.academie', true) AS academie",
    );
    expect(rows[0]!.role).not.toBe('poste_serveur');
    expect(rows[0]!.academie ?? '').toBe('');
  });

  test('un identifiant d’académie malformé n’atteint pas la base', async () => {
    await expect(enTransaction(p.pool, "x'; RESET ROLE; --" as typeof paris, (tx) => tx.query('SELECT 1'))).rejects.toThrow(
      'cloison malformée',
    );
  });
});
