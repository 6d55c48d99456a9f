import type { AgentId } from '../../../domain/shared/ids.ts';
import type { Tx } from '../open.ts';
import { preparee } from '../preparee.ts';

/** À qui écrire ce qui arrive à la demande d'un agent : le compte qu'il a ouvert. Null s'il n'en a pas, ou plus. */
export async function destinataire(tx: Tx, agentId: AgentId): Promise<{ courriel: string; prenom: string } | null> {
  const { rows } = await preparee<{ courriel: string; prenom: string }>(
    tx,
    "SELECT courriel, prenom FROM compte WHERE id = $1 AND role = 'agent' AND actif",
    [agentId],
  );
  return rows[0] ?? null;
}
