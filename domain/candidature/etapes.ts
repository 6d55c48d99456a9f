import { z } from 'zod';

/** Les états d'une candidature, de « Je postule » à l'entrée dans les lieux (D1 ; décisions de la CALEOL : R441-3 CCH). */
export const etatsCandidature = [
  'deposee',
  'validee',
  'invalidee',
  'transmise',
  'en_commission',
  'attribuee',
  'attribuee_avec_rang',
  'attribuee_sous_condition',
  'non_attribuee',
  'irrecevable',
  'acceptee',
  'bail_signe',
  'entree_dans_les_lieux',
  'desistee',
  'annulee',
] as const;
export const EtatCandidature = z.enum(etatsCandidature);
export type EtatCandidature = z.infer<typeof EtatCandidature>;

/** Tout ce qui peut arriver à une candidature ; la table des transitions dit d'où, vers où et par qui. */
export const actesCandidature = [
  'valider',
  'invalider',
  'transmettre',
  'annuler',
  'demander_complement',
  'proposer_visite',
  'constater_visite',
  'inscrire_en_commission',
  'attribuer',
  'attribuer_avec_rang',
  'attribuer_sous_condition',
  'ne_pas_attribuer',
  'declarer_irrecevable',
  'accepter',
  'se_desister',
  'constater_silence',
  'signer_bail',
  'constater_entree',
] as const;
export const ActeCandidature = z.enum(actesCandidature);
export type ActeCandidature = z.infer<typeof ActeCandidature>;

/** Les états où plus rien n'arrive : la candidature est archivée et l'agent peut repostuler. */
export const etatsFinaux = [
  'invalidee',
  'non_attribuee',
  'irrecevable',
  'annulee',
  'desistee',
  'entree_dans_les_lieux',
] as const satisfies readonly EtatCandidature[];

/** Une candidature est active tant qu'elle n'est pas dans un état final ; une demande n'en a qu'une (G82). */
export const estActive = (etat: EtatCandidature): boolean => !(etatsFinaux as readonly EtatCandidature[]).includes(etat);

export const etatsActifs: readonly EtatCandidature[] = etatsCandidature.filter(estActive);
