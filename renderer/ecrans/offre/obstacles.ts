import { raisonsDeNePasPostuler, type RefusPostuler } from '../../../domain/candidature/postuler.ts';
import type { DossierVue } from '../../../domain/contract/dossiers.ts';
import type { Offre } from '../../../domain/offre/offre.ts';

/** Ce qui empêche déjà de postuler, d'après la règle même que jugeront l'hôte et le serveur ; aucune échéance n'est jugée ici. */
export const obstacles = ({ demande, mandat, candidatures }: DossierVue, offre: Offre): readonly RefusPostuler[] =>
  raisonsDeNePasPostuler({ academieId: demande.academieId, jour: null, demande, mandat, offre, candidatures }, demande.id);
