import { z } from 'zod';
import { Civilite } from '../demande/demande.ts';

/** « Créer mon compte » : le formulaire du guide, tout y est obligatoire (G17, G18). Les textes sont jugés par la règle, pour que toutes les raisons soient dites. */
export const CreerCompteInput = z.strictObject({
  civilite: Civilite.nullable(),
  nomNaissance: z.string().max(100),
  prenom: z.string().max(100),
  telephone: z.string().max(30),
  courriel: z.string().max(254),
  accepte: z.boolean(),
});
export type CreerCompteInput = z.infer<typeof CreerCompteInput>;

export const RefusCreerCompte = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('civilite_absente') }),
  z.object({ motif: z.literal('nom_absent') }),
  z.object({ motif: z.literal('prenom_absent') }),
  z.object({ motif: z.literal('telephone_invalide') }),
  z.object({ motif: z.literal('courriel_invalide') }),
  z.object({ motif: z.literal('conditions_non_acceptees') }),
]);
export type RefusCreerCompte = z.infer<typeof RefusCreerCompte>;
