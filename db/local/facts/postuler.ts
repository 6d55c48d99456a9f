import type { FaitsPostuler, PostulerInput } from '../../../domain/candidature/postuler.ts';
import type { Lecture } from '../connexion.ts';
import { lireCandidatures, lireDemande, lireMandat, lireOffre } from './lire.ts';

type Contexte = Pick<FaitsPostuler, 'academieId' | 'instant' | 'auteur'>;

/** Ce que le poste sait pour « Je postule ». `jour` est null : l'horloge du poste ne juge aucune échéance. */
export function faitsPostuler(db: Lecture, contexte: Contexte, { demandeId, offreId }: PostulerInput): FaitsPostuler {
  const demande = lireDemande(db, demandeId);
  return {
    ...contexte,
    jour: null,
    demande: demande?.academieId === contexte.academieId ? demande : null,
    mandat: lireMandat(db, demandeId),
    offre: lireOffre(db, offreId),
    candidatures: lireCandidatures(db, demandeId),
  };
}
