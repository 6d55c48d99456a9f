import type { Demande, Personne } from '../../domain/demande/demande.ts';
import type { PieceDuDossier } from '../../domain/pieces/piece.ts';
import type { SecteurPlafond } from '../../domain/eligibilite/eligibilite.ts';
import { compter, date, dateHeure, nombre } from './formats.ts';

export const civilite: Readonly<Record<Personne['civilite'], string>> = { madame: 'Madame', monsieur: 'Monsieur' };
export const nationalite: Readonly<Record<Personne['nationalite'], string>> = {
  francaise: 'Française',
  union_europeenne: 'Union européenne',
  autre: 'Hors Union européenne',
};
export const motifDemande: Readonly<Record<Demande['motif'], string>> = {
  sans_logement: 'Sans logement',
  logement_trop_petit: 'Logement trop petit',
  logement_trop_cher: 'Logement trop cher',
  rapprochement_travail: 'Rapprochement du lieu de travail',
  mutation: 'Mutation professionnelle',
  conge_du_proprietaire: 'Congé donné par le propriétaire',
  separation: 'Séparation',
  autre: 'Autre',
};
export const lienCodemandeur = { mariage: 'mariage', pacs: 'Pacs', concubinage: 'concubinage', autre: 'autre lien' } as const;
export const personneDeLaPiece: Readonly<Record<PieceDuDossier['personne'], string>> = {
  demandeur: 'Demandeur',
  codemandeur: 'Codemandeur',
};
export const categoriePiece: Readonly<Record<PieceDuDossier['categorie'], string>> = {
  identite: 'Identité',
  ressources: 'Ressources',
  avis_imposition: "Avis d'imposition",
  motif: 'Motif',
};
export const secteurPlafond: Readonly<Record<SecteurPlafond, string>> = {
  paris_limitrophes: 'Paris et communes limitrophes',
  idf: 'Île-de-France hors Paris et communes limitrophes',
  autres: 'Autres régions',
  Abis: 'Zone A bis',
  A: 'Zone A',
  B1: 'Zone B1',
  B2_C: 'Zones B2 et C',
};

