import { createHash } from 'node:crypto';
import type { Tx } from '../open.ts';

const FENETRE_MS = 15 * 60_000;
const PREMIER_BLOCAGE_MS = 60_000;
const BLOCAGE_MAX_MS = 3_600_000;

/** Ce qui est compté : un compte, ou la source des requêtes ; `seuil` échecs dans la fenêtre, puis l'attente. */
export interface Compteur {
  readonly cle: string;
  readonly seuil: number;
  /** Un quart d'heure si absent. */
  readonly fenetreMs?: number;
  /** La première attente ; une minute si absente. */
  readonly premierBlocageMs?: number;
}

/**
 * Cinq essais pour un compte, qu'il existe ou non. Trente pour une source : tout un service peut sortir par la même adresse,
 * et il faut pourtant arrêter qui essaie un mot de passe sur mille comptes.
 */
export const compteursDeLEssai = (courriel: string, source: string): readonly [Compteur, Compteur] => [
  { cle: cle('compte', courriel), seuil: 5 },
  { cle: cle('source', source), seuil: 30 },
];

/** Cinq courriels demandés pour une adresse, connue ou non ; trente pour une source : personne ne remplit la boîte d'un autre. */
export const compteursDuLien = (courriel: string, source: string): readonly [Compteur, Compteur] => [
  { cle: cle('lien', courriel), seuil: 5 },
  { cle: cle('lien-source', source), seuil: 30 },
];

/** Cinq codes de sécurité par heure et par compte : la boîte du demandeur n'est pas à celui qui essaie des numéros. */
export const compteurDuCode = (compteId: string): Compteur => ({
  cle: cle('code', compteId),
  seuil: 5,
  fenetreMs: BLOCAGE_MAX_MS,
  premierBlocageMs: BLOCAGE_MAX_MS,
});

/** Une empreinte : ni courriel ni adresse n'est gardé pour compter. */
const cle = (genre: string, valeur: string): string => `${genre}:${createHash('sha256').update(valeur).digest('hex')}`;

/**
 * Compte l'essai avant de vérifier le mot de passe : cent essais lancés ensemble n'en valent pas cent.
 * Rend jusqu'à quand attendre, ou null si l'essai est permis. Au seuil : une minute, puis le double à chaque fois, une heure au plus ;
 * la levée est automatique.
 */
export async function compterEssai(tx: Tx, compteurs: readonly Compteur[], maintenant: Date): Promise<Date | null> {
  const enOrdre = compteurs.toSorted((a, b) => (a.cle < b.cle ? -1 : 1));
  const deja = await blocage(tx, enOrdre, maintenant);
  if (deja !== null) return deja;
  for (const compteur of enOrdre) {
    if (!(await compter(tx, compteur, maintenant))) return blocage(tx, enOrdre, maintenant);
  }
  return null;
}

async function blocage(tx: Tx, compteurs: readonly Compteur[], maintenant: Date): Promise<Date | null> {
  const { rows } = await tx.query<{ jusqua: Date }>(
    'SELECT bloque_jusqua AS jusqua FROM essai_connexion WHERE cle = ANY($1) AND bloque_jusqua > $2 ORDER BY bloque_jusqua DESC LIMIT 1',
    [compteurs.map((c) => c.cle), maintenant],
  );
  return rows[0]?.jusqua ?? null;
}

/** Faux si un autre essai, au même instant, vient d'atteindre le seuil. */
async function compter(
  tx: Tx,
  { cle, seuil, fenetreMs = FENETRE_MS, premierBlocageMs = PREMIER_BLOCAGE_MS }: Compteur,
  maintenant: Date,
): Promise<boolean> {
  const { rows } = await tx.query<{ echecs: number }>(
    `INSERT INTO essai_connexion AS e (cle, echecs, depuis) VALUES ($1, 1, $2)
     ON CONFLICT (cle) DO UPDATE SET
       echecs = CASE WHEN greatest(e.depuis, e.bloque_jusqua) < $3 THEN 1 ELSE e.echecs + 1 END,
       depuis = CASE WHEN greatest(e.depuis, e.bloque_jusqua) < $3 THEN $2 ELSE e.depuis END,
       bloque_jusqua = NULL
     WHERE e.bloque_jusqua IS NULL OR e.bloque_jusqua <= $2
     RETURNING echecs`,
    [cle, maintenant, new Date(maintenant.getTime() - fenetreMs)],
  );
  if (rows[0] === undefined) return false;
  const enTrop = rows[0].echecs - seuil;
  if (enTrop < 0) return true;
  const duree = Math.min(BLOCAGE_MAX_MS, premierBlocageMs * 2 ** Math.min(enTrop, 10));
  await tx.query('UPDATE essai_connexion SET bloque_jusqua = $2 WHERE cle = $1', [cle, new Date(maintenant.getTime() + duree)]);
  return true;
}

/** Au-delà d'un jour, un compteur ne dit plus rien. */
export const effacerVieuxEssais = async (tx: Tx, maintenant: Date): Promise<void> => {
  await tx.query('DELETE FROM essai_connexion WHERE depuis < $1 AND (bloque_jusqua IS NULL OR bloque_jusqua < $2)', [
    new Date(maintenant.getTime() - 86_400_000),
    maintenant,
  ]);
};

/** Le mot de passe était le bon : les échecs du compte sont oubliés ; à la source, on ne rend que cet essai-là, elle a pu viser d'autres comptes. */
export async function oublierEssais(tx: Tx, [compte, source]: readonly [Compteur, Compteur]): Promise<void> {
  await tx.query('DELETE FROM essai_connexion WHERE cle = $1', [compte.cle]);
  await rendreEssai(tx, source);
}

/** Cet essai-là n'est plus compté ; l'attente qu'il avait ouverte est levée. */
export const rendreEssai = async (tx: Tx, { cle, seuil }: Compteur): Promise<void> => {
  await tx.query(
    'UPDATE essai_connexion SET echecs = echecs - 1, bloque_jusqua = CASE WHEN echecs > $2 THEN bloque_jusqua END WHERE cle = $1',
    [cle, seuil],
  );
};
