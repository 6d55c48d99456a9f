import type { Demande } from '../../domain/demande/demande.ts';
import type { Jour } from '../../domain/shared/dates.ts';
import { estFrancilien } from './academies.ts';
import type { Hasard } from './hasard.ts';

/**
 * Territoire, mois et année du dépôt, séquence, guichet (D2). La séquence vient du rang, multiplié par un nombre premier avec
 * un million : deux dossiers n'ont jamais le même numéro. Un sur cinquante a cinq chiffres, comme l'exemple du guide.
 */
export function unNumeroUnique(h: Hasard, rang: number, departement: string, deposeeLe: Jour): Demande['numeroUnique'] {
  const nur = estFrancilien(departement);
  const territoire = nur ? '111' : `0${departement}`;
  const longueur = rang % 50 === 49 ? 5 : 6;
  const sequence = String((rang * 7_919 + 62_114) % 10 ** longueur).padStart(longueur, '0');
  const guichet = h.pondere([
    ['GDPUB', 70],
    ['ACLOG', 20],
    [`${departement}900`, 10],
  ]);
  return { valeur: `${territoire}${deposeeLe.slice(5, 7)}${deposeeLe.slice(2, 4)}${sequence}${guichet}`, type: nur ? 'nur' : 'nud' };
}
