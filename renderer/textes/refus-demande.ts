import type { RefusActualiser, RefusRevalider } from '../../domain/demande/actualiser.ts';
import type { RefusCode } from '../../domain/demande/code-securite.ts';
import type { RefusCompleter } from '../../domain/demande/completer.ts';
import type { RefusDemanderCode, RefusImporter, RefusRegistre } from '../../domain/demande/importer.ts';
import type { RefusJugerRattachement } from '../../domain/demande/juger-rattachement.ts';
import type { RefusNumeroUnique } from '../../domain/demande/numero-unique.ts';
import type { RefusSiret } from '../../domain/demande/siret.ts';
import type { RefusSupprimer } from '../../domain/demande/supprimer.ts';
import type { RefusMandat } from '../../domain/droits/droits-mandat.ts';
import type { RefusConsentir } from '../../domain/mandat/consentir.ts';
import type { RefusConfirmerPieces, RefusValiderDossier } from '../../domain/pieces/valider-dossier.ts';
import { etatCandidature } from './candidature.ts';
import { compter, heure } from './formats.ts';
import type { Phrases } from './phrases.ts';

const refusNumeroUnique: Phrases<RefusNumeroUnique> = {
  numero_vide: () => 'Saisissez votre numéro unique.',
  numero_longueur: (r) => `Un numéro unique compte 18 caractères ; vous en avez saisi ${r.longueur}. Recopiez-le de votre attestation.`,
  numero_forme: () =>
    "Un numéro unique commence par trois caractères de territoire, puis le mois et l'année du dépôt, par exemple 045112603421ACLOG.",
  numero_mois_impossible: (r) => `Le mois « ${r.mois} » n'existe pas : relisez les quatrième et cinquième chiffres.`,
  numero_depot_futur: (r) => `Ce numéro dit un dépôt en ${r.mois}/20${r.annee}, qui n'est pas encore arrivé : relisez-le.`,
};

const refusRegistre: Phrases<RefusRegistre> = {
  registre_injoignable: () => "Le site d'enregistrement ne répond pas. Vos données ici n'ont pas changé ; réessayez dans quelques minutes.",
  registre_incomprehensible: () =>
    "Le site d'enregistrement a donné une réponse que nous ne savons pas lire. Vos données ici n'ont pas changé ; réessayez plus tard.",
};

const refusCode: Phrases<RefusCode> = {
  code_non_demande: () => "Aucun code n'est en cours. Demandez-en un nouveau.",
  code_errone: (r) => `Ce code n'est pas le bon. Vérifiez l'e-mail ; il vous reste ${compter(r.essaisRestants, 'essai', 'essais')}.`,
  code_expire: () => 'Ce code a expiré : il était valable 24 heures. Demandez-en un nouveau.',
  code_epuise: () => 'Ce code a été essayé trop de fois et ne sert plus. Demandez-en un nouveau.',
};

const champIdentite = { nom: 'le nom', prenom: 'le prénom', dateNaissance: 'la date de naissance' } as const;
const enumerer = (mots: readonly string[]): string => new Intl.ListFormat('fr').format(mots);

const refusImport: Phrases<Exclude<RefusDemanderCode | RefusImporter, RefusNumeroUnique | RefusRegistre | RefusCode>> = {
  numero_inconnu: () => "Aucune demande ne porte ce numéro unique sur le site d'enregistrement. Relisez-le sur votre attestation.",
  demande_deja_importee: () => "Vous suivez déjà une demande. Supprimez-la ici avant d'en importer une autre.",
  code_demande_trop_souvent: (r) =>
    `Plusieurs codes viennent de vous être envoyés. Vous pourrez en demander un autre à partir de ${heure(r.jusqua)}.`,
  numero_suivi_par_un_autre_compte: () =>
    'Cette demande est déjà suivie par un autre compte. Connectez-vous avec celui-ci, ou appelez le 0 970 800 800.',
};

const refusActualisation: Phrases<Exclude<RefusActualiser | RefusRevalider, RefusRegistre | RefusCode | { motif: 'numero_inconnu' }>> = {
  demande_absente: () => "Vous n'avez pas encore importé de demande.",
  revalidation_requise: () => 'Cette demande a été importée avant le 20/04/2021 : confirmez-la une fois avec un code de sécurité.',
  identite_differente: (r) =>
    `Sur le site d'enregistrement, ${enumerer(r.champs.map((c) => champIdentite[c]))} ${r.champs.length > 1 ? 'ne sont plus ceux' : "n'est plus celui"} de votre demande ici. Supprimez votre demande ici, puis importez-la de nouveau.`,
};

