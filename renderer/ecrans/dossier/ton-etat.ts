import type { EtatCandidature } from '../../../domain/candidature/etapes.ts';
import type { Verdict } from '../../../domain/eligibilite/eligibilite.ts';
import type { Ton } from '../../composants/badge.tsx';

/** La couleur qui accompagne un état ; le texte reste seul porteur du sens. */
export const tonEtat: Readonly<Record<EtatCandidature, Ton>> = {
  deposee: 'info',
  validee: 'info',
  invalidee: 'erreur',
  transmise: 'info',
  en_commission: 'info',
  attribuee: 'succes',
  attribuee_avec_rang: 'succes',
  attribuee_sous_condition: 'succes',
  non_attribuee: 'neutre',
  irrecevable: 'erreur',
  acceptee: 'succes',
  bail_signe: 'succes',
  entree_dans_les_lieux: 'succes',
  desistee: 'neutre',
  annulee: 'neutre',
};

export const tonVerdict: Readonly<Record<Verdict, Ton>> = { favorable: 'succes', defavorable: 'erreur', a_verifier: 'attention' };
