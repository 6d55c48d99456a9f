import { useDeferredValue } from 'react';
import { createStore, useStore } from '../../composants/store.ts';

/** Ce que l'on cherche n'est jamais dans l'adresse : ce sont des noms (décision 0011). Il dure le temps de la session. */
const recherches = createStore<Readonly<Record<string, string>>>({});

export const oublierRecherches = (): void => recherches.set({});

/** La recherche d'un écran, gardée quand on ouvre un dossier puis revient ; `lue` suit la frappe sans la ralentir. */
export function useRecherche(ecran: string): { saisie: string; lue: string; changer: (texte: string) => void } {
  const saisie = useStore(recherches)[ecran] ?? '';
  const lue = useDeferredValue(saisie);
  return { saisie, lue, changer: (texte) => recherches.set({ ...recherches.get(), [ecran]: texte }) };
}
