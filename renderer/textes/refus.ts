import type { RefusAnnuler } from '../../domain/candidature/annuler.ts';
import type { RefusPostuler } from '../../domain/candidature/postuler.ts';
import type { RefusServeur } from '../../domain/contract/echanges.ts';
import type { RefusCommun } from '../../domain/contract/envelope.ts';
import type { OperationName, Refus } from '../../domain/contract/index.ts';
import type { RefusOuvrirSession } from '../../domain/contract/session.ts';
import type { RefusMandat } from '../../domain/droits/droits-mandat.ts';
import { etatCandidature, ligneOffre } from './candidature.ts';
import { compter, date, dateDe, dateHeure, heure } from './formats.ts';
import { phraseFin } from './fin-de-session.ts';
import { pouvoir } from './mandat.ts';
import type { Phrases } from './phrases.ts';
import { refusCompte, refusLien, refusMotDePasse } from './refus-compte.ts';
import { refusDemande } from './refus-demande.ts';
import { refusInstruction } from './refus-instruction.ts';

const refusCommun: Phrases<RefusCommun> = {
  session_absente: () => 'Votre session est fermée. Reconnectez-vous pour continuer.',
  serveur_injoignable: () => "Le serveur ne répond pas. Ce que vous avez saisi reste à l'écran : vérifiez le réseau, puis recommencez.",
  trop_de_requetes: (r) =>
    `Trop de demandes en peu de temps : celle-ci n'a pas été traitée, et rien n'a changé. ${r.secondes === undefined ? `Vous pourrez recommencer à partir de ${heure(r.jusqua)}.` : `Attendez ${compter(r.secondes, 'seconde', 'secondes')}, puis recommencez.`}`,
  disque_plein: () =>
    "Il n'y a plus de place sur le disque de ce poste : cet acte n'a pas été enregistré. Les précédents sont intacts. Libérez de l'espace, puis recommencez.",
};

const refusMandat: Phrases<RefusMandat> = {
  mandat_absent: () => "L'agent n'a pas donné de mandat au service logement.",
  mandat_retire: (r) => `L'agent a retiré son consentement le ${dateDe(r.retireLe)}.`,
  mandat_pas_commence: (r) => `Le mandat commence le ${date(r.debut)}.`,
  mandat_termine: (r) => `Le mandat a pris fin le ${date(r.fin)}.`,
  pouvoir_absent: (r) => `Le mandat ne comprend pas le pouvoir « ${pouvoir[r.pouvoir]} ».`,
  rattachement_a_valider: () => "Le rattachement de l'agent à l'académie reste à valider.",
  rattachement_refuse: () => "L'académie n'a pas reconnu l'agent comme l'un des siens.",
};

export const refusPostuler: Phrases<RefusPostuler> = {
  ...refusMandat,
  demande_inconnue: () => "La demande de l'agent n'est plus connue.",
  demande_radiee: (r) => `La demande n'est plus valable depuis le ${date(r.valableJusquau)} : sans renouvellement, elle est radiée.`,
  dossier_non_valide: () => "Le dossier n'est pas encore validé : toutes les pièces justificatives doivent être déposées et cochées.",
  acces_reserve: () =>
    "L'accès aux offres est réservé aux agents des académies, ou aux personnes en situation prioritaire prises en charge par Action Logement Services (article L. 313-26-2 CCH).",
  revalidation_requise: () => 'Cette demande a été importée avant le 20/04/2021 : elle est à confirmer une fois avec un code de sécurité.',
  candidature_deja_active: (r) =>
    `Une candidature est déjà en cours : ${ligneOffre(r.resume)}, déposée le ${dateHeure(r.deposeeLe)} par ${r.auteur} (${etatCandidature[r.etat].toLowerCase()}). Une demande ne porte qu'une candidature à la fois.`,
  offre_inconnue: () => "Cette offre n'est plus connue.",
  offre_retiree: () => "Cette offre n'est plus proposée.",
  offre_close: (r) => `La date limite de candidature, le ${date(r.dateLimite)}, est passée.`,
};

