import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mentionOpenStreetMap } from '../../../domain/referentiels/mentions.ts';

const dossier = new URL('../../../domain/referentiels/', import.meta.url);
const fichiers = readdirSync(dossier).filter((f) => f.endsWith('.json'));
const lire = (fichier: string): string => readFileSync(new URL(fichier, dossier), 'utf8');

it('les référentiels sont là', () => {
  expect(fichiers).toEqual([
    'academies.json',
    'communes.json',
    'departements.json',
    'limitrophes.json',
    'pieces.json',
    'plafonds.json',
    'portails.json',
    'taux-effort.json',
    'zones.json',
  ]);
});

it.each(fichiers)('%s garde sa date, ce qu’il a de certain et sa source (D9)', (fichier) => {
  const texte = lire(fichier);
  expect(texte).toMatch(/"valableDu": "20\d\d/);
  expect(texte).toMatch(/"certitude": /);
  expect(texte).toMatch(/"source": \[\s*"[^"]{20}|"texte": "guide AL'in/);
});

it('la mention d’OpenStreetMap est celle que la licence des limites demande', () => {
  expect(lire('limitrophes.json')).toContain(mentionOpenStreetMap);
});
