import type { Auteur, Candidature, Evenement, ResumeOffre } from '../../domain/candidature/candidature.ts';
import type { ActeCandidature, EtatCandidature } from '../../domain/candidature/etapes.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import { loyerChargesComprises, type Offre } from '../../domain/offre/offre.ts';
import { agentId, candidatureId, demandeId, gestionnaireId, mandatId, orleansTours } from './identifiants.ts';
import { midi } from './jours.ts';
import { uneOffre } from './offre.ts';

export interface ConstructeurCandidature {
  /** Remplace n'importe quel trait. */
  readonly avec: (traits: Partial<Candidature>) => ConstructeurCandidature;
  /** La mène jusqu'à cet état, avec l'histoire qui y conduit. */
  readonly dansLEtat: (etat: EtatCandidature) => ConstructeurCandidature;
  readonly surLOffre: (offre: Offre) => ConstructeurCandidature;
  readonly deLaDemande: (demande: Pick<Demande, 'id' | 'academieId'>) => ConstructeurCandidature;
  readonly valeur: () => Candidature;
}

export const auteurs = {
  agent: { role: 'agent', id: agentId(1), nom: 'Hélène Lefèvre' },
  gestionnaire: { role: 'gestionnaire', id: gestionnaireId(1), nom: 'Camille Moreau', mandatId: mandatId(1) },
  conseiller: { role: 'conseiller', nom: 'Nadège Faure' },
  bailleur: { role: 'bailleur', nom: 'Bailleur d’essai' },
  systeme: { role: 'systeme', nom: 'Serveur' },
} as const satisfies { [R in Auteur['role']]: Extract<Auteur, { role: R }> };

/** L'état d'où l'on vient, sur le chemin le plus court depuis le dépôt, qui l'a fait, et par quel acte. */
const precedent: Record<Exclude<EtatCandidature, 'deposee'>, readonly [EtatCandidature, Auteur['role'], ActeCandidature]> = {
  validee: ['deposee', 'conseiller', 'valider'],
  invalidee: ['deposee', 'conseiller', 'invalider'],
  transmise: ['validee', 'conseiller', 'transmettre'],
  en_commission: ['transmise', 'bailleur', 'inscrire_en_commission'],
  attribuee: ['en_commission', 'bailleur', 'attribuer'],
  attribuee_avec_rang: ['en_commission', 'bailleur', 'attribuer_avec_rang'],
  attribuee_sous_condition: ['en_commission', 'bailleur', 'attribuer_sous_condition'],
  non_attribuee: ['en_commission', 'bailleur', 'ne_pas_attribuer'],
  irrecevable: ['en_commission', 'bailleur', 'declarer_irrecevable'],
  acceptee: ['attribuee', 'agent', 'accepter'],
  bail_signe: ['acceptee', 'bailleur', 'signer_bail'],
  entree_dans_les_lieux: ['bail_signe', 'bailleur', 'constater_entree'],
  desistee: ['attribuee', 'agent', 'se_desister'],
  annulee: ['deposee', 'gestionnaire', 'annuler'],
};

function chemin(etat: EtatCandidature): Pick<Evenement, 'etat' | 'auteur' | 'acte'>[] {
  if (etat === 'deposee') return [{ etat, auteur: auteurs.gestionnaire, acte: null }];
  const [avant, role, acte] = precedent[etat];
  return [...chemin(avant), { etat, auteur: auteurs[role], acte }];
}

/** Une minute sépare deux événements ; le dépôt est du 16 novembre 2026 à midi UTC. */
export const histoire = (etat: EtatCandidature, deposeeLe = '2026-11-16'): Evenement[] =>
  chemin(etat).map((pas, i) => ({
    ...pas,
    quand: midi(deposeeLe, i),
    motif: pas.etat === 'invalidee' || pas.etat === 'non_attribuee' ? 'Dossier incomplet' : null,
  }));

export const resumeDe = (offre: Offre): ResumeOffre => ({
  typologie: offre.typologie,
  commune: offre.commune.nom,
  departement: offre.commune.departement,
  loyerChargesComprises: loyerChargesComprises(offre),
  dateLimite: offre.dateLimite,
  bailleur: offre.bailleur,
});

/** Une candidature déposée par une gestionnaire, sur l'offre et pour la demande du même numéro. */
export function uneCandidature(n = 1): ConstructeurCandidature {
  const offre = uneOffre(n).valeur();
  return construire({
    id: candidatureId(n),
    academieId: orleansTours,
    demandeId: demandeId(n),
    offreId: offre.id,
    etat: 'deposee',
    deposeeLe: midi('2026-11-16'),
    resume: resumeDe(offre),
    evenements: histoire('deposee'),
    commission: null,
  });
}

const construire = (candidature: Candidature): ConstructeurCandidature => {
  const avec = (traits: Partial<Candidature>): ConstructeurCandidature => construire({ ...candidature, ...traits });
  return {
    avec,
    dansLEtat: (etat) => avec({ etat, evenements: histoire(etat, candidature.deposeeLe.slice(0, 10)) }),
    surLOffre: (offre) => avec({ offreId: offre.id, resume: resumeDe(offre) }),
    deLaDemande: (demande) => avec({ demandeId: demande.id, academieId: demande.academieId }),
    valeur: () => structuredClone(candidature),
  };
};
