import type { RefusPostuler } from '../../../domain/candidature/postuler.ts';
import { postulerSoiMeme } from '../../../domain/candidature/soi-meme.ts';
import type { EspaceAgent } from '../../../domain/contract/agent.ts';
import type { Offre } from '../../../domain/offre/offre.ts';
import { AgentId, CandidatureId, DemandeId } from '../../../domain/shared/ids.ts';

const AUCUNE = '00000000-0000-0000-0000-000000000000';

/** Ce qui empêche déjà l'agent de postuler, d'après la règle même que jugera le serveur, et son jour. */
export function empechements({ demande, candidatureActive, le }: EspaceAgent, offre: Offre): readonly RefusPostuler[] {
  const decision = postulerSoiMeme(
    {
      instant: `${le}T12:00:00.000Z`,
      jour: le,
      auteur: { role: 'agent', id: demande?.agentId ?? AgentId.parse(AUCUNE), nom: '' },
      demande,
      offre,
      candidatures: candidatureActive === null ? [] : [candidatureActive],
    },
    { candidatureId: CandidatureId.parse(AUCUNE), demandeId: demande?.id ?? DemandeId.parse(AUCUNE), offreId: offre.id },
  );
  return decision.ok ? [] : decision.refus;
}
