import { createStore } from '../../composants/store.ts';

/** La recherche en cours ; en mémoire vive seulement. */
export const recherche = createStore('');

/** Où l'on était dans la liste en la quittant. `vue` dit pour quelle liste ces positions valent. */
interface Position {
  readonly vue: string;
  readonly defilement: number;
  readonly actif: number | null;
}
export const position = createStore<Position | null>(null);

export function oublierListe(): void {
  recherche.set('');
  position.set(null);
}
