import { DemandeDuRegistre } from '../../domain/demande/registre.ts';
import { ajouterMois, jourAParis } from '../../domain/shared/dates.ts';
import type { Pool, Tx } from '../../db/central/open.ts';
import { delivrerNumero } from './numero.ts';

/** Ce qu'une personne saisit ; le registre y ajoute le numéro, les dates. */
export type Contenu = Omit<DemandeDuRegistre, 'numeroUnique' | 'deposeeLe' | 'valableJusquau' | 'modifieeLe'>;

export interface DemandeGardee {
  readonly demande: DemandeDuRegistre;
  readonly version: number;
}

interface Ligne {
  readonly contenu: unknown;
  readonly version: number;
}

export async function lireDemande(pool: Pool, numero: string): Promise<DemandeGardee | null> {
  const [ligne] = (await pool.query<Ligne>('SELECT contenu, version FROM demande WHERE numero = $1', [numero])).rows;
  return ligne === undefined ? null : { demande: DemandeDuRegistre.parse(ligne.contenu), version: ligne.version };
}

/** La demande telle qu'elle était à cette version ; null si cette version n'a pas existé. */
export async function lireVersion(pool: Pool, numero: string, version: number): Promise<DemandeDuRegistre | null> {
  const [ligne] = (
    await pool.query<{ contenu: unknown }>('SELECT contenu FROM demande_version WHERE numero = $1 AND version = $2', [numero, version])
  ).rows;
  return ligne === undefined ? null : DemandeDuRegistre.parse(ligne.contenu);
}

/** Enregistre une demande neuve et lui délivre son numéro unique. La même page envoyée deux fois n'en crée qu'une. */
export async function creerDemande(pool: Pool, contenu: Contenu, page: string, maintenant: Date): Promise<string> {
  const modifieeLe = maintenant.toISOString();
  const deposeeLe = jourAParis(modifieeLe);
  return enEcriture(pool, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [page]);
    const deja = await tx.query<{ numero: string }>('SELECT numero FROM demande WHERE page = $1', [page]);
    if (deja.rows[0] !== undefined) return deja.rows[0].numero;
    // Une demande semée peut porter un numéro que la séquence atteint : on prend le suivant.
    for (;;) {
      const suite = (await tx.query<{ n: number }>("SELECT nextval('sequence_numero') AS n")).rows[0]?.n ?? 0;
      const numeroUnique = delivrerNumero(contenu.departement, deposeeLe, suite);
      const demande: DemandeDuRegistre = {
        ...contenu,
        numeroUnique,
        deposeeLe,
        // R441-2-7 CCH : un an.
        valableJusquau: ajouterMois(deposeeLe, 12),
        modifieeLe,
      };
      const { rowCount } = await tx.query(
        'INSERT INTO demande (numero, version, contenu, page) VALUES ($1, 1, $2, $3) ON CONFLICT (numero) DO NOTHING',
        [numeroUnique.valeur, demande, page],
      );
      if (rowCount === 0) continue;
      await garderVersion(tx, numeroUnique.valeur);
      return numeroUnique.valeur;
    }
  });
}

type Changement = Partial<Omit<DemandeDuRegistre, 'numeroUnique' | 'modifieeLe'>>;

/** Écrit un changement sur la version que la personne avait sous les yeux. Faux : quelqu'un a écrit depuis, rien n'est changé. */
export async function modifierDemande(
  pool: Pool,
  numero: string,
  version: number,
  changement: Changement,
  maintenant: Date,
): Promise<boolean> {
  return enEcriture(pool, async (tx) => {
    const { rowCount } = await tx.query(
      'UPDATE demande SET contenu = contenu || $3, version = version + 1 WHERE numero = $1 AND version = $2',
      [numero, version, { ...changement, modifieeLe: maintenant.toISOString() }],
    );
    if (rowCount !== 1) return false;
    await garderVersion(tx, numero);
    return true;
  });
}

const garderVersion = (tx: Tx, numero: string) =>
  tx.query('INSERT INTO demande_version (numero, version, contenu) SELECT numero, version, contenu FROM demande WHERE numero = $1', [
    numero,
  ]);

export async function enEcriture<T>(pool: Pool, travail: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await pool.connect();
  try {
    await tx.query('BEGIN');
    const resultat = await travail(tx);
    await tx.query('COMMIT');
    return resultat;
  } catch (erreur) {
    await tx.query('ROLLBACK').catch(() => undefined);
    throw erreur;
  } finally {
    tx.release();
  }
}
