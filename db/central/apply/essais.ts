import type { Tx } from '../open.ts';

const ESSAIS = 5;
const FENETRE_MS = 15 * 60_000;
const PREMIER_BLOCAGE_MS = 60_000;
const BLOCAGE_MAX_MS = 3_600_000;

/** Jusqu'à quand ce compte, ou cette source, doit attendre ; null s'il peut essayer. */
export async function blocageEnCours(tx: Tx, cles: readonly string[], maintenant: Date): Promise<Date | null> {
  const { rows } = await tx.query<{ jusqua: Date | null }>('SELECT max(bloque_jusqua) AS jusqua FROM essai_connexion WHERE cle = ANY($1) AND bloque_jusqua > $2', [cles, maintenant]);
  return rows[0]?.jusqua ?? null;
}

/** Un échec de plus : au cinquième en un quart d'heure, une minute d'attente, puis le double à chaque fois, une heure au plus. La levée est automatique. */
export async function compterEchec(tx: Tx, cles: readonly string[], maintenant: Date): Promise<void> {
  for (const cle of [...cles].sort()) {
    const { rows } = await tx.query<{ echecs: number }>(
      `INSERT INTO essai_connexion AS e (cle, echecs, depuis) VALUES ($1, 1, $2)
       ON CONFLICT (cle) DO UPDATE SET
         echecs = CASE WHEN greatest(e.depuis, e.bloque_jusqua) < $3 THEN 1 ELSE e.echecs + 1 END,
         depuis = CASE WHEN greatest(e.depuis, e.bloque_jusqua) < $3 THEN $2 ELSE e.depuis END
       RETURNING echecs`,
      [cle, maintenant, new Date(maintenant.getTime() - FENETRE_MS)],
    );
    const enTrop = rows[0]!.echecs - ESSAIS;
    if (enTrop < 0) continue;
    const duree = Math.min(BLOCAGE_MAX_MS, PREMIER_BLOCAGE_MS * 2 ** Math.min(enTrop, 10));
    await tx.query('UPDATE essai_connexion SET bloque_jusqua = $2 WHERE cle = $1', [cle, new Date(maintenant.getTime() + duree)]);
  }
}

/** Une connexion réussie efface les échecs du compte, pas ceux de la source : elle a pu en viser d'autres. */
export const oublierEchecs = async (tx: Tx, cle: string): Promise<void> => {
  await tx.query('DELETE FROM essai_connexion WHERE cle = $1', [cle]);
};
