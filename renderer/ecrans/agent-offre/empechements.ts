import type { RefusPostuler } from '../../../domain/candidature/postuler.ts';
import type { EspaceAgent } from '../../../domain/contract/agent.ts';
import type { Offre } from '../../../domain/offre/offre.ts';

/** Ce qui empêche déjà l'agent de postuler, d'après ce que le serveur vient de dire ; c'est lui qui jugera. */
export function empechements({ demande, etape, candidatureActive, le }: EspaceAgent, offre: Offre): readonly RefusPostuler[] {
  const raisons: RefusPostuler[] = [];
  if (demande === null) raisons.push({ motif: 'demande_inconnue' });
  else {
    const { valableJusquau, dossierValideLe } = demande;
    if (le > valableJusquau) raisons.push({ motif: 'demande_radiee', valableJusquau });
    if (etape === 'revalider') raisons.push({ motif: 'revalidation_requise' });
    if (dossierValideLe === null) raisons.push({ motif: 'dossier_non_valide' });
  }
  if (candidatureActive !== null) {
    const { id: candidatureId, etat, deposeeLe, resume, evenements } = candidatureActive;
    raisons.push({ motif: 'candidature_deja_active', candidatureId, etat, deposeeLe, auteur: evenements[0]!.auteur.nom, resume });
  }
  if (offre.etat !== 'publiee') raisons.push({ motif: 'offre_retiree' });
  if (le > offre.dateLimite) raisons.push({ motif: 'offre_close', dateLimite: offre.dateLimite });
  return raisons;
}
