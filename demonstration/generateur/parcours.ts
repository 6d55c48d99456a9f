import type { EtatCandidature } from '../../domain/candidature/etapes.ts';
import type { Statut } from './offres.ts';

/** Un chemin de candidature (D1) : ses états dans l'ordre, et le genre d'offre où il a lieu. */
export interface Parcours {
  readonly sur: Statut;
  /** Ce qui se passe avant la date limite, puis après. */
  readonly avant: readonly EtatCandidature[];
  readonly apres: readonly EtatCandidature[];
  /** Vrai quand le logement est promis à ce ménage : un seul par offre. */
  readonly gagnant: boolean;
}

const surOuverte = (...suite: EtatCandidature[]): Parcours => ({ sur: 'ouverte', avant: ['deposee', ...suite], apres: [], gagnant: false });
const surRetiree = (...suite: EtatCandidature[]): Parcours => ({ sur: 'retiree', avant: ['deposee', ...suite], apres: [], gagnant: false });
const enCommission = (sur: 'close' | 'attribuee', gagnant: boolean, ...suite: EtatCandidature[]): Parcours => ({
  sur,
  avant: ['deposee', 'validee', 'transmise'],
  apres: ['en_commission', ...suite],
  gagnant,
});

/** Les candidatures en cours, avec leur poids. */
export const parcoursActifs: readonly (readonly [Parcours, number])[] = [
  [surOuverte(), 30],
  [surOuverte('validee'), 16],
  [surOuverte('validee', 'transmise'), 14],
  [enCommission('close', false), 10],
  [enCommission('close', false, 'attribuee_avec_rang'), 7],
  [enCommission('close', true, 'attribuee'), 8],
  [enCommission('close', true, 'attribuee_sous_condition'), 5],
  [enCommission('attribuee', true, 'attribuee', 'acceptee'), 5],
  [enCommission('attribuee', true, 'attribuee', 'acceptee', 'bail_signe'), 5],
];

/** Les candidatures closes : l'agent peut repostuler. */
export const parcoursClos: readonly (readonly [Parcours, number])[] = [
  [enCommission('attribuee', false, 'non_attribuee'), 34],
  [enCommission('attribuee', false, 'irrecevable'), 8],
  [enCommission('attribuee', false, 'attribuee', 'desistee'), 10],
  [{ sur: 'attribuee', avant: ['deposee', 'invalidee'], apres: [], gagnant: false }, 16],
  [{ sur: 'attribuee', avant: ['deposee', 'validee', 'annulee'], apres: [], gagnant: false }, 10],
  [surRetiree('annulee'), 10],
  [surRetiree('invalidee'), 6],
  [surOuverte('annulee'), 6],
];

/** L'agent est entré dans les lieux : c'est la fin heureuse, et la dernière de ses candidatures. */
export const entreDansLesLieux: Parcours = enCommission('attribuee', true, 'attribuee', 'acceptee', 'bail_signe', 'entree_dans_les_lieux');
