import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BaseCentrale, uneBaseCentrale } from '../../outils/postgres.ts';
import { gestionnaires } from './monde.ts';
import type { Paquet } from './paquet.ts';
import { lePostePaquet } from './poste-paquet.ts';
import { type NomDePoint, points } from './points.ts';
import { enClair } from './recit.ts';
import { type ServeurReel, type Terrain, unServeurReel, unTerrain } from './terrain.ts';

let base: BaseCentrale;
let paquet: Paquet;
let serveur: ServeurReel;
let terrain: Terrain;
beforeAll(async () => {
  base = await uneBaseCentrale();
  paquet = await lePostePaquet();
  serveur = await unServeurReel(() => base.url);
  terrain = await unTerrain({ pool: base.pool, paquet, vers: () => serveur.url });
  await serveur.demarrer();
});
afterAll(async () => {
  await terrain.fermer();
  await serveur.arreter();
  paquet.effacer();
  await base.fermer();
});

const noms = Object.keys(points) as NomDePoint[];

test.each(noms.filter((n) => points[n].scene === 'acte'))('tué à « %s »', async (nom) => {
  const t0 = performance.now();
  const recit = await terrain.raconter();
  const poste = terrain.nouveauPoste(gestionnaires[0]!);
  const vie = poste.vivre({ graine: nom, actes: 5, mort: { genre: 'point', nom } });
  await vie.entendre((p) => p.dit === 'atteint');
  expect(await vie.fin).toBe('SIGKILL');
  console.log(nom, 'tué', performance.now() - t0);
  const manquements = await terrain.calmer(recit, [poste]);
  console.log(nom, recit.histoire.evenements.length, performance.now() - t0);
  expect(enClair(manquements, recit.histoire.evenements)).toBe('');
  expect(terrain.pannes).toEqual([]);
});
