import { type EtatCandidature, etatsFinaux } from '../../../domain/candidature/etapes.ts';
import type { Files } from '../../../db/central/views/instruction.ts';

const attribuees = ['attribuee', 'attribuee_avec_rang', 'attribuee_sous_condition', 'acceptee', 'bail_signe'] as const;

/** Les quatre files du conseiller : chaque état d'une candidature est dans une seule. */
export const filesDuConseiller = {
  a_etudier: ['deposee'],
  a_transmettre: ['validee'],
  chez_le_bailleur: ['transmise', 'en_commission', ...attribuees],
  closes: etatsFinaux,
} as const satisfies Files<string>;

/** Les quatre files du bailleur : les dossiers qui lui ont été transmis, et eux seuls. */
export const filesDuBailleur = {
  a_traiter: ['transmise'],
  en_commission: ['en_commission'],
  attribuees,
  closes: ['non_attribuee', 'irrecevable', 'desistee', 'entree_dans_les_lieux'],
} as const satisfies Record<string, readonly EtatCandidature[]>;
