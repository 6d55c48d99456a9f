import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lirePage } from '../../build/guide.ts';

const dossier = path.resolve(import.meta.dirname, '../../docs/guide');
const pages = readdirSync(dossier).filter((f) => f.endsWith('.md'));

test.each(pages)('%s ne contient que ce que l’écran sait dessiner, et s’ouvre par son titre', (page) => {
  expect(lirePage(readFileSync(path.join(dossier, page), 'utf8')).children[0]).toMatchObject({ type: 'heading', depth: 1 });
});

test.each([
  ['une balise', 'Un <b>mot</b>.', 'html'],
  ['un trait', 'Un trait\n\n---\n', 'thematicBreak'],
])('%s arrête la construction, qui dit la ligne', (_, texte, genre) => {
  expect(() => lirePage(`# Guide\n\n${texte}`)).toThrow(`Le guide contient « ${genre} », que l'écran ne dessine pas (ligne`);
});

test('une ponctuation double ne passe pas seule à la ligne', () => {
  expect(lirePage('« Ouvrir » : oui ?').children).toMatchObject([
    { type: 'paragraph', children: [{ type: 'text', value: '«\u00a0Ouvrir\u00a0»\u00a0: oui\u00a0?' }] },
  ]);
});
