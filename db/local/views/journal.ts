import type { LigneJournal } from '../../../domain/contract/journal.ts';
import type { Lecture } from '../connexion.ts';
import { lecture, valeurs } from '../requete.ts';

/** Le dernier numéro écrit au journal de ce poste ; 0 s'il est vide. */
export const dernierNumero = (db: Lecture): number => valeurs<number>(db, 'SELECT coalesce(max(numero), 0) FROM journal').get() ?? 0;

/** Les lignes du journal après ce numéro, telles qu'elles remontent. */
export const lignesDuJournal = (db: Lecture, apres: number, nombre: number): LigneJournal[] =>
  lecture<Omit<LigneJournal, 'detail'> & { readonly detail: string }>(
    db,
    `SELECT numero, precedent, quand, auteur, acte, objet, detail, empreinte FROM journal WHERE numero > ? ORDER BY numero LIMIT ?`,
  )
    .all(apres, nombre)
    .map(({ detail, ...ligne }) => ({ ...ligne, detail: JSON.parse(detail) as LigneJournal['detail'] }));
