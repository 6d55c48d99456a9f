import { createStore, useStore } from './store.ts';

/** Ce qui est saisi et pas encore enregistré ; en mémoire vive seulement, le temps de la session. */
const brouillons = createStore<Readonly<Record<string, unknown>>>({});

export const oublierBrouillons = (): void => brouillons.set({});

interface Brouillon<T> {
  /** Null tant que rien n'a été saisi sous cette clé, ou depuis l'oubli. */
  readonly saisi: T | null;
  readonly saisir: (valeur: T) => void;
  /** Ce qui a été envoyé est enregistré ; une saisie plus récente reste. */
  readonly oublier: (envoye: T | null) => void;
}

/** Une saisie que l'on retrouve en revenant sur l'écran ; une clé sert toujours à la même sorte de saisie. */
export function useBrouillon<T>(cle: string): Brouillon<T> {
  const saisi = (useStore(brouillons)[cle] ?? null) as T | null;
  const noter = (valeur: T | null): void => brouillons.set({ ...brouillons.get(), [cle]: valeur });
  const oublier = (envoye: T | null): void => {
    if (brouillons.get()[cle] === envoye) noter(null);
  };
  return { saisi, saisir: noter, oublier };
}
