import type { EtatCandidature } from '../../domain/candidature/etapes.ts';
import { etatCandidature } from './candidature.ts';
import { compter, date } from './formats.ts';

/** Le statut, dit à l'agent : « En attente » tant que le conseiller n'a pas répondu (G79). */
export const statutAgent: Readonly<Record<EtatCandidature, string>> = {
  ...etatCandidature,
  deposee: 'En attente',
  attribuee: 'Logement attribué',
  attribuee_avec_rang: 'Logement attribué, avec un rang',
  attribuee_sous_condition: 'Logement attribué, sous condition',
  acceptee: 'Vous avez accepté le logement',
};

/** Ce qui va se passer ensuite, en une phrase. */
export const suite: Readonly<Record<EtatCandidature, string>> = {
  deposee: 'Un conseiller Action Logement va étudier votre dossier.',
  validee: 'Votre dossier est validé : il va être transmis au bailleur.',
  invalidee: 'Votre dossier a été invalidé. Vous pouvez vous positionner sur un autre logement.',
  transmise:
    'Le bailleur instruit votre dossier selon ses propres délais. Il peut vous contacter pour le compléter ou organiser la visite.',
  en_commission: "La commission d'attribution (CALEOL) va se réunir et décider de l'attribution du logement.",
  attribuee: 'Le logement vous est attribué : acceptez-le ou refusez-le dans les dix jours.',
  attribuee_avec_rang:
    'La commission vous a classé avec un rang : le logement vous revient si les candidats placés avant vous y renoncent. Répondez dans les dix jours.',
  attribuee_sous_condition:
    'Le logement vous est attribué si vous remplissez la condition indiquée par le bailleur. Répondez dans les dix jours.',
  non_attribuee:
    "Votre candidature n'a pas été retenue : elle est archivée, et un courrier du bailleur vous informe de sa décision. Vous pouvez vous positionner sur une nouvelle offre.",
  irrecevable: 'La commission a déclaré la candidature irrecevable. Vous pouvez vous positionner sur une nouvelle offre.',
  acceptee: "Le bailleur prend contact avec vous pour la visite, si elle n'a pas eu lieu, et la signature du bail.",
  bail_signe: "Votre bail est signé : il reste l'entrée dans les lieux.",
  entree_dans_les_lieux: 'Vous êtes entré dans les lieux. Bonne installation !',
  desistee: 'Vous avez renoncé à ce logement. Vous pouvez vous positionner sur une nouvelle offre.',
  annulee: 'Cette candidature est annulée. Vous pouvez vous positionner sur une nouvelle offre.',
};

/** Les sept étapes du texte du guide (G84). */
export const septEtapes = [
  'Vous candidatez sur un logement.',
  "Action Logement valide ou non votre candidature suite à l'analyse de votre dossier. Si votre dossier est invalidé, vous pouvez d'ores et déjà vous positionner sur un autre logement.",
  "Si votre dossier a été validé, il est transmis au bailleur, qui va l'instruire avec d'autres dossiers de candidature présentés sur le même logement.",
  'Le bailleur peut vous contacter pour compléter votre dossier ou organiser la visite du logement.',
  "La Commission d'Attribution (CALEOL) se réunit et décide de l'attribution du logement.",
  'Le bailleur vous transmet le résultat de la Commission. Vous retrouvez également ce résultat ici, dans le suivi de votre candidature.',
  "Si le logement vous est attribué, le bailleur prend contact avec vous pour vous proposer de visiter le logement (si vous ne l'avez pas déjà fait) et organiser la signature de votre bail.",
] as const;

export const textesCandidaturesAgent = {
  titre: 'Mes candidatures',
  enCours: 'Mes candidatures en cours',
  suivez: "Suivez ci-dessous l'état d'avancement de vos candidatures.",
  aucuneTitre: 'Aucune candidature en cours',
  aucune: 'Choisissez une offre qui vous convient, puis cliquez sur « Je postule ».',
  voirOffres: 'Voir les offres',
  position: 'Position',
  nombre: (n: number) => `Il y a actuellement ${compter(n, 'candidature déposée', 'candidatures déposées')} sur cette offre`,
  offreDisparue: "Cette offre n'est plus proposée",
  dateLimite: 'Date limite de candidature',
  statut: 'Statut de la demande',
  deposeeLe: 'Déposée le',
  bailleur: 'Bailleur',
  commission: "Commission d'attribution",
  identifiant: 'Identifiant',
  suite: 'Prochaine étape :',
  etapes: 'Les différentes étapes de votre candidature',
  etape: (n: number) => `Étape ${n}`,
  etapeActuelle: 'vous en êtes là',
  histoire: "Ce qui s'est passé",
  annuler: 'Annuler cette candidature',
  seule: "Vous ne pouvez avoir qu'une seule candidature active : vous vous positionnez sur un seul logement à la fois.",
  transmise: 'Votre dossier est transmis au bailleur : cette candidature ne peut plus être annulée.',
  reglement:
    "Le classement des candidatures est celui de la plateforme : son fonctionnement est décrit dans ses Conditions Générales d'Utilisation.",
  cgu: "al-in.fr, Conditions Générales d'Utilisation",
  historique: 'Historique de mes candidatures',
  rechercher: 'Chercher dans mes candidatures',
  rechercherAide: 'Identifiant, commune ou bailleur',
  total: (n: number) => compter(n, 'candidature', 'candidatures'),
  aucunHistorique: 'Aucune candidature passée.',
  aucunResultat: (recherche: string) => `Aucune candidature ne correspond à « ${recherche} ».`,
  effacer: 'Effacer la recherche',
  question: 'Vous avez une question ?',
  questionPhrase: 'Appelez votre Centre de Relation Client au 0 970 800 800, ou consultez',
  questionAide: "l'aide",
} as const;

export const textesAnnulationAgent = {
  titre: 'Annuler cette candidature ?',
  effet:
    'Vous ne serez plus candidat à cette offre et pourrez vous positionner sur une autre. Une candidature annulée ne peut pas être rétablie.',
  confirmer: 'Annuler la candidature',
  enCours: 'Annulation…',
  renoncer: 'Garder la candidature',
  faiteTitre: 'Candidature annulée',
  faite: 'Votre candidature est annulée',
  faitePhrase: 'Vous pouvez maintenant postuler à une autre offre.',
  refus: "La candidature n'a pas été annulée",
  ok: 'Ok',
} as const;

/** Accepter ou refuser une attribution, dans les dix jours (R441-10 CCH). */
export const textesReponse = {
  titre: 'Votre réponse est attendue',
  echeance: (jour: string) => `Répondez au plus tard le ${date(jour)} : passé ce jour, le silence vaut refus.`,
  depassee: (jour: string) => `Le délai de réponse s'est terminé le ${date(jour)}.`,
  accepter: "J'accepte le logement",
  refuser: 'Je refuse le logement',
  accepterTitre: 'Accepter ce logement ?',
  accepterEffet: 'Le bailleur prendra contact avec vous pour la signature du bail.',
  refuserTitre: 'Refuser ce logement ?',
  refuserEffet: "Le logement sera proposé à quelqu'un d'autre et cette candidature sera close. Ce refus ne peut pas être repris.",
  motif: 'Pourquoi ? (facultatif)',
  enCours: 'Envoi…',
  renoncer: 'Revenir',
  refus: "Votre réponse n'a pas été enregistrée",
  faiteTitre: 'Réponse envoyée',
  acceptee: 'Votre acceptation est enregistrée',
  refusee: 'Votre refus est enregistré',
  ok: 'Ok',
} as const;
