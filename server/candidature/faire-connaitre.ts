import type { Candidature } from '../../domain/candidature/candidature.ts';
import { fluxAcademie } from '../../domain/contract/entities.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import type { Mandat } from '../../domain/mandat/mandat.ts';
import type { Jour } from '../../domain/shared/dates.ts';
import { ecrireCandidature, emissionCandidature } from '../../db/central/apply/candidature.ts';
import { deposerCourriel } from '../../db/central/apply/courriel.ts';
import { type Publication, publier } from '../../db/central/apply/publication.ts';
import { annoncerCandidature } from '../../db/central/feed/annoncer.ts';
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
 * Chaque pas d'une candidature passe par ici, dans la transaction de l'acte : la ligne, le courriel à l'agent, l'annonce à ceux qui
 * travaillent en ligne. Rend ce qui reste à publier en dernier, le compteur de l'offre et le flux de l'académie qui a un mandat ;
 * ou null, sans rien écrire, si une autre candidature active est arrivée entre-temps.
 */
export async function ecrireEtape(tx: Tx, { candidature, demande, mandat, jour }: Etape): Promise<Publication | null> {
  if (!(await ecrireCandidature(tx, candidature, candidature.evenements.length === 1))) return null;
  const ecart = ecartDuCompteur(candidature);
  await ecrireALAgent(tx, candidature, demande);
  await annoncerCandidature(tx, { agentId: demande.agentId, offreId: candidature.offreId });
  return { emission: emissionCandidature(candidature, mandat, jour), ecarts: new Map(ecart === 0 ? [] : [[candidature.offreId, ecart]]) };
}

/**
 * Le même, publié aussitôt : à appeler en dernier dans la transaction. Rend le numéro où la candidature descend à l'académie, ou null.
 */
export async function faireConnaitre(tx: Tx, etape: Etape): Promise<number | null> {
  const publication = await ecrireEtape(tx, etape);
  if (publication === null) return null;
  return (await publier(tx, [publication])).get(fluxAcademie(etape.candidature.academieId)) ?? 0;
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
