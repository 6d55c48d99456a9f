import type { Tx } from '../open.ts';
import { preparee } from '../preparee.ts';

/** À qui travaille en ligne : son compte d'agent, tout ALS, un bailleur. Il n'a pas de curseur, il relit. */
export const annonceAgent = (agentId: string): string => `agent:${agentId}`;
export const ANNONCE_ALS = 'als';
export const annonceBailleur = (bailleurId: string): string => `bailleur:${bailleurId}`;

/** Dit que quelque chose a changé pour ceux-là ; le pouls le porte à la validation de la transaction, et rien d'autre n'y passe. */
export async function annoncer(tx: Tx, noms: readonly string[]): Promise<void> {
  await preparee(tx, "SELECT pg_notify('flux', nom) FROM unnest($1::text[]) AS nom", [noms]);
}

/** Un pas d'une candidature : à son agent, à ALS, et au bailleur de l'offre s'il en est un. */
export async function annoncerCandidature(tx: Tx, { agentId, offreId }: { agentId: string; offreId: string }): Promise<void> {
  await preparee(
    tx,
    `SELECT pg_notify('flux', nom) FROM (
       SELECT unnest($1::text[]) UNION ALL SELECT $3 || bailleur_id FROM offre WHERE id = $2 AND bailleur_id IS NOT NULL
     ) AS a (nom)`,
    [[ANNONCE_ALS, annonceAgent(agentId)], offreId, annonceBailleur('')],
  );
}
