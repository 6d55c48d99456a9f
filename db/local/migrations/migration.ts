import type { Database } from '../connexion.ts';

/** Un changement de la base du poste. `numero` suit le précédent ; `appliquer` tourne dans une transaction. */
export interface Migration {
  readonly numero: number;
  readonly appliquer: (db: Database) => void;
}
