import { afterAll, beforeAll, expect, test } from 'vitest';
import { semer } from '../../../db/central/apply/semer.ts';
import { ouvrirCentrale } from '../../../db/central/open.ts';
import { preparerRegistre } from '../../../demonstration/demarrage/registre.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { uneBaseCentrale, type BaseCentrale } from '../../outils/postgres.ts';
import { academies } from '../../server/outils.ts';

const demandes = [1, 2, 3].map((n) => uneDemande(n).valeur());
let base: BaseCentrale;
beforeAll(async () => {
  base = await uneBaseCentrale();
  await semer(base.pool, { jour: aujourdhui, academies, comptes: [], demandes, mandats: [], candidatures: [], offres: [] });
});
afterAll(async () => {
  await base.pool.query('DROP DATABASE IF EXISTS registre');
  await base.fermer();
});

const numeros = async (url: string): Promise<string[]> => {
  const pool = ouvrirCentrale(url, { max: 1 });
  const { rows } = await pool.query<{ numero: string }>('SELECT numero FROM demande ORDER BY numero');
  await pool.end();
  return rows.map((r) => r.numero);
};

test('le registre connaît les demandes de la plateforme, même si sa création avait été interrompue, et n’est rempli qu’une fois', async () => {
  // Ce qu'un démarrage tué au milieu du remplissage laisse.
  await base.pool.query('CREATE DATABASE registre_en_cours');
  const url = await preparerRegistre(base.pool, base.url);
  const attendus = demandes.map((d) => d.numeroUnique.valeur).toSorted();
  expect(await numeros(url)).toEqual(attendus);

  const autre = ouvrirCentrale(url, { max: 1 });
  await autre.query('DELETE FROM demande_version');
  await autre.query('DELETE FROM demande WHERE numero = $1', [attendus[0]]);
  await autre.end();
  expect(await preparerRegistre(base.pool, base.url)).toBe(url);
  expect(await numeros(url), 'ce qu’on y a fait reste').toEqual(attendus.slice(1));
});
