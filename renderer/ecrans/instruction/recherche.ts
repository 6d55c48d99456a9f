import { useDeferredValue } from 'react';
import { useBrouillon } from '../../composants/brouillon.ts';

/**
 * La recherche d'un écran, gardée quand on ouvre un dossier puis revient ; `lue` suit la frappe sans la ralentir.
 * Ce que l'on cherche n'est jamais dans l'adresse : ce sont des noms (décision 0011).
 */
export function useRecherche(ecran: string): { saisie: string; lue: string; changer: (texte: string) => void } {
  const { saisi, saisir } = useBrouillon<string>(`recherche ${ecran}`);
  const saisie = saisi ?? '';
  const lue = useDeferredValue(saisie);
  return { saisie, lue, changer: saisir };
}
