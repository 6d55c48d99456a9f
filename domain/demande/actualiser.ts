import { z } from 'zod';
import type { Candidature } from '../candidature/candidature.ts';
import { estActive } from '../candidature/etapes.ts';
import { accorderPieces } from '../pieces/accorder.ts';
import { estConfirmee } from '../pieces/fraicheur.ts';
import { listeRequise } from '../pieces/liste-requise.ts';
import { cleRecherche } from '../shared/cle-recherche.ts';
import { Instant, type Jour } from '../shared/dates.ts';
import { HORS_ACADEMIE } from '../shared/ids.ts';
import { decide, refused, type Result } from '../shared/result.ts';
import { RefusCode } from './code-securite.ts';
import { comparer, cumuler } from './comparer.ts';
import type { Changement, Demande } from './demande.ts';
import { RefusRegistre, sansRattachement } from './importer.ts';
import type { DemandeDuRegistre } from './registre.ts';
import { doitRevalider } from './revalider.ts';

/** Les trois champs qui disent de qui est la demande ; s'ils diffèrent, elle est à supprimer et à importer de nouveau (G64). */
export const champsIdentite = ['nom', 'prenom', 'dateNaissance'] as const;

/** `vueLe` : la mise à jour que l'écran montrait au moment du clic (`demande.actualiseeLe`) ; null quand il ne le dit pas. */
export const ActualiserInput = z.strictObject({ vueLe: Instant.nullable().default(null) });

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
  /** La mise à jour que l'agent a vue : ce qu'une autre a changé depuis n'a pas encore été lu. */
  readonly vueLe: Instant | null;
  readonly candidatures: readonly Candidature[];
}

/**
 * « Mettre à jour » : la copie reprend ce que dit le registre, et garde ce qui a changé (G41, G61). L'agent, l'académie et le rattachement restent,
 * sauf le rattachement d'un codemandeur que le registre n'a plus. Les pièces que le changement touche sont à confirmer de nouveau, et le dossier à valider (G66).
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

function mettreAJour(demande: Demande, { registre, instant, jour, codeConfirme, vueLe, candidatures }: FaitsActualiser): Demande {
  const { siretDemandeur, siretCodemandeur: _, modifieeLe: __, ...copie } = registre;
  const changements = comparer(demande, copie);
  const pasVus = vueLe === null || vueLe === demande.actualiseeLe ? [] : demande.changements;
  const orphelin = estOrphelin(demande, registre, candidatures);
  const pieces = accorderPieces(demande.pieces, listeRequise(copie, jour), changements, jour);
  return {
    ...demande,
    ...copie,
    ...(orphelin ? { academieId: HORS_ACADEMIE, rattachement: sansRattachement(siretDemandeur) } : {}),
    actualiseeLe: instant,
    pieces,
    dossierValideLe: pieces.every((piece) => estConfirmee(piece, jour)) ? demande.dossierValideLe : null,
    codeConfirmeLe: codeConfirme ? instant : demande.codeConfirmeLe,
    changements: cumuler(pasVus, orphelin ? [...changements, rattachementRetire(demande)] : changements),
  };
}

/** La demande est rattachée par un codemandeur qui n'y est plus. Pendant une candidature, le rattachement ne change pas : ce sera à la mise à jour suivante. */
const estOrphelin = ({ rattachement }: Demande, { codemandeur }: DemandeDuRegistre, candidatures: readonly Candidature[]): boolean =>
  rattachement.a === 'codemandeur' && codemandeur === null && !candidatures.some((c) => estActive(c.etat));

const rattachementRetire = ({ rattachement }: Demande): Changement => ({
  chemin: 'rattachement',
  avant: rattachement.employeur,
  apres: null,
});
