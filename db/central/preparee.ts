import { createHash } from 'node:crypto';
import type { QueryResult, QueryResultRow } from 'pg';
import type { Tx } from './open.ts';

const noms = new Map<string, string>();

/**
 * Une requête du chemin de chaque acte, préparée une fois par connexion. Sous la sécurité par ligne, la planifier coûte
 * cinq fois son exécution. Le texte doit être constant : chaque texte différent reste préparé tant que la connexion vit.
 */
export function preparee<L extends QueryResultRow>(tx: Tx, text: string, values: unknown[]): Promise<QueryResult<L>> {
  let name = noms.get(text);
  if (name === undefined) noms.set(text, (name = createHash('sha256').update(text).digest('hex').slice(0, 32)));
  return tx.query<L>({ name, text, values });
}
