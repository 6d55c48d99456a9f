import { describe, expect, it } from 'vitest';
import { accedeAuxOffres } from '../../../domain/droits/acces-offres.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { orleansTours, paris } from '../../constructeurs/identifiants.ts';

describe('accéder aux offres (G3, L. 313-26-2 CCH)', () => {
  it.each([
    ['un agent d’Orléans-Tours', orleansTours, false, true],
    ['un agent de Paris', paris, false, true],
    ['un agent d’une académie, prioritaire aussi', orleansTours, true, true],
    ['une personne hors académie', HORS_ACADEMIE, false, false],
    ['une personne hors académie, prioritaire', HORS_ACADEMIE, true, true],
  ])('%s', (_, academieId, prioritaire, attendu) => expect(accedeAuxOffres({ academieId, prioritaire })).toBe(attendu));
});
