import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { LigneDossier } from '../../../domain/contract/dossiers.ts';
import type { Output } from '../../../domain/contract/index.ts';
import { isSessionAbsent } from '../../client/cache.ts';
import { Refused } from '../../client/errors.ts';
import { read } from '../../client/queries.ts';
import type { DemandeDeListe } from './vue.ts';

export const FENETRE = 200;
/** Fenêtres lues d'avance de chaque côté, une fois le visible arrivé : un lancer de molette en traverse deux ou trois. */
const AVANCE = 3;

type Page = Output<'dossier.lister'>;

export interface Fenetres {
  /** null tant que rien n'a été lu. */
  readonly resume: Pick<Page, 'total' | 'departements' | 'rechercheCorrigee'> | null;
  readonly ligne: (position: number) => LigneDossier | undefined;
  /** Vrai quand les lignes montrées sont encore celles de la liste précédente. */
  readonly perimees: boolean;
}

/**
 * La liste par fenêtres de positions, autour de ce qui est visible. Tant que la nouvelle liste n'est pas arrivée
 * (une frappe, un tri), les lignes précédentes restent : jamais de ligne blanche.
 */
export function useFenetres(demande: DemandeDeListe, visible: { premier: number; dernier: number }): Fenetres {
  const premiere = Math.floor(visible.premier / FENETRE);
  const derniere = Math.floor(visible.dernier / FENETRE);
  const resumePrecedent = useRef<Fenetres['resume']>(null);
  const lignesPrecedentes = useRef<ReadonlyMap<number, LigneDossier>>(new Map());
  const pages = Array.from({ length: derniere - premiere + 1 }, (_, i) => premiere + i);
  const lues = useQueries({ queries: pages.map((page) => fenetre(demande, page)) });

  const refus = lues.find(
    (lue) => lue.error !== null && (lue.data === undefined || (lue.error instanceof Refused && !isSessionAbsent(lue.error))),
  );
  if (refus?.error) throw refus.error;
  const lignes = new Map<number, LigneDossier>();
  lues.forEach((lue, i) => lue.data?.lignes.forEach((ligne, j) => lignes.set(pages[i]! * FENETRE + j, ligne)));
  const courant = lues.find((lue) => lue.data !== undefined)?.data ?? null;
  const visibleLue = lignes.has(visible.premier) || (courant !== null && courant.total <= visible.premier);

  useEffect(() => {
    if (courant !== null) resumePrecedent.current = courant;
    if (visibleLue) lignesPrecedentes.current = lignes;
  });
  useLireAutour(demande, { premiere, derniere, total: visibleLue ? (courant?.total ?? 0) : 0 });
  return {
    resume: courant ?? resumePrecedent.current,
    ligne: (rang) => lignes.get(rang) ?? lignesPrecedentes.current.get(rang),
    perimees: !visibleLue,
  };
}

const fenetre = (demande: DemandeDeListe, page: number) => read('dossier.lister', { ...demande, debut: page * FENETRE, nombre: FENETRE });

/** Lit les fenêtres voisines, les plus proches d'abord, sans faire attendre ce qui est à l'écran. */
function useLireAutour(
  demande: DemandeDeListe,
  { premiere, derniere, total }: { premiere: number; derniere: number; total: number },
): void {
  const cache = useQueryClient();
  useEffect(() => {
    for (let ecart = 1; ecart <= AVANCE; ecart++) {
      for (const page of [derniere + ecart, premiere - ecart]) {
        if (page >= 0 && page * FENETRE < total) void cache.prefetchQuery(fenetre(demande, page));
      }
    }
  }, [cache, demande, premiere, derniere, total]);
}
