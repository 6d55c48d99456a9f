import { AcademieId, type AgentId, DemandeId } from '../../../domain/shared/ids.ts';
import { entrerDansLeDossier, type Tx } from '../open.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { type DossierCentral, verrouillerDossier } from './dossier.ts';

/** Où est la demande que suit un agent. */
export interface Suivi {
  readonly academieId: AcademieId;
  readonly demandeId: DemandeId;
  readonly numeroUnique: string;
}

export async function lireSuivi(tx: Tx, agentId: AgentId): Promise<Suivi | null> {
  const { rows } = await tx.query<{ academie_id: string; demande_id: string; numero_unique: string }>(
    'SELECT academie_id, demande_id, numero_unique FROM suivi WHERE agent_id = $1',
    [agentId],
  );
  const ligne = rows[0];
  if (ligne === undefined) return null;
  return {
    academieId: AcademieId.parse(ligne.academie_id),
    demandeId: DemandeId.parse(ligne.demande_id),
    numeroUnique: ligne.numero_unique,
  };
}

/** Le dossier que suit l'agent, verrouillé : sa transaction ne voit que celui-là. Null s'il n'a rien importé. */
export async function entrerDansSonDossier(tx: Tx, agentId: AgentId, jour: Jour): Promise<DossierCentral | null> {
  const suivi = await lireSuivi(tx, agentId);
  if (suivi === null) return null;
  await entrerDansLeDossier(tx, suivi);
  return verrouillerDossier(tx, suivi.academieId, suivi.demandeId, jour);
}
