import { z } from 'zod';
import { Jour } from '../shared/dates.ts';
import { Offre } from './offre.ts';

/** Ce que le bailleur saisit d'une offre, en clair : des textes tels qu'il les écrit, ou que son fichier les donne. */
export const champsOffre = [
  'reference',
  'insee',
  'codePostal',
  'typologie',
  'surface',
  'normeLocative',
  'loyer',
  'charges',
  'etage',
  'adaptePmr',
  'ges',
  'description',
  'dateLimite',
  'disponibleLe',
] as const;
export const ChampOffre = z.enum(champsOffre);
export type ChampOffre = z.infer<typeof ChampOffre>;

const texte = z.string().max(2_000);
export const SaisieOffre = z.strictObject({
  reference: texte,
  insee: texte,
  codePostal: texte,
  typologie: texte,
  surface: texte,
  normeLocative: texte,
  loyer: texte,
  charges: texte,
  etage: texte,
  adaptePmr: texte,
  ges: texte,
  description: texte,
  dateLimite: texte,
  disponibleLe: texte,
}) satisfies z.ZodType<Record<ChampOffre, string>>;
export type SaisieOffre = z.infer<typeof SaisieOffre>;

/** Pourquoi une offre ne peut pas être publiée ou changée : toutes les raisons, chacune avec son champ. */
export const RefusOffre = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('champ_absent'), champ: ChampOffre }),
  z.object({ motif: z.literal('champ_illisible'), champ: ChampOffre, lu: z.string() }),
  z.object({ motif: z.literal('champ_hors_limites'), champ: ChampOffre, lu: z.string(), minimum: z.number(), maximum: z.number() }),
  z.object({ motif: z.literal('commune_inconnue'), lu: z.string() }),
  z.object({ motif: z.literal('date_limite_passee'), dateLimite: Jour }),
  z.object({ motif: z.literal('disponible_avant_la_date_limite'), dateLimite: Jour, disponibleLe: Jour }),
  z.object({ motif: z.literal('reference_deja_publiee'), reference: z.string() }),
  z.object({ motif: z.literal('offre_inconnue') }),
  z.object({ motif: z.literal('offre_deja_close'), etat: Offre.shape.etat }),
]);
export type RefusOffre = z.infer<typeof RefusOffre>;
