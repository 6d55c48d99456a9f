import { compter } from './formats.ts';

/** La troisième étape : les pièces justificatives, cochées une par une (G54–G59, G66, G67). */
export const textesPieces = {
  introduction:
    "Les pièces indiquées ci-dessous sont à déposer obligatoirement sur le site d'enregistrement de votre demande (NUR/NUD). Pour chacune des catégories, confirmez le dépôt de chaque pièce en cochant la case prévue. Rien n'est envoyé ici.",
  redirection:
    "Si vous n'avez pas déposé toutes les pièces, cliquez sur « Déposer mes pièces » pour aller sur votre site d'enregistrement.",
  deposer: 'Déposer mes pièces',
  valider: 'Valider mon dossier',
  validation: 'Validation en cours…',
  attention: 'Attention',
  attentionDepot:
    "Afin de finaliser votre demande, l'ensemble des pièces ci-dessous doit être déposé sur le site d'enregistrement de votre demande.",
  attentionAJourTitre: 'ATTENTION',
  attentionAJour:
    "Vous devez impérativement mettre à jour l'ensemble de vos pièces justificatives sur le site d'enregistrement de votre demande pour que votre candidature soit prise en compte lors de l'instruction de votre dossier de candidature.",
  categorie: (nom: string) => `Ma situation personnelle – ${nom}`,
  personne: (role: string, nom: string) => `${role} ${nom}`,
  cochees: (n: number, total: number) => `${n} sur ${compter(total, 'pièce cochée', 'pièces cochées')}`,
  enregistrement: 'Enregistrement…',
  enregistre: 'Vos coches sont enregistrées.',
  nonEnregistre: "Votre dernière coche n'a pas été enregistrée",
  reessayer: 'Enregistrer à nouveau',
  nonConfirmee: 'dépôt à confirmer',
  deposeeLe: (jour: string) => `dépôt confirmé le ${jour}`,
  valable: (jour: string) => `valable jusqu'au ${jour}`,
  perimee: (jour: string) => `n'est plus valable depuis le ${jour} : déposez-en une plus récente`,
  aucune: "Aucune pièce justificative n'est demandée pour votre situation.",
  manqueTitre: 'Votre dossier ne peut pas encore être validé',
  manque: (n: number) => `Il reste ${compter(n, 'pièce à déposer puis à cocher', 'pièces à déposer puis à cocher')} :`,
  manquante: (libelle: string, role: string) => `${libelle} (${role.toLowerCase()})`,
  employeurManquant: "Indiquez d'abord votre employeur à l'étape 2.",
  allerEtape2: "Aller à l'étape 2",
  refus: "Le dossier n'a pas été validé",
  valideTitre: 'Votre dossier est validé',
  validePhrase: (jour: string) => `Validé le ${jour}. Vous pouvez maintenant consulter les offres qui conviennent à votre situation.`,
  voirOffres: 'Voir les offres',
  maSituation: 'Revenir à ma situation',
  aConfirmer: (n: number) =>
    `${compter(n, 'pièce justificative est à confirmer', 'pièces justificatives sont à confirmer')} à nouveau après la dernière mise à jour.`,
} as const;
