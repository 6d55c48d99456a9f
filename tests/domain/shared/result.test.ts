import { expect, it } from 'vitest';
import { assertNever, decide, ok, refused } from '../../../domain/shared/result.ts';

it('sans raison, la valeur est calculée ; avec une raison, elle ne l’est jamais', () => {
  expect(decide([], () => 1)).toEqual(ok(1));
  expect(
    decide(['a', 'b'], () => {
      throw new Error('calculée');
    }),
  ).toEqual(refused('a', 'b'));
});

it('un cas oublié est une erreur qui le nomme', () => {
  expect(() => assertNever({ motif: 'nouveau' } as never)).toThrow('nouveau');
});
