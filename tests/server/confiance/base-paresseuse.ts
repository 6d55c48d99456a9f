import type { QueryConfig, QueryResult } from 'pg';
import type { Pool, Tx } from '../../../db/central/open.ts';

/**
 * La même base, dont une transaction ne s'ouvre qu'à sa première vraie requête, et où l'on ne reconnaît qu'une fois le même jeton.
 * Une entrée refusée par son schéma ne coûte alors rien à PostgreSQL ; ce qui va plus loin s'y passe comme d'habitude.
 */
export function baseParesseuse(pool: Pool): Pool {
  const reconnus = new Map<string, Promise<QueryResult>>();
  return { connect: async () => unClient(pool, reconnus) } as unknown as Pool;
}

const estReconnaissance = (texte: string): boolean => /FROM jeton j JOIN compte c/.test(texte) && !texte.includes('FOR ');

function unClient(pool: Pool, reconnus: Map<string, Promise<QueryResult>>): Tx {
  let debut = '';
  let ouverte: Promise<Tx> | null = null;
  const ouvrir = async (): Promise<Tx> => {
    const tx = await pool.connect();
    await tx.query(debut);
    return tx;
  };
  const reconnaitre = async (requete: string | QueryConfig, valeurs: unknown[] | undefined): Promise<QueryResult> => {
    const tx = await ouvrir();
    const lue = await tx.query(requete as string, valeurs);
    await tx.query('ROLLBACK');
    tx.release();
    return lue;
  };
  return {
    async query(requete: string | QueryConfig, valeurs?: unknown[]) {
      const texte = typeof requete === 'string' ? requete : requete.text;
      if (texte.startsWith('BEGIN')) {
        debut = texte;
        return undefined;
      }
      if (ouverte === null && /^(COMMIT|ROLLBACK)$/.test(texte)) return undefined;
      if (estReconnaissance(texte)) {
        const cle = texte + JSON.stringify(valeurs ?? (requete as QueryConfig).values);
        if (!reconnus.has(cle)) reconnus.set(cle, reconnaitre(requete, valeurs));
        return reconnus.get(cle);
      }
      ouverte ??= ouvrir();
      return (await ouverte).query(requete as string, valeurs);
    },
    release(perdue?: boolean) {
      void ouverte?.then((tx) => tx.release(perdue));
    },
  } as unknown as Tx;
}
