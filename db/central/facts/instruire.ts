import type { Candidature } from '../../../domain/candidature/candidature.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { AcademieId, DemandeId } from '../../../domain/shared/ids.ts';
import { entrerDansLeDossier, type Tx } from '../open.ts';
import { type DossierCentral, verrouillerDossier } from '../views/dossier.ts';

/** Le dossier d'une candidature qu'un instructeur peut voir, verrouillé. */
export interface DossierInstruit extends DossierCentral {
  readonly candidature: Candidature;
}

/**
 * Ce que la règle « instruire » doit savoir. La cloison de la transaction juge le droit : null si elle ne montre pas cette candidature.
 * Ensuite seulement la transaction entre dans le dossier, pour le mandat et pour le flux de l'académie.
 */
export async function faitsInstruire(tx: Tx, candidatureId: string, jour: Jour): Promise<DossierInstruit | null> {
  // Un identifiant copié par une autre académie arrive toujours après l'original.
  const { rows } = await tx.query<{ academie_id: string; demande_id: string }>(
    'SELECT academie_id, demande_id FROM candidature WHERE id = $1 ORDER BY deposee_le LIMIT 1',
    [candidatureId],
  );
  if (rows[0] === undefined) return null;
  const academieId = AcademieId.parse(rows[0].academie_id);
  const demandeId = DemandeId.parse(rows[0].demande_id);
  await entrerDansLeDossier(tx, { academieId, demandeId });
  const dossier = await verrouillerDossier(tx, academieId, demandeId, jour);
  const candidature = dossier?.candidatures.find((c) => c.id === candidatureId);
  return dossier === null || candidature === undefined ? null : { ...dossier, candidature };
}
