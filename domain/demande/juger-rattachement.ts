import { z } from 'zod';
import { mandatPour, raisonsDeNePasAgir, RefusMandat } from '../droits/droits-mandat.ts';
import type { Mandat } from '../mandat/mandat.ts';
import type { Jour } from '../shared/dates.ts';
import { type AcademieId, DemandeId } from '../shared/ids.ts';
import { decide, type Result } from '../shared/result.ts';
import type { Demande } from './demande.ts';

/** « Rattachements à valider » : le service logement reconnaît l'agent comme l'un des siens, ou dit pourquoi il ne le peut pas (D4). */
export const ValiderRattachementInput = z.strictObject({
  demandeId: DemandeId,
  /** Ce que le service a lu avant de juger : l'acte ne vaut que pour cela. */
  siret: z.string().max(30),
  matricule: z.string().max(50).nullable(),
});
export const RefuserRattachementInput = ValiderRattachementInput.extend({ motif: z.string().trim().max(500) });

export const RefusJugerRattachement = z.discriminatedUnion('motif', [
  ...RefusMandat.options,
  z.object({ motif: z.literal('demande_inconnue') }),
  z.object({ motif: z.literal('rattachement_deja_juge'), validation: z.enum(['validee', 'refusee']) }),
  /** L'agent a corrigé son SIRET ou son matricule depuis qu'ils ont été lus ; ce qu'ils sont devenus n'est pas redit ici. */
  z.object({ motif: z.literal('rattachement_change') }),
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

/** Le jugement saisi. Sans SIRET ni matricule lus (acte d'avant le protocole 3), rien ne dit s'ils ont changé depuis. */
export interface JugementSaisi {
  readonly demandeId: DemandeId;
  readonly siret?: string | undefined;
  readonly matricule?: string | null | undefined;
  readonly motif?: string;
}

const aChange = ({ rattachement }: Demande, { siret, matricule }: JugementSaisi): boolean =>
  (siret !== undefined && siret !== rattachement.siret) || (matricule !== undefined && matricule !== rattachement.matricule);

/** Reconnaître l'agent, ou dire pourquoi on ne le peut pas : une fois, par l'académie qui a son mandat (D4, I-8). */
export function jugerRattachement(
  faits: FaitsJugerRattachement,
  input: JugementSaisi,
  validation: 'validee' | 'refusee',
): Result<Demande, RefusJugerRattachement> {
  const { demande, jour } = faits;
  const mandat = mandatPour(faits.mandat, { demandeId: input.demandeId, academieId: faits.academieId });
  const motif = (input.motif ?? '').trim();
  // Le rattachement est ce que l'on juge : seul le mandat compte ici.
  const raisons: RefusJugerRattachement[] = raisonsDeNePasAgir(mandat, 'validee', 'voir_demande', jour);
  if (demande === null) raisons.push({ motif: 'demande_inconnue' });
  else if (raisons.length === 0) raisons.push(...raisonsDuRattachement(demande, input));
  if (validation === 'refusee' && motif === '') raisons.push({ motif: 'motif_absent' });
  return decide(raisons, () => ({
    ...demande!,
    rattachement: { ...demande!.rattachement, validation, motifRefus: validation === 'refusee' ? motif : null },
  }));
}

function raisonsDuRattachement(demande: Demande, input: JugementSaisi): RefusJugerRattachement[] {
  const { validation } = demande.rattachement;
  return [
    ...(validation === 'a_valider' ? [] : [{ motif: 'rattachement_deja_juge' as const, validation }]),
    ...(aChange(demande, input) ? [{ motif: 'rattachement_change' as const }] : []),
  ];
}

/**
 * Vrai quand un refus n'en est pas un : le même jugement est déjà écrit, pour ce même rattachement et avec la même explication.
 * Un second clic, ou le même geste refait d'un autre poste : rien de plus à écrire, si c'est la même personne. Cela se vérifie à part.
 */
export const estDejaJugeAinsi = (
  { rattachement }: Demande,
  refus: readonly RefusJugerRattachement[],
  input: JugementSaisi,
  validation: 'validee' | 'refusee',
): boolean =>
  refus.every((r) => r.motif === 'rattachement_deja_juge') &&
  rattachement.validation === validation &&
  (validation === 'validee' || rattachement.motifRefus === input.motif?.trim());