const refusSiret: Phrases<RefusSiret> = {
  siret_vide: () => 'Saisissez le SIRET de votre employeur : 14 chiffres.',
  siret_caracteres: () => 'Un SIRET ne contient que des chiffres.',
  siret_longueur: (r) => `Un SIRET compte 14 chiffres ; vous en avez saisi ${r.chiffres}.`,
  siret_cle: () => "Ce SIRET n'est pas valable : un chiffre a pu être mal recopié.",
};

const refusCompleter: Phrases<Exclude<RefusCompleter, RefusSiret | { motif: 'demande_absente' }>> = {
  codemandeur_absent: () => "Cette demande n'a pas de codemandeur.",
  employeur_absent: () => "Le champ Nom de l'employeur est obligatoire.",
  date_entree_invalide: () => "Saisissez la date d'entrée sous la forme jour, mois, année, ou laissez-la vide.",
  date_entree_future: () => "La date d'entrée ne peut pas être à venir.",
  academie_non_validee: () => "Cochez « Je valide l'académie » pour continuer.",
  candidature_en_cours: (r) =>
    `Une candidature est en cours (${etatCandidature[r.etat].toLowerCase()}) : l'employeur de rattachement ne peut pas changer avant sa fin.`,
};

const refusConsentir: Phrases<Exclude<RefusConsentir, { motif: 'demande_absente' }>> = {
  rattachement_absent: () => "Indiquez d'abord votre employeur.",
  employeur_hors_academie: () => "Votre employeur n'est pas une académie : il n'y a pas de service logement à autoriser.",
  aucun_pouvoir: () => 'Choisissez au moins une chose que vous autorisez.',
  voir_la_demande_necessaire: () => 'Pour autoriser le reste, autorisez aussi le service logement à voir votre demande.',
  consentement_a_refaire: () => "L'autorisation n'a pas été enregistrée, et rien n'a changé. Rechargez la page, puis donnez-la de nouveau.",
  texte_remplace: () => "Le texte de l'autorisation a changé. Relisez-le avant de confirmer.",
};

const refusPieces: Phrases<
  Exclude<RefusConfirmerPieces | RefusValiderDossier, { motif: 'demande_absente' | 'revalidation_requise' | 'rattachement_absent' }>
> = {
  liste_changee: () => 'La liste des pièces justificatives a changé. Cliquez sur « Mettre à jour », puis relisez-la.',
  pieces_non_deposees: (r) =>
    `Il reste ${compter(r.pieces.length, 'pièce à déposer puis à cocher', 'pièces à déposer puis à cocher')} : ${enumerer(r.pieces.map((p) => p.libelle))}.`,
};

const refusSupprimer: Phrases<Exclude<RefusSupprimer, { motif: 'demande_absente' }>> = {
  dossier_chez_le_bailleur: (r) =>
    `Votre dossier est chez le bailleur (${etatCandidature[r.etat].toLowerCase()}) : la demande ne peut pas être supprimée avant sa réponse.`,
};

const refusRattachement: Phrases<Exclude<RefusJugerRattachement, RefusMandat | { motif: 'demande_inconnue' }>> = {
  rattachement_deja_juge: (r) => `Ce rattachement a déjà été ${r.validation === 'validee' ? 'validé' : 'refusé'}.`,
  rattachement_change: () =>
    "L'agent a corrigé son SIRET ou son matricule depuis que vous les avez lus : rien n'a été appliqué. Relisez le rattachement, puis jugez-le de nouveau.",
  motif_absent: () => "Dites à l'agent pourquoi le rattachement n'est pas reconnu.",
};

export const refusDemande = {
  ...refusNumeroUnique,
  ...refusRegistre,
  ...refusCode,
  ...refusImport,
  ...refusActualisation,
  ...refusSiret,
  ...refusCompleter,
  ...refusConsentir,
  ...refusPieces,
  ...refusSupprimer,
  ...refusRattachement,
};
