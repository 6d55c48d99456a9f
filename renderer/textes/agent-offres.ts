import { compter } from './formats.ts';

/** « Les offres », vues par l'agent (G70–G78, D13). */
export const textesOffresAgent = {
  titre: 'Les offres',
  chapeau: 'Les offres ouvertes qui conviennent à votre situation, par proximité avec les communes que vous avez demandées.',
  chapeauToutes: 'Toutes les offres ouvertes, avec les raisons quand elles ne conviennent pas à votre situation.',
  toutes: 'Voir aussi les offres qui ne conviennent pas à ma situation',
  ecartees: (n: number) => (n === 0 ? 'Aucune dans cet onglet.' : `${compter(n, 'offre', 'offres')} dans cet onglet.`),
  neConvientPas: 'Pourquoi elle ne convient pas :',
  videPartout: "Aucune offre ouverte ne convient à votre situation aujourd'hui. La liste se met à jour selon les disponibilités.",
  demandeAbsenteTitre: "Importez d'abord votre demande",
  importer: 'Importer ma demande',
  dossierTitre: "Validez d'abord votre dossier",
  dossier: "Les offres s'ouvrent quand toutes vos pièces justificatives sont cochées et votre dossier validé.",
  reprendre: 'Reprendre mon dossier',
  accesTitre: "L'accès aux offres est réservé",
  verifierEmployeur: 'Vérifier mon employeur',
} as const;

export const textesOffreAgent = {
  impossible: "Vous ne pouvez pas postuler à cette offre pour l'instant",
  horsOnglets: "Cette offre n'est pas dans votre département de recherche.",
  confirmerTitre: 'Postuler à cette offre ?',
  deposeeTitre: 'Votre candidature est déposée',
  seule:
    "Vous ne pouvez avoir qu'une seule candidature active : tant que celle-ci est en cours, vous ne pourrez pas vous positionner sur un autre logement. Vous pourrez l'annuler tant que votre dossier n'est pas transmis au bailleur.",
  confirmer: 'Je postule',
  renoncer: 'Renoncer',
  enCours: 'Envoi…',
  refus: "La candidature n'a pas été déposée",
  faite: 'Ce logement a bien été ajouté à vos candidatures',
  ok: 'Ok',
  mesCandidatures: 'Voir ma candidature',
} as const;
