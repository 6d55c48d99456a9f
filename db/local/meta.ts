import type { Database, Lecture } from './connexion.ts';
import { ecriture, valeurs } from './requete.ts';

/** Ce que le poste retient de lui-même : une valeur de texte par clé. */
export const lireMeta = (db: Lecture, cle: string): string | null =>
  valeurs<string>(db, 'SELECT valeur FROM meta WHERE cle = ?').get(cle) ?? null;

/** Écrire une valeur, ou l'oublier quand elle est null. */
export function ecrireMeta(db: Database, cle: string, valeur: string | null): void {
  if (valeur === null) ecriture(db, 'DELETE FROM meta WHERE cle = ?').run(cle);
  else ecriture(db, 'INSERT INTO meta VALUES (?, ?) ON CONFLICT (cle) DO UPDATE SET valeur = excluded.valeur').run(cle, valeur);
}
