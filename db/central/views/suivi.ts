import { AcademieId, type AgentId, DemandeId } from '../../../domain/shared/ids.ts';
import { entrerDansLeDossier, type Tx } from '../open.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { type DossierCentral, lireDossier, verrouillerDossier } from './dossier.ts';

/** Où est la demande que suit un agent. */
export interface Suivi {
  readonly academieId: AcademieId;
  readonly demandeId: DemandeId;
  readonly numeroUnique: string;
}

export const lireSuivi = (tx: Tx, agentId: AgentId): Promise<Suivi | null> =>
  lire(tx, 'SELECT academie_id, demande_id, numero_unique FROM suivi WHERE agent_id = $1', agentId);

async function lire(tx: Tx, requete: string, agentId: AgentId): Promise<Suivi | null> {
  const { rows } = await tx.query<{ academie_id: string; demande_id: string; numero_unique: string }>(requete, [agentId]);
  const ligne = rows[0];
  if (ligne === undefined) return null;
  return {
    academieId: AcademieId.parse(ligne.academie_id),
    demandeId: DemandeId.parse(ligne.demande_id),
    numeroUnique: ligne.numero_unique,
  };
}

/**
 * Le dossier que suit l'agent, verrouillé : sa transaction ne voit que celui-là. Null s'il n'a rien importé.
 * Le suivi se verrouille d'abord : un second clic, pendant que la demande change d'académie, la retrouve où elle est arrivée.
 */
export async function verrouillerSonDossier(tx: Tx, agentId: AgentId, jour: Jour): Promise<DossierCentral | null> {
  const suivi = await lire(tx, 'SELECT academie_id, demande_id, numero_unique FROM suivi WHERE agent_id = $1 FOR UPDATE', agentId);
  if (suivi === null) return null;
  await entrerDansLeDossier(tx, suivi);
  return verrouillerDossier(tx, suivi.academieId, suivi.demandeId, jour);
}

/** Le même, pour le montrer seulement : dans une transaction de lecture. */
export async function lireSonDossier(tx: Tx, agentId: AgentId, jour: Jour): Promise<DossierCentral | null> {
  const suivi = await lireSuivi(tx, agentId);
  if (suivi === null) return null;
  await entrerDansLeDossier(tx, suivi);
  return lireDossier(tx, suivi.academieId, suivi.demandeId, jour);
}
