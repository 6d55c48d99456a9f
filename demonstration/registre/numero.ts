import type { DemandeDuRegistre } from '../../domain/demande/registre.ts';
import type { Jour } from '../../domain/shared/dates.ts';
import { estFrancilien } from '../generateur/academies.ts';

const GUICHET = 'GDPUB';

/** Territoire (3), mois et année du dépôt, séquence de six chiffres, guichet internet du grand public : dix-huit caractères (D2). */
export function delivrerNumero(departement: string, deposeeLe: Jour, sequence: number): DemandeDuRegistre['numeroUnique'] {
  const nur = estFrancilien(departement);
  const territoire = nur ? '111' : departement.padStart(3, '0');
  const mmaa = `${deposeeLe.slice(5, 7)}${deposeeLe.slice(2, 4)}`;
  return { valeur: `${territoire}${mmaa}${String(sequence).padStart(6, '0')}${GUICHET}`, type: nur ? 'nur' : 'nud' };
}
