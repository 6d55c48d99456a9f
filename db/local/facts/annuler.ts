import type { AnnulerInput, FaitsAnnuler } from '../../../domain/candidature/annuler.ts';
import type { Lecture } from '../connexion.ts';
import { demandeDeLaCandidature, lireCandidatures, lireDemande, lireMandat } from './lire.ts';

type Contexte = Pick<FaitsAnnuler, 'instant' | 'auteur'>;

/** Ce que le poste sait pour annuler une candidature, la sienne pas encore reçue comprise. */
export function faitsAnnuler(db: Lecture, contexte: Contexte, { candidatureId }: AnnulerInput): FaitsAnnuler {
  const demandeId = demandeDeLaCandidature(db, candidatureId);
  if (demandeId === null) return { ...contexte, jour: null, demande: null, mandat: null, candidature: null };
  return {
    ...contexte,
    jour: null,
    demande: lireDemande(db, demandeId),
    mandat: lireMandat(db, demandeId),
    candidature: lireCandidatures(db, demandeId).find((c) => c.id === candidatureId) ?? null,
  };
}
