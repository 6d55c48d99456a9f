import {
  Civilite,
  LienCodemandeur,
  logementsActuels,
  motifsDemande,
  Personne,
  situationsFamiliales,
} from '../../../domain/demande/demande.ts';

/** Ce qu'une page envoie : des textes, tels que tapés. Une case non cochée n'y est pas. */
export type Saisie = Readonly<Record<string, string>>;

export interface Champ {
  readonly nom: string;
  readonly libelle: string;
  readonly genre: 'texte' | 'case' | 'choix';
  readonly aide?: string;
  readonly choix?: readonly (readonly [code: string, libelle: string])[];
  readonly clavier?: 'numeric' | 'decimal' | 'tel' | 'email';
  readonly remplissage?: string;
  readonly court?: boolean;
}

const enChoix = <C extends string>(codes: readonly C[], libelles: Readonly<Record<C, string>>) =>
  codes.map((code) => [code, libelles[code]] as const);

const civilites = enChoix(Civilite.options, { madame: 'Madame', monsieur: 'Monsieur' });
const nationalites = enChoix(Personne.shape.nationalite.options, {
  francaise: 'Française',
  union_europeenne: 'Union européenne',
  autre: 'Autre',
});
const activites = enChoix(Personne.shape.activite.unwrap().options, {
  emploi: 'En emploi',
  retraite: 'À la retraite',
  recherche_emploi: 'En recherche d’emploi',
  etudes: 'En études',
  sans_activite: 'Sans activité',
});

export const JOUR_AIDE = 'Jour, mois, année. Par exemple : 19/05/1989.';

/** Les champs d'une personne, demandeur ou codemandeur ; le code de sécurité ne part qu'au demandeur. */
export const champsPersonne: readonly Champ[] = [
  { nom: 'civilite', libelle: 'Civilité', genre: 'choix', choix: civilites, court: true },
  { nom: 'nom', libelle: 'Nom d’usage', genre: 'texte', remplissage: 'family-name' },
  { nom: 'nomNaissance', libelle: 'Nom de naissance', genre: 'texte', aide: 'Laissez vide s’il est le même.' },
  { nom: 'prenom', libelle: 'Prénom', genre: 'texte', remplissage: 'given-name' },
  { nom: 'dateNaissance', libelle: 'Date de naissance', genre: 'texte', aide: JOUR_AIDE, clavier: 'numeric', court: true },
  { nom: 'nationalite', libelle: 'Nationalité', genre: 'choix', choix: nationalites, court: true },
  { nom: 'telephone', libelle: 'Téléphone portable', genre: 'texte', aide: 'Facultatif.', clavier: 'tel', remplissage: 'tel', court: true },
  { nom: 'courriel', libelle: 'E-mail', genre: 'texte', aide: 'Le code de sécurité y est envoyé.', clavier: 'email', remplissage: 'email' },
  { nom: 'notificationSms', libelle: 'Recevoir des SMS sur ce téléphone', genre: 'case' },
  {
    nom: 'securiteSociale',
    libelle: 'Numéro de sécurité sociale : les cinq premiers chiffres',
    genre: 'texte',
    aide: 'Facultatif. Jamais le numéro entier : seulement le sexe, l’année et le mois de naissance.',
    clavier: 'numeric',
    court: true,
  },
  { nom: 'enSituationHandicap', libelle: 'En situation de handicap', genre: 'case' },
  { nom: 'activite', libelle: 'Activité', genre: 'choix', choix: activites, court: true },
  {
    nom: 'siret',
    libelle: 'SIRET de l’employeur',
    genre: 'texte',
    aide: 'Facultatif. 14 chiffres, sur le bulletin de salaire.',
    clavier: 'numeric',
    court: true,
  },
];

export const champsCodemandeur: readonly Champ[] = champsPersonne.map((champ) =>
  champ.nom === 'courriel' ? { ...champ, aide: 'Facultatif.' } : champ,
);

export const champsSituation: readonly Champ[] = [
  {
    nom: 'situationFamiliale',
    libelle: 'Situation familiale',
    genre: 'choix',
    choix: enChoix(situationsFamiliales, {
      celibataire: 'Célibataire',
      marie: 'Marié(e)',
      pacse: 'Pacsé(e)',
      concubinage: 'En concubinage',
      separe: 'Séparé(e)',
      divorce: 'Divorcé(e)',
      veuf: 'Veuf, veuve',
    }),
    court: true,
  },
];

export const champAvecCodemandeur: Champ = { nom: 'avecCodemandeur', libelle: 'Cette demande a un codemandeur', genre: 'case' };

export const champLien: Champ = {
  nom: 'lienCodemandeur',
  libelle: 'Lien avec le demandeur',
  genre: 'choix',
  choix: enChoix(LienCodemandeur.options, { mariage: 'Mariage', pacs: 'Pacs', concubinage: 'Concubinage', autre: 'Autre' }),
  court: true,
};

export const champNaissances: Champ = {
  nom: 'naissancesAttendues',
  libelle: 'Naissances attendues',
  genre: 'texte',
  aide: 'Le nombre d’enfants à naître : 0 s’il n’y en a pas.',
  clavier: 'numeric',
  court: true,
};

export const champsRessources: readonly Champ[] = [
  {
    nom: 'mensuelles',
    libelle: 'Ressources mensuelles du ménage, en euros',
    genre: 'texte',
    aide: 'Hors aides au logement. Par exemple : 1 742,36.',
    clavier: 'decimal',
    court: true,
  },
  {
    nom: 'aideAuLogement',
    libelle: 'Aide au logement mensuelle, en euros',
    genre: 'texte',
    aide: 'AL ou APL : 0 si elle n’est pas connue.',
    clavier: 'decimal',
    court: true,
  },
];

export const champsLogement: readonly Champ[] = [
  {
    nom: 'logementActuel',
    libelle: 'Logement actuel',
    genre: 'choix',
    choix: enChoix(logementsActuels, {
      locataire: 'Locataire',
      heberge: 'Hébergé',
      proprietaire: 'Propriétaire',
      logement_de_fonction: 'Logement de fonction',
      sans_logement: 'Sans logement',
      autre: 'Autre',
    }),
    court: true,
  },
  {
    nom: 'motif',
    libelle: 'Motif de la demande',
    genre: 'choix',
    choix: enChoix(motifsDemande, {
      sans_logement: 'Sans logement',
      logement_trop_petit: 'Logement trop petit',
      logement_trop_cher: 'Logement trop cher',
      rapprochement_travail: 'Rapprochement du lieu de travail',
      mutation: 'Mutation professionnelle',
      conge_du_proprietaire: 'Congé donné par le propriétaire',
      separation: 'Séparation',
      autre: 'Autre motif',
    }),
  },
  { nom: 'prioritaire', libelle: 'Situation reconnue prioritaire, prise en charge par Action Logement Services', genre: 'case' },
];

export const PERSONNES_A_CHARGE_MAX = 12;
export const COMMUNES_MAX = 8;
export const REVENUS_MAX = 6;
