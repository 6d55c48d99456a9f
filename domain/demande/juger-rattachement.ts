import { z } from 'zod';
import { mandatPour, raisonsDeNePasAgir, RefusMandat } from '../droits/droits-mandat.ts';
import type { Mandat } from '../mandat/mandat.ts';
import type { Jour } from '../shared/dates.ts';
import { type AcademieId, DemandeId } from '../shared/ids.ts';
import { decide, type Result } from '../shared/result.ts';
import type { Demande } from './demande.ts';

/** « Rattachements à valider » : le service logement reconnaît l'agent comme l'un des siens, ou dit pourquoi il ne le peut pas (D4). */
export const ValiderRattachementInput = z.strictObject({ demandeId: DemandeId });
export const RefuserRattachementInput = z.strictObject({ demandeId: DemandeId, motif: z.string().trim().max(500) });

export const RefusJugerRattachement = z.discriminatedUnion('motif', [
  ...RefusMandat.options,
  z.object({ motif: z.literal('demande_inconnue') }),
  z.object({ motif: z.literal('rattachement_deja_juge'), validation: z.enum(['validee', 'refusee']) }),
  z.object({ motif: z.literal('motif_absent') }),
]);
export type RefusJugerRattachement = z.infer<typeof RefusJugerRattachement>;

/** Ce qu'il faut savoir pour juger un rattachement ; `jour` est null sur le poste, dont l'horloge ne juge rien. */
export interface FaitsJugerRattachement {
  readonly demande: Demande | null;
  readonly mandat: Mandat | null;
  readonly academieId: AcademieId;
  readonly jour: Jour | null;
}

/** Reconnaître l'agent, ou dire pourquoi on ne le peut pas : une fois, par l'académie qui a son mandat (D4, I-8). */
export function jugerRattachement(
  faits: FaitsJugerRattachement,
  input: { readonly demandeId: DemandeId; readonly motif?: string },
  validation: 'validee' | 'refusee',
): Result<Demande, RefusJugerRattachement> {
  const { demande, jour } = faits;
  const mandat = mandatPour(faits.mandat, { demandeId: input.demandeId, academieId: faits.academieId });
  const motif = (input.motif ?? '').trim();
  // Le rattachement est ce que l'on juge : seul le mandat compte ici.
  const raisons: RefusJugerRattachement[] = raisonsDeNePasAgir(mandat, 'validee', 'voir_demande', jour);
  if (demande === null) raisons.push({ motif: 'demande_inconnue' });
  else if (raisons.length === 0 && demande.rattachement.validation !== 'a_valider')
    raisons.push({ motif: 'rattachement_deja_juge', validation: demande.rattachement.validation });
  if (validation === 'refusee' && motif === '') raisons.push({ motif: 'motif_absent' });
  return decide(raisons, () => ({
    ...demande!,
    rattachement: { ...demande!.rattachement, validation, motifRefus: validation === 'refusee' ? motif : null },
  }));
}
