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

/** Qui a fait le dernier jugement accepté de ce rattachement, dans cette académie ; null s'il n'y en a pas eu par une commande. */
export async function auteurDuDernierJugement(tx: Tx, academieId: AcademieId, demandeId: DemandeId): Promise<string | null> {
  const { rows } = await tx.query<{ auteur_id: string }>(
    `SELECT auteur_id FROM commande
     WHERE academie_id = $1 AND pour_le_compte_de = $2 AND nom IN ('rattachement.valider', 'rattachement.refuser')
       AND reponse::json ->> 'statut' = 'acceptee'
     ORDER BY recue_le DESC LIMIT 1`,
    [academieId, demandeId],
  );
  return rows[0]?.auteur_id ?? null;
}
