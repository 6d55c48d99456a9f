import type { DemandeDuRegistre } from '../../domain/demande/registre.ts';

/** Pourquoi le registre n'a servi à rien : il ne répond pas, ou ce qu'il répond n'est pas une demande. */
export interface PanneDuRegistre {
  readonly genre: 'panne';
  readonly motif: 'registre_injoignable' | 'registre_incomprehensible';
}

export type LectureRegistre =
  { readonly genre: 'trouvee'; readonly demande: DemandeDuRegistre } | { readonly genre: 'inconnue' } | PanneDuRegistre;

export type EnvoiDuCode = { readonly genre: 'envoye' } | { readonly genre: 'inconnue' } | PanneDuRegistre;

/** Le port du registre des demandes, le site d'enregistrement (G30–G41). Aucune de ses pannes n'est une exception. */
export interface RegistreDemandes {
  /** La demande telle que le registre la connaît à cet instant. `numeroUnique` est déjà normalisé (D2). */
  readonly lire: (numeroUnique: string) => Promise<LectureRegistre>;
  /** Fait parvenir le code à l'adresse que le registre connaît, et que la plateforme ignore (G34). Le code est le nôtre (D8). */
  readonly envoyerCode: (numeroUnique: string, code: string, heures: number) => Promise<EnvoiDuCode>;
  /** La page du portail où modifier cette demande (« Modifier mes informations », « Déposer mes pièces ») ; null : celle du département. */
  readonly adresse: (numeroUnique: string) => string | null;
}

export const injoignable: PanneDuRegistre = { genre: 'panne', motif: 'registre_injoignable' };
export const incomprehensible: PanneDuRegistre = { genre: 'panne', motif: 'registre_incomprehensible' };
