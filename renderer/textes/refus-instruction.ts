import type { RefusTransition } from '../../domain/candidature/appliquer.ts';
import type { RefusCommission } from '../../domain/candidature/commission.ts';
import type { Refus } from '../../domain/contract/index.ts';
import type { RefusOffre } from '../../domain/offre/saisie-offre.ts';
import { acteCandidature } from './actes.ts';
import { etatCandidature } from './candidature.ts';
import { champOffre } from './champs-offre.ts';
import { compter, date, nombre } from './formats.ts';
import type { Phrases } from './phrases.ts';

const role = {
  agent: "l'agent",
  gestionnaire: 'le gestionnaire',
  conseiller: 'le conseiller',
  bailleur: 'le bailleur',
  systeme: 'la plateforme',
} as const;
const enumerer = (mots: readonly string[]): string => new Intl.ListFormat('fr', { type: 'disjunction' }).format(mots);

const refusTransition: Phrases<RefusTransition> = {
  acte_impossible: (r) =>
    `La candidature est maintenant « ${etatCandidature[r.etat].toLowerCase()} » : « ${acteCandidature[r.acte]} » n'est plus possible. Quelqu'un a pu agir entre-temps.`,
  role_interdit: (r) => `Cet acte est réservé : seul ${enumerer(r.permis.map((p) => role[p]))} peut le faire.`,
  texte_absent: () => "Écrivez le motif ou la précision : ce texte est montré à l'agent.",
  delai_de_reponse_depasse: (r) => `Le délai de réponse de dix jours s'est terminé le ${date(r.echeance)}.`,
  delai_de_reponse_en_cours: (r) => `L'agent peut encore répondre jusqu'au ${date(r.echeance)}.`,
};

const refusCommission: Phrases<Exclude<RefusCommission, RefusTransition | { motif: 'candidature_inconnue' | 'offre_inconnue' }>> = {
  moins_de_trois_dossiers: (r) =>
    `La commission examine au moins trois dossiers pour un logement (article R. 441-3 CCH) ; ${compter(r.nombre, 'dossier est choisi', 'dossiers sont choisis')}. Ajoutez-en, ou déclarez l'exception.`,
  commission_passee: (r) => `La commission du ${date(r.le)} est déjà passée : choisissez un jour à venir.`,
};

const refusOffre: Phrases<Exclude<RefusOffre, { motif: 'offre_inconnue' }>> = {
  champ_absent: (r) => `${champOffre[r.champ]} : à remplir.`,
  champ_illisible: (r) => `${champOffre[r.champ]} : « ${r.lu} » ne peut pas être lu.`,
  champ_hors_limites: (r) => `${champOffre[r.champ]} : « ${r.lu} » n'est pas entre ${nombre(r.minimum)} et ${nombre(r.maximum)}.`,
  commune_inconnue: (r) => `Aucune commune ne porte le code INSEE « ${r.lu} ».`,
  date_limite_passee: (r) => `La date limite de candidature, le ${date(r.dateLimite)}, est déjà passée.`,
  disponible_avant_la_date_limite: (r) =>
    `Le logement est dit disponible le ${date(r.disponibleLe)}, avant la date limite de candidature du ${date(r.dateLimite)}.`,
  reference_deja_publiee: (r) => `La référence « ${r.reference} » est déjà celle d'une autre de vos offres.`,
  offre_deja_close: () => "Cette offre n'est plus publiée : elle ne peut plus être changée.",
};

const refusImport: Phrases<Refus<'bailleur.importer'>> = {
  fichier_vide: () => 'Ce fichier ne contient aucune offre.',
  colonnes_absentes: (r) => `Il manque ${compter(r.colonnes.length, 'colonne', 'colonnes')} : ${r.colonnes.join(', ')}.`,
  trop_de_lignes: (r) => `Ce fichier contient ${nombre(r.lignes)} lignes ; importez-en ${nombre(r.maximum)} au plus à la fois.`,
};

export const refusInstruction = {
  ...refusTransition,
  ...refusCommission,
  ...refusOffre,
  ...refusImport,
  offre_inconnue: () => "Cette offre n'est plus connue.",
};
