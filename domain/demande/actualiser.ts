import { z } from 'zod';
import { RefusCode } from './code-securite.ts';
import { RefusRegistre } from './importer.ts';

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
