import { z } from 'zod';
import type { Instant, Jour } from '../shared/dates.ts';
import { CandidatureId } from '../shared/ids.ts';
import { refused, type Result } from '../shared/result.ts';
import { type ActeDemande, appliquer, RefusTransition } from './appliquer.ts';
import type { Auteur, Candidature } from './candidature.ts';

const texte = z.string().trim().max(1_000).nullable();

/** L'agent répond à une attribution, dans les dix jours (R441-10 CCH). */
export const RepondreInput = z.strictObject({ candidatureId: CandidatureId, acte: z.enum(['accepter', 'se_desister']), texte });

/** Le conseiller étudie une candidature, puis transmet le dossier (G84, étapes 2 et 3). */
export const actesConseiller = ['valider', 'invalider', 'transmettre'] as const;
export const InstruireInput = z.strictObject({ candidatureId: CandidatureId, acte: z.enum(actesConseiller), texte });

/** Le bailleur fait avancer un dossier reçu (G84, étapes 4 à 7). L'inscription en commission porte sur une offre entière : voir commission.ts. */
export const actesBailleur = [
  'demander_complement',
  'proposer_visite',
  'constater_visite',
  'attribuer',
  'attribuer_avec_rang',
  'attribuer_sous_condition',
  'ne_pas_attribuer',
  'declarer_irrecevable',
  'accepter',
  'se_desister',
  'signer_bail',
  'constater_entree',
] as const;
export const DeciderInput = z.strictObject({ candidatureId: CandidatureId, acte: z.enum(actesBailleur), texte });

export const RefusInstruire = z.discriminatedUnion('motif', [
  ...RefusTransition.options,
  z.object({ motif: z.literal('candidature_inconnue') }),
]);
export type RefusInstruire = z.infer<typeof RefusInstruire>;

/** Qui agit, quand : l'auteur est décidé par le serveur, le jour est le sien. */
export interface QuiInstruit {
  readonly auteur: Auteur;
  readonly instant: Instant;
  readonly jour: Jour;
}

/** L'inscription en commission demande trois dossiers (R441-3 CCH) : elle ne passe que par commission.ts. */
export type ActeInstruit = Exclude<ActeDemande['acte'], 'inscrire_en_commission'>;

/** Faire avancer une candidature, par le conseiller, le bailleur, ou l'agent qui répond : la table des transitions décide (D1). */
export function instruire(
  candidature: Candidature | null,
  input: { readonly acte: ActeInstruit; readonly texte: string | null },
  qui: QuiInstruit,
): Result<Candidature, RefusInstruire> {
  return candidature === null ? refused({ motif: 'candidature_inconnue' }) : appliquer(candidature, { ...qui, ...input });
}

/**
 * Vrai quand un refus n'en est pas un : cet acte est le dernier pas de la candidature, du même auteur et avec le même texte.
 * Un second clic, ou une réponse qui s'était perdue : rien de plus à écrire. Les auteurs se reconnaissent à ce que l'histoire en garde.
 */
export function estDejaFait(
  { evenements }: Candidature,
  refus: readonly RefusInstruire[],
  { acte, texte }: { readonly acte: ActeInstruit; readonly texte: string | null },
  auteur: Auteur,
): boolean {
  const dernier = evenements.at(-1)!;
  const memeAuteur = dernier.auteur.role === auteur.role && dernier.auteur.nom === auteur.nom;
  const memeTexte = (dernier.motif ?? '') === (texte ?? '').trim();
  return refus.every((r) => r.motif === 'acte_impossible') && dernier.acte === acte && memeAuteur && memeTexte;
}
