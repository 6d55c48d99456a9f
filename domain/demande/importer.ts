import { z } from 'zod';
import { listeRequise } from '../pieces/liste-requise.ts';
import type { Instant, Jour } from '../shared/dates.ts';
import { type AgentId, type DemandeId, HORS_ACADEMIE } from '../shared/ids.ts';
import { RefusCode } from './code-securite.ts';
import type { Demande, Rattachement } from './demande.ts';
import { RefusNumeroUnique } from './numero-unique.ts';
import type { DemandeDuRegistre } from './registre.ts';

/** Le registre ne répond pas, ou répond ce qu'il ne devrait pas : rien n'est changé, à refaire plus tard. */
export const RefusRegistre = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('registre_injoignable') }),
  z.object({ motif: z.literal('registre_incomprehensible') }),
]);
export type RefusRegistre = z.infer<typeof RefusRegistre>;

/** Demander le code : le numéro unique est lu, cherché au registre, qui envoie le code à l'adresse qu'il connaît (G31, G34). */
export const DemanderCodeInput = z.strictObject({ numeroUnique: z.string().max(40) });
export const RefusDemanderCode = z.discriminatedUnion('motif', [
  ...RefusNumeroUnique.options,
  ...RefusRegistre.options,
  z.object({ motif: z.literal('numero_inconnu') }),
  z.object({ motif: z.literal('demande_deja_importee') }),
  /** Trop de codes demandés en peu de temps. */
  z.object({ motif: z.literal('code_demande_trop_souvent'), jusqua: z.iso.datetime() }),
]);
export type RefusDemanderCode = z.infer<typeof RefusDemanderCode>;

/** Importer : le code prouve l'accès à la demande (G35, G36). */
export const ImporterInput = z.strictObject({ numeroUnique: z.string().max(40), code: z.string().max(20) });
export const RefusImporter = z.discriminatedUnion('motif', [
  ...RefusNumeroUnique.options,
  ...RefusRegistre.options,
  ...RefusCode.options,
  z.object({ motif: z.literal('numero_inconnu') }),
  z.object({ motif: z.literal('demande_deja_importee') }),
  /** Un autre compte suit déjà cette demande. */
  z.object({ motif: z.literal('numero_suivi_par_un_autre_compte') }),
]);
export type RefusImporter = z.infer<typeof RefusImporter>;

export interface FaitsImporter {
  readonly registre: DemandeDuRegistre;
  readonly demandeId: DemandeId;
  readonly agentId: AgentId;
  readonly instant: Instant;
  readonly jour: Jour;
}

/** Une demande que personne n'a encore rattachée ; le SIRET est celui que le registre connaît, s'il en connaît un. */
export const sansRattachement = (siretDemandeur: string | null): Rattachement => ({
  a: 'demandeur',
  siret: siretDemandeur ?? '',
  employeur: '',
  codeEntreprise: null,
  matricule: null,
  dateEntree: null,
  cdi: null,
  validation: 'a_valider',
  motifRefus: null,
});

/** La copie d'une demande du registre, à l'import : rattachée à personne encore, toutes ses pièces à confirmer (G36, G55). */
export function importer({ registre, demandeId, agentId, instant, jour }: FaitsImporter): Demande {
  const { siretDemandeur, siretCodemandeur: _, modifieeLe: __, ...copie } = registre;
  return {
    ...copie,
    id: demandeId,
    academieId: HORS_ACADEMIE,
    agentId,
    actualiseeLe: instant,
    rattachement: sansRattachement(siretDemandeur),
    pieces: listeRequise(copie, jour),
    dossierValideLe: null,
    importeeLe: jour,
    codeConfirmeLe: instant,
    changements: [],
  };
}