export const refusAnnuler: Phrases<RefusAnnuler> = {
  ...refusMandat,
  candidature_inconnue: () => "Cette candidature n'est plus connue.",
  candidature_close: (r) => `Cette candidature est close (${etatCandidature[r.etat].toLowerCase()}).`,
  deja_transmise: () => 'Le dossier est déjà transmis au bailleur : la candidature ne peut plus être annulée.',
};

export const refusOuvrirSession: Phrases<RefusOuvrirSession> = {
  trop_de_requetes: refusCommun.trop_de_requetes,
  identifiants_invalides: () => "L'e-mail ou le mot de passe n'est pas reconnu.",
  trop_d_essais: (r) => `Trop d'essais. Vous pourrez réessayer à partir de ${heure(r.jusqua)}.`,
  serveur_injoignable_premiere_connexion: () =>
    'Le serveur ne répond pas. La première connexion sur ce poste demande le réseau ; les suivantes pourront se faire sans.',
  seance_reservee_aux_agents: () =>
    "Pendant une séance d'accompagnement, seul un agent se connecte. Terminez la séance pour retrouver vos dossiers.",
  hors_ligne_depuis_trop_longtemps: phraseFin,
  droit_perdu: phraseFin,
  base_abimee: phraseFin,
  base_plus_recente: () =>
    "Les données de ce poste viennent d'une version plus récente. Installez la dernière version du poste ; vos données sont intactes.",
  base_illisible: () =>
    "Les données de ce poste ne peuvent pas être ouvertes. Rien n'a été effacé : appelez votre assistance informatique.",
  poste_a_mettre_a_jour: () =>
    'Cette version du poste est trop ancienne pour le serveur. Mettez le poste à jour ; vos données sont intactes.',
};

type Lecture = Refus<'dossier.lire' | 'offre.lister' | 'offre.lire' | 'divergence.ranger' | 'journee.reporter' | 'rapprochement.agents'>;
const refusLecture: Phrases<Lecture> = {
  dossier_absent: () => "Ce dossier n'est plus sur ce poste : le mandat de l'agent a pu prendre fin.",
  offre_absente: () => "Cette offre n'est plus sur ce poste : elle a pu être retirée par le bailleur.",
  divergence_absente: () => 'Cette divergence est déjà rangée.',
  tache_absente: () => "Cette tâche n'est plus à faire : la liste vient d'être relue.",
  report_passe: ({ au }) => `Le ${date(au)} n'est pas à venir : choisissez un autre jour.`,
};

const refusServeur: Phrases<RefusServeur> = {
  poste_arrete: () => "Ce poste avait été arrêté : le serveur a gardé l'acte sans l'appliquer. Refaites-le depuis un autre poste.",
  commande_inconnue: () => 'Le serveur ne connaît pas encore cet acte. Il pourra être refait après sa mise à jour.',
  entree_invalide: () => "Le serveur n'a pas pu lire cet acte. Refaites-le ; si cela se répète, appelez votre assistance informatique.",
};

const toutes = {
  ...refusServeur,
  ...refusCompte,
  ...refusLien,
  ...refusMotDePasse,
  ...refusDemande,
  ...refusInstruction,
  ...refusOuvrirSession,
  ...refusAnnuler,
  ...refusPostuler,
  ...refusLecture,
  ...refusCommun,
};
export type RefusConnu = Refus<OperationName> | RefusServeur | RefusCommun;

/** Tout refus du contrat a sa phrase ; ce type ne se compile plus si une opération en gagne un sans phrase. */
const phrases: Phrases<RefusConnu> = toutes;

export const phraseRefus = (refus: RefusConnu): string => (phrases[refus.motif] as (r: RefusConnu) => string)(refus);
