import type { EtapeAgent } from '../contract/agent.ts';
import type { Demande } from './demande.ts';
import { doitRevalider } from './revalider.ts';

/** La prochaine chose à faire par l'agent, de l'import au dossier validé (G30–G59, G62). */
export function etapeAgent(demande: Demande | null): EtapeAgent {
  if (demande === null) return 'importer';
  if (doitRevalider(demande)) return 'revalider';
  if (demande.rattachement.employeur === '') return 'completer';
  return demande.dossierValideLe === null ? 'pieces' : 'pret';
}
