import type { Offre } from '../../domain/offre/offre.ts';
import type { Commission } from '../../domain/candidature/candidature.ts';
import { compter, nombre } from './formats.ts';

export const etatOffre: Readonly<Record<Offre['etat'], string>> = { publiee: 'Publiée', retiree: 'Retirée', attribuee: 'Attribuée' };

export const exceptionCommission: Readonly<Record<NonNullable<Commission['exception']>, string>> = {
  insuffisance_de_candidats: "Il n'y a pas trois candidats pour ce logement",
  personne_prioritaire_designee: 'Le logement est destiné à une personne prioritaire désignée',
};

export const textesBailleur = {
  offres: {
    titre: 'Mes offres',
    onglets: 'Offres par état',
    etats: { publiee: 'Publiées', retiree: 'Retirées', attribuee: 'Attribuées' },
    publier: 'Publier une offre',
    importer: 'Importer un fichier',
    recherche: 'Rechercher (référence, commune)',
    colonnes: { reference: 'Référence', offre: 'Offre', limite: 'Date limite', recues: 'Dossiers reçus', commission: 'En CALEOL' },
    ouvrir: (reference: string) => `Ouvrir l'offre ${reference}`,
    videTitre: 'Aucune offre ici',
    vide: 'Publiez une offre, ou importez un fichier. Avec une recherche, élargissez-la.',
  },
  offre: {
    titre: 'Offre',
    retour: 'Retour à mes offres',
    modifier: 'Modifier',
    retirer: 'Retirer',
    retirerTitre: 'Retirer cette offre ?',
    retirerPhrase: 'Elle ne sera plus proposée. Les candidatures déjà déposées suivent leur cours.',
    renoncer: 'Renoncer',
    refus: "L'acte n'a pas été enregistré",
    candidatures: 'Dossiers reçus',
    candidaturesTableau: 'Tableau des dossiers reçus',
    candidaturesAucune: "Aucun dossier n'a encore été transmis pour cette offre.",
    depots: (n: number) => compter(n, 'candidature déposée', 'candidatures déposées'),
    commission: 'Inscrire à une CALEOL',
    commissionPhrase:
      "Choisissez les dossiers à examiner ensemble : trois au moins (article R. 441-3 du Code de la construction et de l'habitation), sauf exception déclarée.",
    choisir: (nom: string) => `Inscrire le dossier de ${nom}`,
    commissionLe: 'Jour de la commission',
    exception: 'Moins de trois dossiers',
    exceptionAucune: 'Aucune exception : trois dossiers ou plus',
    inscrire: 'Inscrire les dossiers choisis',
    inscrits: (n: number) => `${compter(n, 'dossier inscrit', 'dossiers inscrits')} en commission.`,
    choisis: (n: number) => compter(n, 'dossier choisi', 'dossiers choisis'),
  },
  saisie: {
    publierTitre: 'Publier une offre',
    modifierTitre: "Modifier l'offre",
    aideDate: 'Par exemple 31/12/2026',
    aideInsee: 'Par exemple 45234 pour Orléans',
    publier: 'Publier',
    modifier: 'Enregistrer',
    enCours: 'Enregistrement en cours…',
    annuler: 'Annuler',
    refus: "L'offre n'a pas été enregistrée",
    corriger: "Les champs à corriger sont signalés ci-dessous. Rien de ce que vous avez saisi n'est perdu.",
    choisir: 'Choisir',
    oui: 'Oui',
    non: 'Non',
  },
  fichier: {
    titre: 'Importer des offres',
    chapeau:
      "Un fichier CSV, une offre par ligne, avec une ligne de titres. Rien n'est publié avant votre accord ; si une seule ligne est à corriger, rien ne l'est.",
    colonnes: "Colonnes attendues, dans n'importe quel ordre :",
    choisir: 'Fichier CSV',
    parcourir: 'Choisir un fichier',
    aucunFichier: 'Aucun fichier choisi',
    illisible: "Ce fichier n'est pas un texte lisible.",
    tropGros: 'Ce fichier dépasse 2 Mo : importez-le en plusieurs fois.',
    lecture: 'Lecture du fichier…',
    rapport: (bonnes: number, total: number) =>
      bonnes === total
        ? `${compter(total, 'offre prête à être publiée', 'offres prêtes à être publiées')}.`
        : `${compter(total - bonnes, 'ligne', 'lignes')} à corriger sur ${nombre(total)}. Corrigez le fichier, puis choisissez-le de nouveau.`,
    tableau: 'Rapport ligne par ligne',
    colonneLigne: 'Ligne',
    colonneOffre: 'Offre',
    colonneRapport: 'Rapport',
    prete: 'Prête',
    doublon: (reference: string, ligne: number) => `La référence « ${reference} » est déjà celle de la ligne ${nombre(ligne)}.`,
    publier: (n: number) => `Publier ${compter(n, 'offre', 'offres')}`,
    publiees: (n: number) => `${compter(n, 'offre publiée', 'offres publiées')}.`,
    refus: "Le fichier n'a pas pu être importé",
    suite: (montrees: number, total: number) => `Les ${montrees} premières lignes sur ${total} ; les lignes à corriger d'abord.`,
    retour: 'Retour à mes offres',
  },
  candidatures: {
    titre: 'Candidatures reçues',
    onglets: 'Candidatures par étape',
    files: { a_traiter: 'À traiter', en_commission: 'En CALEOL', attribuees: 'Attribuées', closes: 'Closes' },
    videTitre: 'Aucune candidature à cette étape',
    vide: 'Un dossier apparaît ici quand Action Logement Services vous le transmet.',
  },
} as const;
