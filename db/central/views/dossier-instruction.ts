import { Candidature } from '../../../domain/candidature/candidature.ts';
import { Demande } from '../../../domain/demande/demande.ts';
import { Offre } from '../../../domain/offre/offre.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import type { Tx } from '../open.ts';

/** Ce que l'instructeur d'une candidature peut lire. */
export interface DossierLu {
  readonly candidature: Candidature;
  readonly demande: Demande;
  readonly academie: string | null;
  readonly offre: Offre | null;
}

/** Le dossier d'une candidature, si la cloison de la transaction la montre ; null sinon, qu'elle existe ou non. */
export async function lireDossierInstruction(tx: Tx, candidatureId: string): Promise<DossierLu | null> {
  const { rows } = await tx.query<{ candidature: string; demande: string; academie: string | null; offre: string | null }>(
    `SELECT c.doc AS candidature, d.doc AS demande, CASE WHEN a.id <> $2 THEN a.nom END AS academie, o.doc AS offre
     FROM candidature c JOIN demande d ON d.academie_id = c.academie_id AND d.id = c.demande_id
     JOIN academie a ON a.id = c.academie_id LEFT JOIN offre o ON o.id = c.offre_id
     WHERE c.id = $1 ORDER BY c.deposee_le LIMIT 1`,
    [candidatureId, HORS_ACADEMIE],
  );
  const ligne = rows[0];
  if (ligne === undefined) return null;
  return {
    candidature: Candidature.parse(JSON.parse(ligne.candidature)),
    demande: Demande.parse(JSON.parse(ligne.demande)),
    academie: ligne.academie,
    offre: ligne.offre === null ? null : Offre.parse(JSON.parse(ligne.offre)),
  };
}

/** Les autres candidatures de la même demande, les plus récentes d'abord. */
export async function autresCandidatures(tx: Tx, { id, academieId, demandeId }: Candidature): Promise<Candidature[]> {
  const { rows } = await tx.query<{ doc: string }>(
    'SELECT doc FROM candidature WHERE academie_id = $1 AND demande_id = $2 AND id <> $3 ORDER BY deposee_le DESC, id',
    [academieId, demandeId, id],
  );
  return rows.map((r) => Candidature.parse(JSON.parse(r.doc)));
}
