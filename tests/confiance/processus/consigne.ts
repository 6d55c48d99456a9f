import type { Envelope } from '../../../domain/contract/envelope.ts';
import type { EtatSync } from '../../../domain/contract/echanges.ts';
import type { Fait } from '../histoire.ts';
import type { NomDePoint } from './points.ts';

/** Où ce poste meurt de sa main : à un point nommé, au n-ième ordre d'une migration, ou au n-ième pas, quel qu'il soit. */
export type Mort = { readonly genre: 'point'; readonly nom: NomDePoint } | { readonly genre: 'migration' | 'pas'; readonly fois: number };

/** Ce que l'essai demande à un poste qui vient de naître. */
export interface Consigne {
  readonly courriel: string;
  readonly motDePasse: string;
  readonly graine: string;
  /** Combien d'actes faire, en rafale ; 0 : échanger seulement. */
  readonly actes: number;
  /** La pause la plus longue entre deux actes. */
  readonly pauseMs: number;
  readonly mort: Mort | null;
  /** L'avance de son horloge, en ms : de quoi périmer un jeton. */
  readonly avanceMs: number;
  /** Un poste faux, qui dit « enregistrée » avant d'avoir validé. */
  readonly menteur: boolean;
}

/** Ce qu'un poste dit, une ligne de JSON à la fois, avant de pouvoir mourir : ce que son utilisateur a vu. */
export type Parole =
  | { readonly dit: 'pret' }
  | { readonly dit: 'ouverte'; readonly horsLigne: boolean }
  | { readonly dit: 'pas ouverte'; readonly enveloppe: Envelope }
  | { readonly dit: 'fait'; readonly fait: Fait }
  | { readonly dit: 'etat'; readonly etat: EtatSync }
  | { readonly dit: 'panne'; readonly erreur: string }
  /** Le point est atteint : la mort suit. */
  | { readonly dit: 'atteint' };
