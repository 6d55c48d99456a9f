import type { QueryClient } from '@tanstack/react-query';
import { oublierDefilements } from '../../composants/defilement.ts';
import { oublierListe } from '../dossiers/memoire.ts';
import { oublierRecherches } from '../instruction/recherche.ts';

/** Vide tout ce que l'écran gardait d'une session : lectures, recherche, positions. L'état de la session reste. */
export function oublierSession(cache: QueryClient): void {
  cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session.etat' });
  oublierListe();
  oublierRecherches();
  oublierDefilements();
}
