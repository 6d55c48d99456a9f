import type { FaitsPostuler, PostulerInput } from '../../../domain/candidature/postuler.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import { Offre } from '../../../domain/offre/offre.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { Tx } from '../open.ts';
import { preparee } from '../preparee.ts';
import { verrouillerDossier } from '../views/dossier.ts';

/** Ce que la règle « postuler » doit savoir, lu dans PostgreSQL, la demande verrouillée. */
export async function faitsPostuler(
  tx: Tx,
  contexte: Pick<FaitsPostuler, 'academieId' | 'instant' | 'auteur'> & { readonly jour: Jour },
  input: PostulerInput,
): Promise<FaitsPostuler & { readonly demande: Demande | null }> {
  const dossier = await verrouillerDossier(tx, contexte.academieId, input.demandeId, contexte.jour);
  const { rows } = await preparee<{ doc: string }>(tx, 'SELECT doc FROM offre WHERE id = $1', [input.offreId]);
  return {
    ...contexte,
    demande: dossier?.demande ?? null,
    mandat: dossier?.mandat ?? null,
    candidatures: dossier?.candidatures ?? [],
    offre: rows[0] === undefined ? null : Offre.parse(JSON.parse(rows[0].doc)),
  };
}
