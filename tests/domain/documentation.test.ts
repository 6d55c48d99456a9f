import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cheminEtats, pageDesEtats } from '../../build/generer-etats.ts';
import { etatsCandidature } from '../../domain/candidature/etapes.ts';

it('la page des états d’une candidature est celle que le code écrit (sinon : node build/generer-etats.ts)', () => {
  expect(readFileSync(cheminEtats, 'utf8')).toBe(pageDesEtats());
});

it('la page nomme chaque état', () => {
  for (const etat of etatsCandidature) expect(pageDesEtats()).toContain(`| \`${etat}\` |`);
});

it('le glossaire mène à la page des états, et ses lignes se suivent', () => {
  const glossaire = readFileSync(new URL('../../docs/glossaire.md', import.meta.url), 'utf8');
  const liens = [...glossaire.matchAll(/\]\(([^)]+)\)/g)].map(([, cible = '']) => cible);
  expect(liens.filter((cible) => !existsSync(new URL(`../../docs/${cible}`, import.meta.url)))).toEqual([]);
  expect(glossaire).toContain('(etats-candidature.md)');
  const numeros = [...glossaire.matchAll(/^\| (\d+) \|/gm)].map((m) => Number(m[1]));
  expect(numeros.length).toBeGreaterThan(50);
  expect(numeros).toEqual(numeros.map((_, i) => i + 1));
});
