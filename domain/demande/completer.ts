import { z } from 'zod';
import { EtatCandidature } from '../candidature/etapes.ts';
import { RefusSiret } from './siret.ts';

/** « Les informations à compléter pour AL'in » : l'employeur, et à qui des deux la demande est rattachée (G43–G50). */
export const CompleterInput = z.strictObject({
  a: z.enum(['demandeur', 'codemandeur']),
  siret: z.string().max(30),
  employeur: z.string().max(200),
  codeEntreprise: z.string().max(50),
  matricule: z.string().max(50),
  /** « AAAA-MM-JJ », ou vide. */
  dateEntree: z.string().max(10),
  cdi: z.boolean().nullable(),
  /** « Je valide l'académie » (G49). */
  academieValidee: z.boolean(),
});
export type CompleterInput = z.infer<typeof CompleterInput>;

export const RefusCompleter = z.discriminatedUnion('motif', [
  ...RefusSiret.options,
  z.object({ motif: z.literal('demande_absente') }),
  z.object({ motif: z.literal('codemandeur_absent') }),
  z.object({ motif: z.literal('employeur_absent') }),
  z.object({ motif: z.literal('date_entree_invalide') }),
  z.object({ motif: z.literal('date_entree_future') }),
  z.object({ motif: z.literal('academie_non_validee') }),
  /** Le rattachement ne change pas pendant une candidature. */
  z.object({ motif: z.literal('candidature_en_cours'), etat: EtatCandidature }),
]);
export type RefusCompleter = z.infer<typeof RefusCompleter>;
