import { Pool as PoolPg, types as typesPg, type CustomTypesConfig, type PoolClient } from 'pg';
import type { AcademieId, AgentId, BailleurId, DemandeId } from '../../domain/shared/ids.ts';

export type Pool = PoolPg;
export type Tx = PoolClient;

const JOUR = 1082;
const ENTIER_LONG = 20;
/** Au-delà, mieux vaut répondre « panne » qu'attendre une connexion sans fin. */
const PATIENCE_MS = 10_000;

/** Les dates restent des textes « AAAA-MM-JJ », les numéros de flux des nombres : aucun fuseau ni bigint ne s'en mêle. */
const types: CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === JOUR) return (texte: string) => texte;
    if (oid === ENTIER_LONG) return Number;
    return typesPg.getTypeParser(oid, format as 'text');
  },
};

export function ouvrirCentrale(url: string, options: { max?: number } = {}): Pool {
  const pool = new PoolPg({ connectionString: url, max: options.max ?? 10, types, connectionTimeoutMillis: PATIENCE_MS, keepAlive: true });
  // Une connexion coupée, au repos ou en pleine transaction, ne doit pas arrêter le processus : la requête échoue, la connexion suivante sera neuve.
  pool.on('error', () => undefined);
  pool.on('connect', (connexion) => {
    connexion.on('error', () => undefined);
  });
  return pool;
}

/**
 * De qui sont les lignes que cette transaction peut voir : une académie, ALS, un bailleur, un agent, la file des courriels.
 * Null : celui qui frappe n'est pas encore reconnu ; on ne voit que de quoi le reconnaître. La base elle-même le garantit
 * (sécurité par ligne). Un agent entre ensuite dans son dossier par `entrerDansLeDossier`.
 */
export type Cloison = AcademieId | 'als' | 'envoi' | { readonly bailleurId: BailleurId } | { readonly agentId: AgentId } | null;

interface OptionsTransaction {
  readonly lecture?: boolean;
  readonly essais?: number;
}

/** Sérialisation impossible, interblocage, ou place prise à l'instant par une autre transaction : à refaire tel quel, l'autre sera alors vue. */
const A_REFAIRE = new Set(['40001', '40P01', '23505']);

/**
 * Une transaction du serveur : rôle sans privilège, cloison posée, tout ou rien.
 * `lecture` : une photographie, en lecture seule. Un interblocage est rejoué, trois fois au plus.
 */
export async function enTransaction<T>(
  pool: Pool,
  cloison: Cloison,
  travail: (tx: Tx) => Promise<T>,
  options: OptionsTransaction = {},
): Promise<T> {
  for (let essai = 1; ; essai++) {
    const tx = await pool.connect();
    let perdue = false;
    try {
      await tx.query(debut(cloison, options.lecture === true));
      const resultat = await travail(tx);
      for (const { faire } of (derniers.get(tx) ?? []).toSorted((a, b) => (a.ordre < b.ordre ? -1 : 1))) await faire();
      await tx.query('COMMIT');
      return resultat;
    } catch (erreur) {
      await tx.query('ROLLBACK').catch(() => {
        perdue = true;
      });
      if (essai >= (options.essais ?? 3) || !A_REFAIRE.has((erreur as { code?: string }).code ?? '')) throw erreur;
    } finally {
      derniers.delete(tx);
      tx.release(perdue);
    }
  }
}

interface Dernier {
  readonly ordre: string;
  readonly faire: () => Promise<void>;
}
const derniers = new WeakMap<Tx, Dernier[]>();

/** Ce qui s'écrit en tout dernier, juste avant de valider : un verrou que beaucoup attendent n'est tenu qu'un instant, et toujours pris dans le même ordre. */
export const avantDeValider = (tx: Tx, ordre: string, faire: () => Promise<void>): void => {
  derniers.set(tx, [...(derniers.get(tx) ?? []), { ordre, faire }]);
};

/** Un seul aller-retour ; un identifiant n'a que des lettres, des chiffres et des tirets, sa forme le garantit. */
function debut(cloison: Cloison, lecture: boolean): string {
  const { academie = '', bailleur = '', agent = '', als = '', envoi = '' } = reglages(cloison);
  if (!/^[0-9a-z-]*$/.test(academie + bailleur + agent)) throw new Error('cloison malformée');
  const mode = lecture ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN';
  return (
    `${mode}; SET LOCAL ROLE poste_serveur; SET LOCAL app.academie = '${academie}'; SET LOCAL app.bailleur = '${bailleur}'; ` +
    `SET LOCAL app.agent = '${agent}'; SET LOCAL app.als = '${als}'; SET LOCAL app.envoi = '${envoi}'; ` +
    `SET LOCAL app.demande = ''; SET LOCAL app.emission = ''`
  );
}

function reglages(cloison: Cloison): Partial<Record<'academie' | 'bailleur' | 'agent' | 'als' | 'envoi', string>> {
  if (cloison === null) return {};
  if (cloison === 'als') return { als: 'oui' };
  if (cloison === 'envoi') return { envoi: 'oui' };
  if (typeof cloison === 'string') return { academie: cloison };
  return 'agentId' in cloison ? { agent: cloison.agentId } : { bailleur: cloison.bailleurId };
}

/** À partir d'ici, la transaction voit aussi cette demande, ses mandats et ses candidatures, et peut écrire dans le flux de son académie. Le droit d'y entrer se juge avant. */
export async function entrerDansLeDossier(
  tx: Tx,
  { academieId, demandeId }: { readonly academieId: AcademieId; readonly demandeId: DemandeId },
): Promise<void> {
  await tx.query("SELECT set_config('app.demande', $1, true), set_config('app.emission', $2, true)", [demandeId, academieId]);
}
