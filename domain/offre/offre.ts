import { z } from 'zod';
import { Jour } from '../shared/dates.ts';
import { BailleurId, OffreId } from '../shared/ids.ts';
import { Euros } from '../shared/montants.ts';
import { Typologie } from './typologie.ts';

/** La catégorie de financement dont dépend le plafond (G7). */
export const normesLocatives = ['PLAI', 'PLUS', 'PLS', 'PLI'] as const;
export const NormeLocative = z.enum(normesLocatives);
export type NormeLocative = z.infer<typeof NormeLocative>;

export const CodeInsee = z.string().regex(/^(\d{2}|2[AB])\d{3}$/);
export const CodeDepartement = z.string().regex(/^(\d{2,3}|2[AB])$/);
export type CodeDepartement = z.infer<typeof CodeDepartement>;

/** Étiquette climat, de A à G : les émissions de gaz à effet de serre seules (G74). */
export const EtiquetteGes = z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G']);

export const Commune = z.object({ insee: CodeInsee, nom: z.string(), departement: CodeDepartement });
export type Commune = z.infer<typeof Commune>;

/** Un logement publié par un bailleur, avec sa date limite de candidature (G74). */
export const Offre = z.object({
  id: OffreId,
  reference: z.string(),
  etat: z.enum(['publiee', 'retiree', 'attribuee']),
  bailleur: z.string(),
  /** L'organisme qui l'a publiée ; null pour une offre d'avant les comptes de bailleur. */
  bailleurId: BailleurId.nullable().default(null),
  commune: Commune,
  codePostal: z.string().regex(/^\d{5}$/),
  typologie: Typologie,
  /** m² */
  surface: z.number().positive(),
  normeLocative: NormeLocative,
  /** €/mois, hors charges */
  loyer: Euros,
  /** €/mois */
  charges: Euros,
  /** 0 = rez-de-chaussée */
  etage: z.int().min(-1).max(60),
  adaptePmr: z.boolean(),
  ges: EtiquetteGes,
  description: z.string(),
  publieeLe: Jour,
  /** Dernier jour pour candidater, jusqu'à minuit à Paris. */
  dateLimite: Jour,
  disponibleLe: Jour,
  /** Compteur affiché sur l'offre : un nombre, jamais un rang (G80). */
  nombreCandidatures: z.int().min(0),
});
export type Offre = z.infer<typeof Offre>;

/** €/mois, charges comprises. */
export const loyerChargesComprises = (offre: Pick<Offre, 'loyer' | 'charges'>): Euros =>
  Math.round((offre.loyer + offre.charges) * 100) / 100;
