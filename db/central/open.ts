import pg from 'pg';
import type { AcademieId } from '../../domain/shared/ids.ts';

export type Pool = pg.Pool;
export type Tx = pg.PoolClient;

const JOUR = 1082;
const ENTIER_LONG = 20;

/** Les dates restent des textes « AAAA-MM-JJ », les numéros de flux des nombres : aucun fuseau ni bigint ne s'en mêle. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === JOUR) return (texte: string) => texte;
    if (oid === ENTIER_LONG) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

export function ouvrirCentrale(url: string, options: { max?: number } = {}): Pool {
  const pool = new pg.Pool({ connectionString: url, max: options.max ?? 10, types });
  // Une connexion coupée au repos ne doit pas arrêter le processus : la suivante sera neuve.
  pool.on('error', () => undefined);
  return pool;
}

/** De qui sont les lignes que cette transaction peut voir : une académie, ou aucune. La base elle-même le garantit (sécurité par ligne). */
export type Cloison = AcademieId | null;

interface OptionsTransaction { readonly lecture?: boolean; readonly essais?: number }

/** Sérialisation impossible, interblocage : à refaire tel quel. */
const A_REFAIRE = new Set(['40001', '40P01']);

/**
 * Une transaction du serveur : rôle sans privilège, cloison posée, tout ou rien.
 * `lecture` : une photographie, en lecture seule. Un interblocage est rejoué, trois fois au plus.
 */
export async function enTransaction<T>(pool: Pool, cloison: Cloison, travail: (tx: Tx) => Promise<T>, options: OptionsTransaction = {}): Promise<T> {
  for (let essai = 1; ; essai++) {
    const tx = await pool.connect();
    let perdue = false;
    try {
      await tx.query(debut(cloison, options.lecture === true));
      const resultat = await travail(tx);
      await tx.query('COMMIT');
      return resultat;
    } catch (erreur) {
      await tx.query('ROLLBACK').catch(() => { perdue = true; });
      if (essai >= (options.essais ?? 3) || !A_REFAIRE.has((erreur as { code?: string }).code ?? '')) throw erreur;
    } finally {
      tx.release(perdue);
    }
  }
}

/** Un seul aller-retour ; l'identifiant d'académie n'a que des lettres et des tirets, sa forme le garantit. */
function debut(cloison: Cloison, lecture: boolean): string {
  if (cloison !== null && !/^[a-z-]+$/.test(cloison)) throw new Error('cloison malformée');
  const mode = lecture ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN';
  return `${mode}; SET LOCAL ROLE poste_serveur; SET LOCAL app.academie = '${cloison ?? ''}'`;
}
