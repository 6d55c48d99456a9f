import type { DemandeDuRegistre } from '../../domain/demande/registre.ts';

type Personne = DemandeDuRegistre['demandeur'];
type Table<V> = Readonly<Record<string, V>>;

/** Les nomenclatures de l'interface du SNE (interfaceNuu, versions 02.00 et 02.01), et ce qu'elles disent ici. */
export const civilites: Table<Personne['civilite']> = { '1': 'monsieur', '2': 'madame', '3': 'madame' };

export const nationalites: Table<Personne['nationalite']> = { '1': 'francaise', '2': 'union_europeenne', '3': 'autre' };

export const situations: Table<DemandeDuRegistre['situationFamiliale']> = {
  C: 'celibataire',
  M: 'marie',
  D: 'divorce',
  S: 'separe',
  P: 'pacse',
  U: 'concubinage',
  V: 'veuf',
};

export const liens: Table<NonNullable<DemandeDuRegistre['menage']['lienCodemandeur']>> = {
  M: 'mariage',
  P: 'pacs',
  C: 'concubinage',
  L: 'autre',
};

/** D'après le contrat de travail : un artisan ou un apprenti a un emploi. */
export const activites: Table<Personne['activite']> = {
  CDI: 'emploi',
  CDD: 'emploi',
  ART: 'emploi',
  APP: 'emploi',
  CHO: 'recherche_emploi',
  ETU: 'etudes',
  RET: 'retraite',
  AUT: 'sans_activite',
};

export const logements: Table<DemandeDuRegistre['logementActuel']> = {
  HLM: 'locataire',
  LP: 'locataire',
  RS: 'locataire',
  RHVS: 'locataire',
  RE: 'locataire',
  SLHT: 'heberge',
  SH: 'heberge',
  CDEFCM: 'heberge',
  CPE: 'heberge',
  CP: 'heberge',
  LTG: 'heberge',
  FONC: 'logement_de_fonction',
  POCC: 'proprietaire',
  CAMCAR: 'sans_logement',
  HOT: 'sans_logement',
  SD: 'sans_logement',
  SQUAT: 'sans_logement',
};

/** Le SNE connaît vingt-trois motifs ; ceux qui n'ont pas d'équivalent ici sont « autre ». */
export const motifs: Table<DemandeDuRegistre['motif']> = {
  '01': 'sans_logement',
  '04': 'conge_du_proprietaire',
  '09': 'logement_trop_cher',
  '11': 'separation',
  '13': 'logement_trop_petit',
  '18': 'mutation',
  '19': 'rapprochement_travail',
};

/** L'enfant en garde alternée habite le logement ; celui qui vient par droit de visite, non. */
export const GARDE_ALTERNEE = 'G';
/** Reconnu prioritaire par la commission de médiation, pas encore relogé. */
export const DALO_ACTIF = 'ACTIF';
