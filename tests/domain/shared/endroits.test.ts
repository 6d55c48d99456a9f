import { expect, test } from 'vitest';
import { endroits } from '../../../domain/shared/endroits.ts';

const erreurDe = (faire: () => unknown): Error => {
  try {
    faire();
  } catch (erreur) {
    return erreur as Error;
  }
  throw new Error('rien ne s’est passé');
};

test('les appels d’une vraie pile, sans son message', () => {
  const lus = endroits(
    erreurDe(() => JSON.parse('Lefèvre')),
    8,
  );
  expect(lus[0]).toBe('at JSON.parse (<anonymous>)');
  expect(lus[1]).toMatch(/endroits\.test\.ts:\d+:\d+/);
  expect(lus.join('\n')).not.toContain('Lef');
});

test.each([
  ['une valeur citée qui imite une pile', () => JSON.parse('\n    at Lefèvre:1:1')],
  [
    'une ligne entière qui a la forme d’un appel',
    () => {
      throw new Error('x\n    at Lefèvre (file:///lefevre.ts:1:1)\n    at y');
    },
  ],
  [
    'un message changé après coup',
    () => {
      throw Object.assign(new Error('x\n    at Lefèvre 2 050 €\n    at "Lefèvre" (/a:1:1)'), { message: 'autre' });
    },
  ],
])('%s : rien n’en sort', (_, faire) => {
  const lus = endroits(erreurDe(faire), 8);
  expect(lus.length).toBeGreaterThan(0);
  expect(lus.join('\n')).not.toMatch(/Lef|lefevre/);
});

test('les chemins de chaque système, les appels asynchrones ; au plus tant de lignes', () => {
  const stack = [
    'Error: x',
    '    at f (file:///opt/poste/a.ts:1:2)',
    '    at async g (/opt/poste/b.ts:3:4)',
    '    at Objet.h [as k] (C:\\Program Files\\Poste\\c.js:5:6)',
    '    at node:internal/main:7:8',
    '    at async Promise.all (index 0)',
    '    at new Base (node:fs:9:10)',
  ].join('\n');
  expect(endroits({ message: 'x', stack }, 8)).toHaveLength(6);
  expect(endroits({ message: 'x', stack }, 2)).toEqual(['at f (file:///opt/poste/a.ts:1:2)', 'at async g (/opt/poste/b.ts:3:4)']);
  expect(endroits({ message: 'x' }, 2)).toEqual([]);
});
