import { z } from 'zod';
import { Jour } from '../shared/dates.ts';
import { type Mandat, Pouvoir } from '../mandat/mandat.ts';
import type { Rattachement } from '../demande/demande.ts';
import type { AcademieId, DemandeId } from '../shared/ids.ts';

/** Pourquoi le service logement ne peut pas agir au nom d'un agent. */
export const RefusMandat = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('mandat_absent') }),
  z.object({ motif: z.literal('mandat_retire'), retireLe: z.iso.datetime() }),
  z.object({ motif: z.literal('mandat_pas_commence'), debut: Jour }),
  z.object({ motif: z.literal('mandat_termine'), fin: Jour }),
  z.object({ motif: z.literal('pouvoir_absent'), pouvoir: Pouvoir }),
  z.object({ motif: z.literal('rattachement_a_valider') }),
  z.object({ motif: z.literal('rattachement_refuse') }),
]);
export type RefusMandat = z.infer<typeof RefusMandat>;

/** Le mandat, s'il est bien celui de cette demande (et de cette académie) : celui d'un autre agent vaut absence de mandat (I-8, I-11). */
export function mandatPour(
  mandat: Mandat | null,
  pour: { readonly demandeId: DemandeId; readonly academieId?: AcademieId },
): Mandat | null {
  if (mandat === null || mandat.demandeId !== pour.demandeId) return null;
  return pour.academieId === undefined || mandat.academieId === pour.academieId ? mandat : null;
}

/**
 * Le service logement agit pour un agent si un mandat en vigueur lui donne ce pouvoir (D6, I-11)
 * et si l'académie a reconnu l'agent comme le sien (D4).
 *
 * `jour` est le jour du serveur à la réception, ou null sur le poste : l'horloge d'un poste ne décide de rien.
 */
export function raisonsDeNePasAgir(
  mandat: Mandat | null,
  validation: Rattachement['validation'],
  pouvoir: Pouvoir,
  jour: Jour | null,
): RefusMandat[] {
  const raisons: RefusMandat[] = [];
  if (mandat === null) raisons.push({ motif: 'mandat_absent' });
  else {
    if (mandat.retireLe !== null) raisons.push({ motif: 'mandat_retire', retireLe: mandat.retireLe });
    if (jour !== null && jour < mandat.debut) raisons.push({ motif: 'mandat_pas_commence', debut: mandat.debut });
    if (jour !== null && jour > mandat.fin) raisons.push({ motif: 'mandat_termine', fin: mandat.fin });
    if (!mandat.pouvoirs.includes(pouvoir)) raisons.push({ motif: 'pouvoir_absent', pouvoir });
  }
  if (validation === 'a_valider') raisons.push({ motif: 'rattachement_a_valider' });
  if (validation === 'refusee') raisons.push({ motif: 'rattachement_refuse' });
  return raisons;
}
