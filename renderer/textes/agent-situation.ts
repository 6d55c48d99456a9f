import { compter, date, dateHeure } from './formats.ts';

/** Le tutoriel de la première fois : on peut le passer à tout moment (G30). */
export const textesTutoriel = {
  titre: 'Votre parcours, étape par étape',
  passer: 'Passer les étapes',
  precedente: 'Précédente',
  suivante: 'Suivante',
  commencer: 'Commencer',
  position: (n: number, total: number) => `Étape ${n} sur ${total}`,
  refus: "Le tutoriel n'a pas pu être refermé",
  etapes: [
    {
      icone: 'fr-icon-file-text-line',
      titre: "J'ai mon numéro unique",
      texte:
        "Vous avez enregistré votre demande de logement social sur votre site d'enregistrement et obtenu un numéro unique (NUD ou NUR). Sans numéro unique, nous vous indiquerons le site de votre département.",
    },
    {
      icone: 'fr-icon-download-line',
      titre: "J'importe ma demande",
      texte:
        "Vous saisissez votre numéro unique. Un code de sécurité est envoyé à l'adresse e-mail de votre demande : vous le recopiez ici, et vos informations arrivent.",
    },
    {
      icone: 'fr-icon-building-line',
      titre: 'Je complète les informations de mon académie',
      texte:
        "Vous indiquez votre employeur. Si vous le souhaitez, vous autorisez le service logement de votre académie à vous aider : c'est facultatif, et vous pouvez l'arrêter à tout moment.",
    },
    {
      icone: 'fr-icon-checkbox-circle-line',
      titre: 'Je confirme mes pièces justificatives',
      texte:
        "Vous les déposez sur votre site d'enregistrement, puis vous les cochez ici une par une. Quand tout est coché, vous validez votre dossier.",
    },
    {
      icone: 'fr-icon-home-4-line',
      titre: 'Je postule et je suis ma candidature',
      texte:
        "Vous choisissez une offre qui convient à votre situation et vous cliquez sur « Je postule ». Vous suivez ensuite chaque étape, jusqu'à l'entrée dans les lieux.",
    },
  ],
} as const;

/** Le tableau de bord (G60–G69). */
export const textesSituation = {
  titre: 'Ma situation',
  bonjour: (nom: string) => `Bonjour ${nom}.`,
  resteTitre: 'Ce qui reste à faire',
  reste: {
    informations: 'Relisez les informations de votre demande, puis passez à la suite.',
    completer: 'Indiquez votre employeur et validez votre académie.',
    pieces: 'Déposez vos pièces justificatives, cochez-les, puis validez votre dossier.',
  },
  reprendre: "Reprendre à l'étape",
  faite: 'Faite',
  aFaire: 'À faire',
  demande: 'Ma demande',
  numeroUnique: 'Numéro unique',
  etat: 'État',
  etats: { valable: 'Valable', bientot: 'À renouveler', radiee: 'Plus valable' },
  valableJusquau: "Valable jusqu'au",
  actualiseeLe: 'Dernière mise à jour',
  dossier: 'Dossier',
  dossierValide: (jour: string) => `Validé le ${date(jour)}`,
  dossierNonValide: 'Pas encore validé',
  employeur: 'Employeur',
  rattachement: { a_valider: 'En attente de reconnaissance', validee: 'Reconnu', refusee: 'Non reconnu' },
  nonRenseigne: 'Non renseigné',
  radiationTitre: (jours: number) =>
    jours < 0
      ? "Votre demande n'est plus valable"
      : jours === 0
        ? 'Dernier jour pour renouveler votre demande'
        : `Il reste ${compter(jours, 'jour', 'jours')} pour renouveler votre demande`,
  radiation: (jour: string) =>
    `Elle est valable jusqu'au ${date(jour)}. Sans renouvellement sur votre site d'enregistrement, elle est radiée et vous ne pouvez plus postuler. Renouvelez-la là-bas, puis cliquez ici sur « Mettre à jour ».`,
  consulter: 'Consulter ma demande',
  mesPieces: 'Mes pièces justificatives',
  monEmployeur: 'Mon employeur',
  candidature: 'Ma candidature en cours',
  aucuneCandidature: "Vous n'avez aucune candidature en cours.",
  voirOffres: 'Voir les offres',
  suivre: 'Suivre ma candidature',
  autorisation: 'Mon autorisation au service logement',
  changements: 'Ce que la dernière mise à jour a changé',
  changementsLe: (instant: string) => `Mise à jour du ${dateHeure(instant)}.`,
  sansChangement: "Aucun champ n'a changé à la dernière lecture de votre demande.",
  confirmerPieces: 'Confirmer mes pièces',
  supprimer: 'Supprimer ma demande',
} as const;

/** « Supprimer ma demande » : ce qui part et ce qui reste est dit avant (G65). */
export const textesSupprimer = {
  titre: 'Supprimer votre demande ici ?',
  part: 'Ce qui est effacé ici',
  partListe: [
    'la copie de votre demande et tout ce que vous y avez complété',
    'les coches de vos pièces justificatives',
    "l'autorisation donnée au service logement, dont la copie est effacée de ses postes",
    "votre candidature en cours, qui est d'abord annulée, et l'historique de vos candidatures",
  ],
  reste: 'Ce qui reste',
  resteListe: [
    "votre demande sur le site d'enregistrement : votre numéro unique et son ancienneté ne changent pas",
    'votre compte, avec lequel vous pourrez importer la demande à nouveau',
    "le journal de ce qui s'est passé, conservé comme la loi le demande",
  ],
  confirmation: (fin: string) => `Pour confirmer, saisissez les quatre derniers caractères de votre numéro unique : ${fin}`,
  confirmationErreur: 'Ces caractères ne sont pas les quatre derniers de votre numéro unique.',
  supprimer: 'Supprimer ma demande',
  enCours: 'Suppression…',
  renoncer: 'Garder ma demande',
  refus: "La demande n'a pas été supprimée",
} as const;

/** Les demandes d'avant le 20/04/2021 sont confirmées une fois par un code (G62, G63). */
export const textesRevalidation = {
  titre: 'Votre demande est à confirmer',
  phrase:
    "Elle a été importée avant le 20/04/2021. Confirmez votre numéro unique une seule fois, avec un code de sécurité envoyé à l'adresse de votre demande ; les mises à jour suivantes se feront d'un simple clic.",
  confirmer: 'Confirmer',
  enCours: 'Envoi du code…',
  refus: "Le code n'a pas pu être envoyé",
  confirmee: 'Votre demande est confirmée et mise à jour.',
} as const;

/** Le serveur ne répond pas quand un écran se charge. */
export const textesIncidentAgent = {
  titre: 'Le serveur ne répond pas',
  sauf: 'Votre demande et vos candidatures sont en sécurité sur le serveur.',
  quoiFaire: 'Vérifiez le réseau, puis réessayez. Si cela dure, appelez le 0 970 800 800.',
  reessayer: 'Réessayer',
} as const;
