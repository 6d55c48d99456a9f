import type { ActeCandidature } from '../../domain/candidature/etapes.ts';
import { acteCandidature } from './actes.ts';
import { compter, date } from './formats.ts';

/** Le bailleur n'accepte ni ne renonce à la place de l'agent : il note la réponse reçue. */
export const acteInstruction: Readonly<Record<ActeCandidature, string>> = {
  ...acteCandidature,
  accepter: "Noter l'accord de l'agent",
  se_desister: "Noter le refus de l'agent",
};

/** Ce que l'écran dit d'un acte avant de le faire : ce qui va se passer, et le texte demandé s'il en faut un. */
export const confirmationActe: Readonly<
  Partial<Record<ActeCandidature, { readonly effet: string; readonly texte?: string; readonly aide?: string }>>
> = {
  valider: { effet: "La candidature est validée. L'agent en est averti ; il reste à transmettre le dossier au bailleur." },
  invalider: {
    effet: "La candidature est close et l'agent peut postuler à une autre offre. Votre motif lui est montré tel quel.",
    texte: 'Motif',
    aide: "Par exemple : « L'avis d'imposition sur les revenus de l'année dernière manque. »",
  },
  transmettre: { effet: "Le dossier part chez le bailleur. L'agent ne pourra plus annuler sa candidature." },
  demander_complement: {
    effet: "L'agent reçoit votre demande à l'écran et par e-mail.",
    texte: 'Ce qui manque',
    aide: 'Par exemple : « Merci de déposer votre dernière quittance de loyer. »',
  },
  proposer_visite: { effet: "L'agent reçoit la proposition à l'écran et par e-mail.", texte: 'Jour, heure et lieu de la visite' },
  constater_visite: {
    effet: 'La visite est notée dans le suivi de la candidature.',
    texte: 'Précision',
    aide: 'Par exemple : « Visite faite le 3 mars. »',
  },
  attribuer: { effet: "Le logement est attribué. L'agent a dix jours pour répondre." },
  attribuer_avec_rang: {
    effet: "L'agent a dix jours pour répondre. Le rang décidé par la commission lui est montré.",
    texte: 'Rang décidé par la commission',
  },
  attribuer_sous_condition: { effet: "L'agent a dix jours pour répondre. La condition lui est montrée.", texte: 'Condition suspensive' },
  ne_pas_attribuer: {
    effet: "La candidature est archivée et l'agent peut postuler à une autre offre. Le motif lui est montré.",
    texte: 'Motif de la décision',
  },
  declarer_irrecevable: {
    effet: "La candidature est archivée et l'agent peut postuler à une autre offre. Le motif lui est montré.",
    texte: 'Motif de la décision',
  },
  accepter: { effet: "Vous enregistrez l'accord de l'agent, reçu hors de l'application." },
  se_desister: { effet: "Vous enregistrez le refus de l'agent, reçu hors de l'application. La candidature est close.", texte: 'Précision' },
  signer_bail: { effet: "Le bail est signé. L'offre n'est plus proposée." },
  constater_entree: { effet: "L'agent est entré dans les lieux : la candidature est terminée." },
};

export const textesInstruction = {
  titreDossier: 'Candidature',
  retourFile: 'Retour à la liste',
  actes: 'Ce que vous pouvez faire',
  aucunActe: "Rien à faire pour l'instant : la suite ne dépend pas de vous.",
  close: "Cette candidature est close : il n'y a plus rien à faire.",
  facultatif: '(facultatif)',
  renoncer: 'Renoncer',
  enCours: 'Enregistrement en cours…',
  refus: "L'acte n'a pas été enregistré",
  fait: 'Acte enregistré. La candidature est à jour.',
  suivi: 'Suivi de la candidature',
  inscrire: "Inscrire à une CALEOL, depuis l'offre",
  autres: 'Autres candidatures de cette demande',
  offre: 'Offre visée',
  offreAbsente: "L'offre n'est plus connue.",
  academie: 'Académie',
  horsAcademie: 'hors académie',
  deposeeLe: 'Déposée le',
  reponseAvant: (jour: string) => `Réponse de l'agent attendue avant le ${date(jour)}`,
  commissionLe: (jour: string) => `CALEOL du ${date(jour)}`,
  recherche: 'Rechercher (nom, numéro unique, commune)',
  effacerRecherche: 'Effacer la recherche',
  colonnes: { choix: 'Choix', agent: 'Agent', offre: 'Offre', academie: 'Académie', deposee: 'Déposée', etat: 'État' },
  ouvrir: (nom: string) => `Ouvrir la candidature de ${nom}`,
  total: (n: number) => compter(n, 'candidature', 'candidatures'),
} as const;

export const textesConseiller = {
  titre: 'Candidatures',
  chapeau: "Les plus anciennes d'abord. Cet ordre n'est pas un classement.",
  onglets: 'Candidatures par étape',
  files: { a_etudier: 'À étudier', a_transmettre: 'À transmettre', chez_le_bailleur: 'Chez le bailleur', closes: 'Closes' },
  filtres: 'Filtres',
  academie: 'Académie',
  toutesAcademies: 'Toutes',
  departement: 'Département',
  tousDepartements: 'Tous',
  videTitre: {
    a_etudier: 'Rien à étudier',
    a_transmettre: 'Rien à transmettre',
    chez_le_bailleur: 'Aucun dossier chez un bailleur',
    closes: 'Aucune candidature close',
  },
  vide: "Une candidature apparaîtra ici dès qu'elle arrivera à cette étape. Avec des filtres ou une recherche, élargissez-les.",
} as const;
