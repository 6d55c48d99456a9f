import type { Lecture } from '../connexion.ts';
import { lecture } from '../requete.ts';

/** Où en est le poste dans chaque flux. */
export const curseurs = (db: Lecture): Record<string, number> =>
  Object.fromEntries(
    lecture<{ id: string; curseur: number }>(db, 'SELECT id, curseur FROM flux')
      .all()
      .map(({ id, curseur }) => [id, curseur]),
  );
