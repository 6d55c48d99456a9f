import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { LigneDossier } from '../../../domain/contract/dossiers.ts';
import type { Output } from '../../../domain/contract/index.ts';
import { Refused } from '../../client/errors.ts';
import { read } from '../../client/queries.ts';
import type { DemandeDeListe } from './vue.ts';

export const FENETRE = 100;
/** Fenêtres lues d'avance de chaque côté : un lancer de molette en traverse une ou deux. */
const AVANCE = 2;

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
  const premiere = Math.max(0, Math.floor(visible.premier / FENETRE) - AVANCE);
  const derniere = Math.floor(visible.dernier / FENETRE) + AVANCE;
  const resumePrecedent = useRef<Fenetres['resume']>(null);
  const lignesPrecedentes = useRef<ReadonlyMap<number, LigneDossier>>(new Map());
  const connu = resumePrecedent.current?.total;
  const utile = (page: number): boolean => page === 0 || connu === undefined || page * FENETRE < connu;
  const pages = Array.from({ length: derniere - premiere + 1 }, (_, i) => premiere + i).filter(utile);
  const lues = useQueries({ queries: pages.map((page) => read('dossier.lister', { ...demande, debut: page * FENETRE, nombre: FENETRE })) });

  const refus = lues.find((lue) => lue.error !== null && (lue.data === undefined || lue.error instanceof Refused));
  if (refus?.error) throw refus.error;
  const lignes = new Map<number, LigneDossier>();
  lues.forEach((lue, i) => lue.data?.lignes.forEach((ligne, j) => lignes.set(pages[i]! * FENETRE + j, ligne)));
  const courant = lues.find((lue) => lue.data !== undefined)?.data ?? null;
  const visibleLue = lignes.has(visible.premier) || (courant !== null && courant.total <= visible.premier);

  useEffect(() => {
    if (courant !== null) resumePrecedent.current = courant;
    if (visibleLue) lignesPrecedentes.current = lignes;
  });
  return {
    resume: courant ?? resumePrecedent.current,
    ligne: (rang) => lignes.get(rang) ?? lignesPrecedentes.current.get(rang),
    perimees: !visibleLue,
  };
}
