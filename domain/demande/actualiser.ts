import { z } from 'zod';
import { accorderPieces } from '../pieces/accorder.ts';
import { estConfirmee } from '../pieces/fraicheur.ts';
import { listeRequise } from '../pieces/liste-requise.ts';
import { cleRecherche } from '../shared/cle-recherche.ts';
import type { Instant, Jour } from '../shared/dates.ts';
import { decide, refused, type Result } from '../shared/result.ts';
import { RefusCode } from './code-securite.ts';
import { comparer } from './comparer.ts';
import type { Demande } from './demande.ts';
import { RefusRegistre } from './importer.ts';
import type { DemandeDuRegistre } from './registre.ts';
import { doitRevalider } from './revalider.ts';

/** Les trois champs qui disent de qui est la demande ; s'ils diffèrent, elle est à supprimer et à importer de nouveau (G64). */
export const champsIdentite = ['nom', 'prenom', 'dateNaissance'] as const;

/** « Mettre à jour » (G41, G61). */
export const RefusActualiser = z.discriminatedUnion('motif', [
  ...RefusRegistre.options,
  z.object({ motif: z.literal('demande_absente') }),
  z.object({ motif: z.literal('numero_inconnu') }),
  /** Créée ici avant le 20/04/2021 : à revalider une fois par un code (G62). */
  z.object({ motif: z.literal('revalidation_requise') }),
  z.object({ motif: z.literal('identite_differente'), champs: z.array(z.enum(champsIdentite)).min(1) }),
]);
export type RefusActualiser = z.infer<typeof RefusActualiser>;

/** « Confirmer » la demande par un code (G62, G63), puis la mettre à jour. */
export const RevaliderInput = z.strictObject({ code: z.string().max(20) });
export const RefusRevalider = z.discriminatedUnion('motif', [
  ...RefusRegistre.options,
  ...RefusCode.options,
  z.object({ motif: z.literal('demande_absente') }),
  z.object({ motif: z.literal('numero_inconnu') }),
  z.object({ motif: z.literal('identite_differente'), champs: z.array(z.enum(champsIdentite)).min(1) }),
]);
export type RefusRevalider = z.infer<typeof RefusRevalider>;

export interface FaitsActualiser {
  readonly demande: Demande | null;
  readonly registre: DemandeDuRegistre;
  readonly instant: Instant;
  readonly jour: Jour;
  /** Vrai quand un code juste vient d'être saisi (G62). */
  readonly codeConfirme: boolean;
}

/**
 * « Mettre à jour » : la copie reprend ce que dit le registre, et garde ce qui a changé (G41, G61). L'agent, l'académie et le rattachement restent.
 * Les pièces que le changement touche sont à confirmer de nouveau, et le dossier à valider (G66).
 */
export function actualiser(faits: FaitsActualiser): Result<Demande, RefusActualiser> {
  const { demande, registre, codeConfirme } = faits;
  if (demande === null) return refused({ motif: 'demande_absente' });
  const raisons: RefusActualiser[] = [];
  if (!codeConfirme && doitRevalider(demande)) raisons.push({ motif: 'revalidation_requise' });
  const champs = champsIdentite.filter((champ) => plier(demande.demandeur[champ]) !== plier(registre.demandeur[champ]));
  if (champs.length > 0) raisons.push({ motif: 'identite_differente', champs });
  return decide(raisons, () => mettreAJour(demande, faits));
}

/** Un accent, une majuscule ou une espace de plus ne font pas une autre personne. */
const plier = (texte: string): string => cleRecherche(texte).replaceAll(' ', '');

function mettreAJour(demande: Demande, { registre, instant, jour, codeConfirme }: FaitsActualiser): Demande {
  const { siretDemandeur: _, siretCodemandeur: __, modifieeLe: ___, ...copie } = registre;
  const changements = comparer(demande, copie);
  const pieces = accorderPieces(demande.pieces, listeRequise(copie, jour), changements, jour);
  return {
    ...demande,
    ...copie,
    actualiseeLe: instant,
    pieces,
    dossierValideLe: pieces.every((piece) => estConfirmee(piece, jour)) ? demande.dossierValideLe : null,
    codeConfirmeLe: codeConfirme ? instant : demande.codeConfirmeLe,
    changements,
  };
}
