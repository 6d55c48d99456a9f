import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demarrerPostgres, PostgresIndisponible } from '../../../db/central/embedded.ts';
import { ouvrirCentrale } from '../../../db/central/open.ts';

let dossier: string;
beforeEach(() => {
  dossier = mkdtempSync(path.join(os.tmpdir(), 'poste-embarque-'));
});
afterEach(() => {
  rmSync(dossier, { recursive: true, force: true });
});

const vit = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function interroger(url: string, sql: string): Promise<unknown[]> {
  const pool = ouvrirCentrale(url, { max: 1 });
  try {
    return (await pool.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await pool.end();
  }
}

test('un PostgreSQL éphémère n’écoute que la boucle locale, et ne laisse rien', { timeout: 90_000 }, async () => {
  const serveur = await demarrerPostgres({ dossier, ephemere: true });
  expect(new URL(serveur.url).hostname).toBe('127.0.0.1');
  expect(await interroger(serveur.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect(await interroger(serveur.url, 'SHOW unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
  const sansMotDePasse = new URL(serveur.url);
  sansMotDePasse.password = 'faux';
  await expect(interroger(sansMotDePasse.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  await serveur.arreter();
  expect(vit(serveur.pid)).toBe(false);
  expect(readdirSync(dossier)).toEqual([]);
});

test(
  'un PostgreSQL gardé survit à un arrêt net, dit ce qui est illisible, et reprend une initialisation interrompue',
  { timeout: 90_000 },
  async () => {
    const premier = await demarrerPostgres({ dossier, ephemere: false });
    const { dossierDesDonnees: donnees } = premier;
    await interroger(premier.url, 'CREATE TABLE trace AS SELECT 42 AS n');
    process.kill(premier.pid, 'SIGKILL');
    const second = await demarrerPostgres({ dossier, ephemere: false });
    expect(second.pid).not.toBe(premier.pid);
    expect(await interroger(second.url, 'SELECT n FROM trace')).toEqual([{ n: 42 }]);
    await second.arreter();

    writeFileSync(path.join(donnees, 'PG_VERSION'), '9\n');
    const echec = await demarrerPostgres({ dossier, ephemere: false }).catch((erreur: unknown) => erreur);
    expect(echec).toBeInstanceOf(PostgresIndisponible);
    expect(String(echec)).toMatch(/n'a pas pu démarrer dans .*Vos données sont intactes/);
    expect(existsSync(path.join(donnees, 'base'))).toBe(true);

    // Ce qu'un kill -9 laisse au milieu d'initdb : un dossier qui a l'air bon, et le témoin qu'il ne l'est pas.
    writeFileSync(`${donnees}.inacheve`, '');
    const dernier = await demarrerPostgres({ dossier, ephemere: false });
    expect(await interroger(dernier.url, "SELECT to_regclass('trace') AS t")).toEqual([{ t: null }]);
    expect(existsSync(`${donnees}.inacheve`)).toBe(false);
    await dernier.arreter();
    effacerGarde(donnees);
  },
);

/** Pour root, les données ne sont pas dans le dossier demandé : l'essai les efface aussi. */
function effacerGarde(donnees: string): void {
  rmSync(donnees, { recursive: true, force: true });
  if (!donnees.startsWith(dossier)) rmSync(path.dirname(donnees), { recursive: true, force: true });
}
