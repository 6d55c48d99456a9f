import type { Demande } from '../../../domain/demande/demande.ts';
import type { Mandat } from '../../../domain/mandat/mandat.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { AcademieId, DemandeId } from '../../../domain/shared/ids.ts';
import type { Tx } from '../open.ts';
import { verrouillerDossier } from '../views/dossier.ts';

/** Ce que la règle « juger un rattachement » doit savoir, la demande verrouillée : deux collègues passent l'un après l'autre. */
export async function faitsRattachement(
  tx: Tx,
  { academieId, jour }: { readonly academieId: AcademieId; readonly jour: Jour },
  demandeId: DemandeId,
): Promise<{ demande: Demande | null; mandat: Mandat | null }> {
  const dossier = await verrouillerDossier(tx, academieId, demandeId, jour);
  return { demande: dossier?.demande ?? null, mandat: dossier?.mandat ?? null };
}
