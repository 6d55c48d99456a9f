import type { Jour } from '../shared/dates.ts';
import type { Demande } from './demande.ts';

/** Une demande importée avant ce jour est à confirmer une fois par un code de sécurité (G62). */
export const REVALIDER_AVANT: Jour = '2021-04-20';

export const doitRevalider = ({ importeeLe, codeConfirmeLe }: Pick<Demande, 'importeeLe' | 'codeConfirmeLe'>): boolean =>
  importeeLe !== null && importeeLe < REVALIDER_AVANT && codeConfirmeLe === null;
