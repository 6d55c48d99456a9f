import type { ActeCandidature, EtatCandidature } from '../../domain/candidature/etapes.ts';
import type { EtatIcone, Icone } from '../../domain/candidature/icones.ts';
import type { Auteur, Evenement, ResumeOffre } from '../../domain/candidature/candidature.ts';
import type { Typologie } from '../../domain/offre/typologie.ts';
import { euros } from './formats.ts';

/** Ce que disent les écrans de chaque état d'une candidature. */
export const etatCandidature: Readonly<Record<EtatCandidature, string>> = {
  deposee: 'Déposée',
  validee: 'Validée par ALS',
  invalidee: 'Invalidée par ALS',
  transmise: 'Transmise au bailleur',
  en_commission: 'En CALEOL',
  attribuee: 'Attribuée',
  attribuee_avec_rang: 'Attribuée avec rang',
  attribuee_sous_condition: 'Attribuée sous condition',
  non_attribuee: 'Non retenue',
  irrecevable: 'Irrecevable',
  acceptee: "Acceptée par l'agent",
  bail_signe: 'Bail signé',
  entree_dans_les_lieux: 'Entrée dans les lieux',
  desistee: 'Désistement',
  annulee: 'Annulée',
};

export const aucuneCandidature = 'Aucune en cours';

export const roleAuteur: Readonly<Record<Auteur['role'], string>> = {
  agent: 'agent',
  gestionnaire: 'gestionnaire',
  conseiller: 'conseiller',
  bailleur: 'bailleur',
  systeme: 'automatique',
};

export const typologie = (t: Typologie): string => (t === 'T5+' ? 'T6 et plus' : t);

/** « T2 | Paris (75) | 703 € », l'écriture du guide (G79). */
export const ligneOffre = (offre: Pick<ResumeOffre, 'typologie' | 'commune' | 'departement' | 'loyerChargesComprises'>): string =>
  `${typologie(offre.typologie)} | ${offre.commune} (${offre.departement}) | ${euros(offre.loyerChargesComprises)}`;

/** Les six icônes du suivi (G83), avec les mots du guide. */
export const etapeSuivi: Readonly<Record<Icone, string>> = {
  je_postule: 'Je postule',
  validations: 'Validations',
  envoi_bailleur: 'Envoi bailleur',
  visite: 'Visite',
  commission_logement: 'Commission logement',
  entrez_dans_les_lieux: 'Entrez dans les lieux',
};
export const etatEtape: Readonly<Record<EtatIcone, string>> = {
  faite: 'étape faite',
  en_cours: 'étape en cours',
  a_venir: 'étape à venir',
  arretee: 'arrêt à cette étape',
  proposee: 'proposée',
  sautee: 'étape sans objet',
};
/** Ce qui s'est passé sans changer l'état : l'acte le dit ; une histoire plus ancienne ne gardait que la visite. */
const sansChangement: Readonly<Partial<Record<ActeCandidature, string>>> = {
  demander_complement: 'Complément demandé',
  proposer_visite: 'Visite proposée',
  constater_visite: 'Visite faite',
};
export const libelleEvenement = ({ acte, etat }: Evenement, precedent: Evenement | undefined): string =>
  (acte === null ? undefined : sansChangement[acte]) ?? (precedent?.etat === etat ? 'Visite' : etatCandidature[etat]);
