import { afterAll, beforeAll, expect, test } from 'vitest';
import { journaliserActe } from '../../../db/central/apply/journal.ts';
import { migrer } from '../../../db/central/migrate.ts';
import { migrations } from '../../../db/central/migrations/liste.ts';
import { enTransaction } from '../../../db/central/open.ts';
import { verifierJournaux } from '../../../db/central/views/verifier-journaux.ts';
import { candidatureId, demandeId, gestionnaireId } from '../../constructeurs/identifiants.ts';
import { midi } from '../../constructeurs/jours.ts';
import { uneBaseCentrale, type BaseCentrale } from '../../outils/postgres.ts';

const AVANT = migrations.findIndex((m) => m.nom === '0009-journaux');
let base: BaseCentrale;
beforeAll(async () => {
  base = await uneBaseCentrale('template0');
  for (const { sql } of migrations.slice(0, AVANT)) await base.pool.query(sql);
  await base.pool.query(
    'CREATE TABLE migration (numero integer PRIMARY KEY, nom text NOT NULL, faite_le timestamptz NOT NULL DEFAULT now())',
  );
  for (const [i, { nom }] of migrations.slice(0, AVANT).entries())
    await base.pool.query('INSERT INTO migration (numero, nom) VALUES ($1, $2)', [i + 1, nom]);
  const ecrire = (auteur: string | null, objet: string | null, detail: object) =>
    base.pool.query(
      "INSERT INTO journal (quand, auteur_id, role, acte, objet, detail) VALUES ('2026-11-02T08:09:10.123456Z', $1, 'agent', 'agent.consentir', $2, $3)",
      [auteur, objet, detail],
    );
  await ecrire(gestionnaireId(1), candidatureId(1), { zeta: 'é"\\\n', Alpha: 1.5, demandeId: demandeId(1), oui: true, rien: null });
  // Une transaction défaite avait laissé un trou dans les numéros.
  await base.pool.query("SELECT nextval(pg_get_serial_sequence('journal', 'numero'))");
  await ecrire(null, null, {});
  await ecrire(gestionnaireId(2), null, { nombre: 3 });
});
afterAll(() => base.fermer());

const verifier = async () => {
  const tx = await base.pool.connect();
  try {
    return await verifierJournaux(tx);
  } finally {
    tx.release();
  }
};

test('0009-journaux : les lignes d’avant sont chaînées comme les suivantes, et la suite continue', async () => {
  await migrer(base.pool);
  expect(await verifier()).toEqual({ journaux: 1, lignes: 3, ruptures: [] });
  await enTransaction(base.pool, null, (tx) =>
    journaliserActe(tx, { quand: midi(), auteurId: null, role: 'public', acte: 'compte.creer', objet: null, detail: {}, dossier: null }),
  );
  expect(await verifier()).toEqual({ journaux: 1, lignes: 4, ruptures: [] });
  await base.pool.query("UPDATE journal SET detail = '{}' WHERE numero = 3");
  expect((await verifier()).ruptures).toMatchObject([{ academieId: 'hors-academie', numero: 3 }]);
});
