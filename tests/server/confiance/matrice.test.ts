import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';
import { routesServies } from '../../outils/routes-servies.ts';
import { unePlateforme, type Plateforme } from '../outils.ts';
import { eprouverMatrice } from './matrice.ts';
import { lecteurs, objets, semenceDuMonde } from './monde.ts';
import { portes } from './portes.ts';

const ecran = dossierEphemere('poste-ecran-');
let p: Plateforme;
beforeAll(async () => {
  mkdirSync(path.join(ecran, 'assets'));
  writeFileSync(path.join(ecran, 'compte.html'), '<!doctype html>');
  p = await unePlateforme({ semence: semenceDuMonde, ecran });
});
afterAll(async () => {
  await p.fermer();
  rmSync(ecran, { recursive: true, force: true });
});

test(
  'chaque route, pour chaque rôle et chaque objet, ne rend que ce qui est à celui qui appelle (I-14)',
  { timeout: 120_000 },
  async () => {
    const { cases, manquements } = await eprouverMatrice(p, portes);
    expect(manquements).toEqual([]);
    expect(cases, 'aucune case n’est sautée').toBe(routesServies(p.a).length * lecteurs.length * objets.length);
  },
);
