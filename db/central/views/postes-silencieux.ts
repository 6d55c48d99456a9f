import type { Jour } from '../../../domain/shared/dates.ts';
import type { Tx } from '../open.ts';

/** Un poste qui devait effacer des dossiers et ne l'a pas dit depuis trop longtemps (B4). */
export interface PosteSilencieux {
  readonly academieId: string;
  readonly posteId: string;
  readonly vuLe: Date;
  /** Les retraits qu'il n'a pas accusés, et le jour du plus ancien ; null quand c'est tout le poste qui devait s'effacer. */
  readonly retraits: number;
  readonly depuis: Jour | null;
  readonly arrete: boolean;
  /** Le compte est désactivé, ou passé dans une autre académie. */
  readonly droitPerdu: boolean;
}

/**
 * Les postes silencieux des académies que cette transaction voit : un retrait d'au moins `jours` jours sans reçu,
 * ou un droit perdu (poste arrêté, compte désactivé ou passé ailleurs) sans effacement accusé, `jours` jours après le dernier contact.
 */
export async function postesSilencieux(tx: Tx, maintenant: Date, jours: number): Promise<PosteSilencieux[]> {
  const limite = new Date(maintenant.getTime() - jours * 86_400_000);
  const { rows } = await tx.query<PosteSilencieux>(
    `SELECT p.academie_id AS "academieId", p.id AS "posteId", p.vu_le AS "vuLe", r.retraits::integer, r.depuis,
       p.arrete_le IS NOT NULL AS arrete, c.academie_id IS DISTINCT FROM p.academie_id OR NOT c.actif AS "droitPerdu"
     FROM poste p LEFT JOIN compte c ON c.id = p.compte_id
     CROSS JOIN LATERAL (
       SELECT count(*) AS retraits, min(le) AS depuis FROM retrait
       WHERE academie_id = p.academie_id AND numero > p.recu_jusqua AND le >= (p.inscrit_le AT TIME ZONE 'Europe/Paris')::date
         AND le <= ($1::timestamptz AT TIME ZONE 'Europe/Paris')::date
     ) r
     WHERE p.efface_le IS NULL AND (r.retraits > 0 OR ((p.arrete_le IS NOT NULL OR c.academie_id IS DISTINCT FROM p.academie_id OR NOT c.actif) AND greatest(p.vu_le, p.arrete_le) <= $1))
     ORDER BY r.depuis NULLS LAST, p.vu_le, p.id`,
    [limite],
  );
  return rows;
}
