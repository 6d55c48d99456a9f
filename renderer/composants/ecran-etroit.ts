import { useSyncExternalStore } from 'react';

const requete = window.matchMedia('(max-width: 56rem)');
const ecouter = (agir: () => void): (() => void) => {
  requete.addEventListener('change', agir);
  return () => requete.removeEventListener('change', agir);
};

/** Vrai quand la place manque pour des colonnes. */
export const useEcranEtroit = (): boolean => useSyncExternalStore(ecouter, () => requete.matches);
