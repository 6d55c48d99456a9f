import type { QueryClient } from '@tanstack/react-query';
import { oublierBrouillons } from '../../composants/brouillon.ts';
import { oublierDefilements } from '../../composants/defilement.ts';
import { oublierListe } from '../dossiers/memoire.ts';

/** Vide tout ce que l'écran gardait d'une session : lectures, saisies, recherches, positions. L'état de la session reste. */
export function oublierSession(cache: QueryClient): void {
  cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session.etat' });
  oublierListe();
  oublierBrouillons();
  oublierDefilements();
}
