import type { ActeCandidature } from '../../domain/candidature/etapes.ts';

/** Chaque acte sur une candidature, en un verbe : celui du bouton. */
export const acteCandidature: Readonly<Record<ActeCandidature, string>> = {
  valider: 'Valider',
  invalider: 'Invalider',
  transmettre: 'Transmettre au bailleur',
  annuler: 'Annuler la candidature',
  demander_complement: 'Demander de compléter le dossier',
  proposer_visite: 'Proposer une visite',
  constater_visite: 'Noter que la visite a eu lieu',
  inscrire_en_commission: 'Inscrire en commission',
  attribuer: 'Attribuer le logement',
  attribuer_avec_rang: 'Attribuer avec un rang',
  attribuer_sous_condition: 'Attribuer sous condition',
  ne_pas_attribuer: 'Ne pas attribuer',
  declarer_irrecevable: 'Déclarer irrecevable',
  accepter: 'Accepter le logement',
  se_desister: 'Se désister',
  constater_silence: 'Constater le silence',
  signer_bail: 'Noter la signature du bail',
  constater_entree: "Noter l'entrée dans les lieux",
};
