import type { FiltresDossiers } from '../../domain/contract/dossiers.ts';
import { compter, nombre } from './formats.ts';

export const textesDossiers = {
  titre: 'Dossiers',
  rechercher: 'Rechercher un agent',
  rechercheAide: 'Nom, numéro unique, commune…',
  raccourci: 'Touche « / » pour rechercher',
  filtres: 'Filtres',
  departement: 'Département',
  tousDepartements: 'Tous',
  optionDepartement: (code: string, nom: string, n: number) => `${code} ${nom} (${nombre(n)})`,
  etat: 'Candidature',
  tousEtats: 'Toutes',
  mandat: 'Mandat',
  tousMandats: 'Tous',
  effacer: 'Effacer la recherche et les filtres',
  total: (n: number) => compter(n, 'dossier', 'dossiers'),
  corrigee: (mot: string) => `Aucun dossier pour cette orthographe : voici les dossiers pour « ${mot} ».`,
  tableau: 'Dossiers des agents qui ont donné mandat',
  colonnes: {
    agent: 'Nom et prénom',
    numeroUnique: 'Numéro unique',
    communes: 'Communes',
    etat: 'Candidature',
    valableJusquau: "Valable jusqu'au",
    mandat: 'Mandat',
  },
  trierPar: (colonne: string) => `Trier par ${colonne.toLowerCase()}`,
  enAttente: 'À envoyer',
  reste: (jours: number) => (jours < 0 ? 'dépassé' : `${compter(jours, 'jour', 'jours')}`),
  mandatJusquau: (fin: string) => `Jusqu'au ${fin}`,
  mandatTermine: (fin: string) => `Terminé le ${fin}`,
  rattachementAValider: 'Rattachement à valider',
  rattachementRefuse: 'Rattachement non reconnu',
  sansMandat: 'Sans mandat',
  autresCommunes: (n: number) => `+ ${nombre(n)}`,
  chargement: 'Chargement',
} as const;

export const filtreMandat: Readonly<Record<NonNullable<FiltresDossiers['mandat']>, string>> = {
  en_vigueur: 'En vigueur',
  finit_sous_30_jours: 'Finit sous 30 jours',
  rattachement_a_valider: 'Rattachement à valider',
};

export const dossiersVides = {
  premiere: {
    titre: 'Première synchronisation en cours',
    phrase: 'Les dossiers des agents qui ont donné mandat arrivent sur ce poste. Ils apparaîtront ici au fur et à mesure.',
  },
  jamais: {
    titre: 'Aucun dossier sur ce poste',
    phrase: "Ce poste n'a pas encore reçu de dossier. Rétablissez le réseau puis choisissez « Synchroniser maintenant » au bas de l'écran.",
  },
  aucunMandat: {
    titre: "Aucun agent n'a encore donné mandat",
    phrase:
      "Pour suivre un agent, demandez-lui de cocher, dans son compte AL'in, « J'autorise le service logement à intervenir en mon nom et pour mon compte dans la gestion de ma demande ». Son dossier apparaîtra ici à la synchronisation suivante.",
  },
  sansResultat: {
    titre: 'Aucun dossier ne correspond',
    phrase: 'Modifiez la recherche, ou effacez-la avec les filtres pour retrouver tous les dossiers.',
  },
} as const;
