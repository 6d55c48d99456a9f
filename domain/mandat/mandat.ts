import { z } from 'zod';
import { Instant, Jour } from '../shared/dates.ts';
import { AcademieId, AgentId, DemandeId, MandatId } from '../shared/ids.ts';

/** Les pouvoirs d'un mandat, donnés un par un (D6). */
export const pouvoirs = ['voir_demande', 'voir_historique', 'candidater', 'annuler'] as const;
export const Pouvoir = z.enum(pouvoirs);
export type Pouvoir = z.infer<typeof Pouvoir>;

/** Ce qui résulte du consentement de l'agent : des pouvoirs, un début, une fin (D6 ; RGPD art. 7). */
export const Mandat = z.object({
  id: MandatId,
  academieId: AcademieId,
  agentId: AgentId,
  demandeId: DemandeId,
  pouvoirs: z.array(Pouvoir).min(1),
  debut: Jour,
  /** Dernier jour du mandat, compris. */
  fin: Jour,
  /** L'instant du retrait par l'agent ; il prend effet aussitôt. */
  retireLe: Instant.nullable(),
  versionTexte: z.string(),
  canal: z.enum(['en_ligne', 'au_poste', 'papier']),
  donneLe: Instant,
  /** Preuve : l'empreinte SHA-256, en hexadécimal, du texte accepté ; null pour un mandat recueilli avant qu'elle soit gardée. */
  empreinteTexte: z.string().nullable().default(null),
});
export type Mandat = z.infer<typeof Mandat>;

/** Un mandat est en vigueur ce jour s'il a commencé, n'est pas fini et n'a pas été retiré. */
export const estEnVigueur = (mandat: Pick<Mandat, 'debut' | 'fin' | 'retireLe'>, jour: Jour): boolean =>
  mandat.retireLe === null && mandat.debut <= jour && jour <= mandat.fin;

/**
 * Le mandat qui compte pour une demande qui en a eu plusieurs : celui qui est en vigueur ce jour et finit le plus tard ;
 * à défaut, le dernier qui n'a pas été retiré ; à défaut, le dernier retiré, pour pouvoir le dire.
 */
export function mandatCourant(mandats: readonly Mandat[], jour: Jour): Mandat | null {
  const poids = (m: Mandat): string => `${estEnVigueur(m, jour) ? 1 : 0}${m.retireLe === null ? 1 : 0}${m.fin}${m.debut}${m.id}`;
  return mandats.reduce<Mandat | null>((meilleur, m) => (meilleur === null || poids(m) > poids(meilleur) ? m : meilleur), null);
}
