import { fluxAcademie } from '../../../domain/contract/entities.ts';
import type { Instant, Jour } from '../../../domain/shared/dates.ts';
import type { AcademieId } from '../../../domain/shared/ids.ts';
import type { Tx } from '../open.ts';

/** Des lignes que le flux d'une académie vient de retirer : chaque poste qui les avait en accusera l'effacement. */
export async function noterRetrait(
  tx: Tx,
  { academieId, numero, le, lignes }: { academieId: AcademieId; numero: number; le: Jour; lignes: number },
): Promise<void> {
  await tx.query('INSERT INTO retrait (academie_id, numero, le, lignes) VALUES ($1, $2, $3, $4)', [academieId, numero, le, lignes]);
}

/** Ce qu'un poste dit avoir effacé : jusqu'où, dans le flux de son académie, et à quelle époque. */
export interface Accuse {
  readonly numero: number;
  readonly epoque: string;
}

/** L'accusé que porte une demande de lecture ; null quand elle n'en porte pas. */
export function accuseDe(
  academieId: string,
  { curseurs, efface }: { readonly curseurs: Readonly<Record<string, number>>; readonly efface?: string | undefined },
): Accuse | null {
  const flux = fluxAcademie(academieId);
  return efface === undefined || !Object.hasOwn(curseurs, flux) ? null : { numero: curseurs[flux]!, epoque: efface };
}

/** Compte le reçu de ce poste pour chaque retrait qu'il couvre ; ceux d'avant son inscription ne le regardaient pas. */
export async function accuserRetraits(
  tx: Tx,
  { academieId, posteId }: { academieId: string; posteId: string },
  numero: number,
  instant: Instant,
): Promise<void> {
  await tx.query(
    `WITH p AS (
       UPDATE poste SET recu_jusqua = $3 WHERE academie_id = $1 AND id = $2 AND recu_jusqua < $3
       RETURNING (SELECT recu_jusqua FROM poste WHERE academie_id = $1 AND id = $2) AS avant, inscrit_le
     )
     INSERT INTO recu (academie_id, numero, poste_id, recu_le)
     SELECT r.academie_id, r.numero, $2, $4 FROM p JOIN retrait r ON r.academie_id = $1 AND r.numero > p.avant AND r.numero <= $3
       AND r.le >= (p.inscrit_le AT TIME ZONE 'Europe/Paris')::date
     ON CONFLICT DO NOTHING`,
    [academieId, posteId, numero, instant],
  );
}

/** Ce poste a perdu son droit et n'a plus rien : il ne sera plus dit silencieux. */
export async function accuserEffacement(
  tx: Tx,
  { posteId, compteId }: { posteId: string; compteId: string },
  instant: Instant,
): Promise<void> {
  await tx.query('SELECT accuser_effacement($1, $2, $3)', [posteId, compteId, instant]);
}
