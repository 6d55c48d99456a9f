import { postuler, type RefusPostuler } from '../../../domain/candidature/postuler.ts';
import type { DossierVue } from '../../../domain/contract/dossiers.ts';
import type { Offre } from '../../../domain/offre/offre.ts';
import { CandidatureId } from '../../../domain/shared/ids.ts';
import { auteurEcran } from '../dossier/auteur-ecran.ts';

const AUCUNE = CandidatureId.parse('00000000-0000-0000-0000-000000000000');

/** Ce qui empêche déjà de postuler, d'après la règle même que jugeront l'hôte et le serveur ; aucune échéance n'est jugée ici. */
export function obstacles({ demande, mandat, candidatures }: DossierVue, offre: Offre): readonly RefusPostuler[] {
  const decision = postuler(
    {
      academieId: demande.academieId,
      instant: demande.actualiseeLe,
      jour: null,
      auteur: auteurEcran,
      demande,
      mandat,
      offre,
      candidatures,
    },
    { candidatureId: AUCUNE, demandeId: demande.id, offreId: offre.id },
  );
  return decision.ok ? [] : decision.refus;
}