export const textesDossier = {
  titre: 'Dossier',
  retour: 'Retour aux dossiers',
  retourJournee: 'Retour à ma journée',
  precedent: 'Dossier précédent',
  suivant: 'Dossier suivant',
  passage: "D'un dossier à l'autre",
  rang: (position: number, total: number) => `${nombre(position)} sur ${nombre(total)}`,
  agirPour: 'Vous agissez pour',
  numeroSeTerminant: 'numéro unique se terminant par',
  agent: 'Agent assisté',
  voirOffres: 'Voir les offres',
  imprimer: 'Imprimer',
  rubriques: 'Rubriques du dossier',
  demandeur: 'Demandeur',
  codemandeur: 'Codemandeur',
  oui: 'Oui',
  non: 'Non',
  inconnu: 'Non renseigné',
  champs: {
    civilite: 'Civilité',
    nom: "Nom d'usage",
    nomNaissance: 'Nom de naissance',
    prenom: 'Prénom',
    dateNaissance: 'Date de naissance',
    nationalite: 'Nationalité',
    securiteSociale: 'Numéro de sécurité sociale',
    telephone: 'Téléphone portable',
    courriel: 'E-mail',
    sms: 'Notification par SMS',
    handicap: 'Situation de handicap',
    numeroUnique: 'Numéro unique',
    deposeeLe: 'Demande déposée le',
    valableJusquau: "Valable jusqu'au",
    actualiseeLe: 'Actualisée le',
    motif: 'Motif de la demande',
    dossierValide: "Dossier validé par l'agent",
    dossierNonValide: 'Pas encore validé',
  },
  masquee: (chiffres: string) => `${chiffres} ••• ••• ••`,
  naissance: (jour: string, age: number) => `${date(jour)} (${compter(age, 'an', 'ans')})`,
  demande: 'Demande',
  menage: 'Ménage',
  personnes: (n: number) => compter(n, 'personne', 'personnes'),
  nombrePersonnes: 'Composition',
  lien: 'Lien avec le codemandeur',
  aChargeNombre: (n: number) => (n === 0 ? 'Personnes à charge' : compter(n, 'personne à charge', 'personnes à charge')),
  aChargeAge: (age: number, handicap: boolean) => `${compter(age, 'an', 'ans')}${handicap ? ' (situation de handicap)' : ''}`,
  naissances: 'Naissances attendues',
  aucune: 'Aucune',
  ressources: 'Ressources et plafonds',
  mensuelles: 'Ressources mensuelles du ménage',
  aide: 'Aide au logement estimée',
  revenuFiscal: (annee: number) => `Revenu fiscal de référence ${annee}`,
  parMois: (montant: string) => `${montant} par mois`,
  plafondsTitre: (commune: string) => `Plafonds pour ${commune}, première commune demandée`,
  plafondsColonnes: {
    norme: 'Norme locative',
    plafond: 'Plafond annuel',
    revenu: 'Revenu fiscal de référence',
    verdict: 'Avis',
    source: 'Source',
  },
  plafondInconnu: 'Plafond non connu',
  revenuInconnu: (annee: number) => `Avis ${annee} manquant`,
  annee: (montant: string, annee: number) => `${montant} (${annee})`,
  communes: 'Communes demandées',
  pieces: 'Pièces justificatives',
  piecesNote: "Les pièces justificatives sont déposées par l'agent sur le portail d'enregistrement ; rien n'est téléversé ici.",
  pieceDeposee: (jour: string) => `Déposée le ${date(jour)}`,
  pieceADeposer: 'À déposer',
  pieceValable: (jour: string) => `valable jusqu'au ${jour}`,
  piecePerimee: (jour: string) => `N'est plus valable depuis le ${jour}`,
  piecesCompte: (deposees: number, total: number) => `${nombre(deposees)} sur ${nombre(total)} déposées`,
  rattachement: 'Rattachement',
  employeur: 'Employeur',
  siret: 'SIRET',
  matricule: 'Matricule',
  dateEntree: "Date d'entrée",
  cdi: 'CDI',
  validation: "Validation par l'académie",
  rattacheA: 'Rattachement de la demande',
  joursRestants: (n: number) =>
    n < 0
      ? 'date dépassée : demande à renouveler'
      : n === 0
        ? "dernier jour aujourd'hui"
        : `${compter(n, 'jour restant', 'jours restants')}`,
  aLaDate: (jour: string) => `Situation au ${date(jour)}, à titre d'information.`,
} as const;

export const textesCandidatures = {
  titre: 'Candidatures',
  enCours: 'Candidature en cours',
  aucune: 'Aucune candidature en cours.',
  aEnvoyer: 'À envoyer',
  historique: 'Historique des candidatures',
  aucunHistorique: 'Aucune candidature passée.',
  dateLimite: 'Date limite de candidature',
  deposee: 'Déposée le',
  bailleur: 'Bailleur',
  etat: 'État',
  progression: 'Avancement de la candidature',
  etapesSuivies: 'Étapes suivies',
  parQui: (instant: string, nom: string, role: string) => `${dateHeure(instant)}, ${nom} (${role})`,
  attente: (instant: string) => `Enregistrée sur ce poste le ${dateHeure(instant)}, pas encore reçue par le serveur.`,
  attenteAnnulation: (instant: string) => `Annulation enregistrée sur ce poste le ${dateHeure(instant)}, pas encore reçue par le serveur.`,
  recue: 'Reçue par le serveur.',
  annuler: 'Annuler cette candidature',
  annulationImpossible: 'Cette candidature ne peut pas être annulée :',
} as const;

export const textesAnnulation = {
  titre: 'Annuler cette candidature ?',
  pour: (nom: string, fin: string) => `Vous agissez pour ${nom}, numéro unique se terminant par ${fin}.`,
  effet: "L'agent ne sera plus candidat à cette offre et pourra postuler à une autre. Une candidature annulée ne peut pas être rétablie.",
  confirmer: 'Annuler la candidature',
  renoncer: 'Garder la candidature',
  faite: 'Annulation enregistrée sur ce poste',
  faitePhrase: 'Elle sera envoyée au serveur dès que possible.',
  refus: "L'annulation n'a pas été enregistrée",
  ok: 'OK',
} as const;
