import type { Candidature } from '../../domain/candidature/candidature.ts';
import { fluxAcademie } from '../../domain/contract/entities.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import type { Mandat } from '../../domain/mandat/mandat.ts';
import type { Jour } from '../../domain/shared/dates.ts';
import { compterSurLOffre, ecrireCandidature, emissionCandidature } from '../../db/central/apply/candidature.ts';
import { deposerCourriel } from '../../db/central/apply/courriel.ts';
import { annoncerCandidature } from '../../db/central/feed/annoncer.ts';
import { emettre } from '../../db/central/feed/emettre.ts';
import type { Tx } from '../../db/central/open.ts';
import { destinataire } from '../../db/central/views/destinataire.ts';
import { etapeCandidature } from '../courriel/messages/candidature.ts';

/** Une candidature telle qu'elle est après l'acte, et le dossier où il a été jugé. */
export interface Etape {
  readonly candidature: Candidature;
  readonly demande: Pick<Demande, 'agentId'>;
  readonly mandat: Mandat | null;
  readonly jour: Jour;
}

/**
 * Chaque pas d'une candidature passe par ici, dans la transaction de l'acte : la ligne, le compteur de l'offre, le flux de l'académie
 * qui a un mandat, le courriel à l'agent, et l'annonce à ceux qui travaillent en ligne. À appeler en dernier dans la transaction.
 * Rend le numéro où la candidature descend à l'académie, ou null, sans rien écrire, si une autre candidature active est arrivée entre-temps.
 */
export async function faireConnaitre(tx: Tx, { candidature, demande, mandat, jour }: Etape): Promise<number | null> {
  if (!(await ecrireCandidature(tx, candidature, candidature.evenements.length === 1))) return null;
  const ecart = ecartDuCompteur(candidature);
  const offre = ecart === 0 ? null : await compterSurLOffre(tx, candidature.offreId, ecart);
  await ecrireALAgent(tx, candidature, demande);
  await annoncerCandidature(tx, { agentId: demande.agentId, offreId: candidature.offreId });
  const tetes = await emettre(tx, emissionCandidature(candidature, mandat, offre, jour));
  return tetes.get(fluxAcademie(candidature.academieId)) ?? 0;
}

/** Une candidature de plus au dépôt, une de moins à l'annulation : le reste ne change pas le nombre de candidatures déposées (G80). */
function ecartDuCompteur({ evenements }: Candidature): 1 | -1 | 0 {
  if (evenements.length === 1) return 1;
  return evenements.at(-1)!.acte === 'annuler' ? -1 : 0;
}

/** La clé porte le numéro de l'événement : le même pas n'écrit qu'une fois (I-2). */
async function ecrireALAgent(tx: Tx, candidature: Candidature, { agentId }: Etape['demande']): Promise<void> {
  const agent = await destinataire(tx, agentId);
  if (agent === null) return;
  const { id, evenements } = candidature;
  const contenu = etapeCandidature({ prenom: agent.prenom, candidature, evenement: evenements.at(-1)! });
  await deposerCourriel(tx, { cle: `candidature:${id}:${evenements.length}`, a: agent.courriel, ...contenu });
}
