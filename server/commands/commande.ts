import type { z } from 'zod';
import type { Auteur } from '../../domain/candidature/candidature.ts';
import type { Mandat } from '../../domain/mandat/mandat.ts';
import type { Instant, Jour } from '../../domain/shared/dates.ts';
import type { AcademieId, GestionnaireId, MandatId } from '../../domain/shared/ids.ts';
import type { Raisons } from '../../domain/shared/result.ts';
import type { Publication } from '../../db/central/apply/publication.ts';
import type { Tx } from '../../db/central/open.ts';

/** Qui agit, quand, pour quelle académie : décidé par le serveur, jamais par le poste. */
export interface ContexteCommande {
  readonly academieId: AcademieId;
  readonly gestionnaireId: GestionnaireId;
  readonly instant: Instant;
  readonly jour: Jour;
  readonly auteur: (mandat: Mandat) => Auteur;
}

/**
 * L'effet d'une commande : le flux où il descendra et sous quel mandat elle a été faite (I-11), ou pourquoi elle n'en a pas.
 * `publication` : ce qu'elle y fait descendre ; null quand c'y est déjà.
 */
export type Effet =
  | { readonly statut: 'acceptee'; readonly flux: string; readonly publication: Publication | null; readonly mandatId: MandatId }
  | { readonly statut: 'refusee'; readonly raisons: Raisons<{ readonly motif: string }> };

export interface Executeur {
  readonly entree: z.ZodType;
  /** La demande que l'entrée désigne doit être celle pour laquelle le poste dit agir. */
  readonly executer: (tx: Tx, contexte: ContexteCommande, entree: unknown, pourLeCompteDe: string) => Promise<Effet>;
}

/** Garde le type de l'entrée le temps de l'écrire ; à l'appel, elle vient d'être validée par ce même schéma. */
export const executeur = <S extends z.ZodType>(
  entree: S,
  executer: (tx: Tx, contexte: ContexteCommande, lue: z.output<S>, pourLeCompteDe: string) => Promise<Effet>,
): Executeur => ({ entree, executer: executer as Executeur['executer'] });

export const refusee = (...raisons: Raisons<{ readonly motif: string }>): Effet => ({ statut: 'refusee', raisons });
