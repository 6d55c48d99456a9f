import { z } from 'zod';
import type { Demande } from '../demande/demande.ts';
import { ajouterJours, ajouterMois, type Instant, type Jour } from '../shared/dates.ts';
import { HORS_ACADEMIE, MandatId } from '../shared/ids.ts';
import { decide, ok, refused, type Result } from '../shared/result.ts';
import { Mandat, Pouvoir, pouvoirs } from './mandat.ts';
import { VERSION_TEXTE } from './texte-consentement.ts';

/** La durée d'un mandat, au choix de l'agent (D6). */
export const dureesMandat = ['un_jour', 'un_mois', 'six_mois', 'un_an'] as const;
export const DureeMandat = z.enum(dureesMandat);
export type DureeMandat = z.infer<typeof DureeMandat>;

/** « J'autorise le service logement… » (G51) : l'identifiant est fait par l'écran, une répétition est le même acte. */
export const ConsentirInput = z.strictObject({
  mandatId: MandatId,
  pouvoirs: z.array(Pouvoir).max(4),
  duree: DureeMandat,
  canal: Mandat.shape.canal,
  versionTexte: z.string().max(20),
});
export type ConsentirInput = z.infer<typeof ConsentirInput>;

export const RefusConsentir = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('demande_absente') }),
  z.object({ motif: z.literal('rattachement_absent') }),
  /** L'employeur n'est pas une académie : il n'y a personne à mandater. */
  z.object({ motif: z.literal('employeur_hors_academie') }),
  z.object({ motif: z.literal('aucun_pouvoir') }),
  /** Candidater ou annuler demande de voir la demande. */
  z.object({ motif: z.literal('voir_la_demande_necessaire') }),
  z.object({ motif: z.literal('texte_remplace'), version: z.string() }),
  /** L'identifiant fait par l'écran ne peut pas servir : un formulaire neuf en fera un autre. Pourquoi ne se dit pas. */
  z.object({ motif: z.literal('consentement_a_refaire') }),
]);
export type RefusConsentir = z.infer<typeof RefusConsentir>;

export const RefusRetirerConsentement = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('demande_absente') }),
  z.object({ motif: z.literal('mandat_absent') }),
]);
export type RefusRetirerConsentement = z.infer<typeof RefusRetirerConsentement>;

const moisDe = { un_mois: 1, six_mois: 6, un_an: 12 } as const;

/** Le dernier jour d'un mandat, compris : le jour même, ou la veille du même quantième un, six ou douze mois plus loin. */
export const finDuMandat = (debut: Jour, duree: DureeMandat): Jour =>
  duree === 'un_jour' ? debut : ajouterJours(ajouterMois(debut, moisDe[duree]), -1);

export interface FaitsConsentir {
  readonly demande: Demande | null;
  readonly instant: Instant;
  readonly jour: Jour;
  /** L'empreinte SHA-256 du texte de la version en vigueur : la preuve de ce qui a été accepté. */
  readonly empreinteTexte: string;
}

/** Du consentement naît un mandat, pouvoir par pouvoir, pour le service logement de l'académie de rattachement (G51, D6). */
export function consentir(faits: FaitsConsentir, input: ConsentirInput): Result<Mandat, RefusConsentir> {
  const { demande, jour } = faits;
  const raisons: RefusConsentir[] = [];
  if (demande === null) raisons.push({ motif: 'demande_absente' });
  else if (demande.rattachement.employeur === '') raisons.push({ motif: 'rattachement_absent' });
  else if (demande.academieId === HORS_ACADEMIE) raisons.push({ motif: 'employeur_hors_academie' });
  if (input.pouvoirs.length === 0) raisons.push({ motif: 'aucun_pouvoir' });
  else if (!input.pouvoirs.includes('voir_demande')) raisons.push({ motif: 'voir_la_demande_necessaire' });
  if (input.versionTexte !== VERSION_TEXTE) raisons.push({ motif: 'texte_remplace', version: VERSION_TEXTE });
  return decide(raisons, () => ({
    id: input.mandatId,
    academieId: demande!.academieId,
    agentId: demande!.agentId,
    demandeId: demande!.id,
    pouvoirs: pouvoirs.filter((p) => input.pouvoirs.includes(p)),
    debut: jour,
    fin: finDuMandat(jour, input.duree),
    retireLe: null,
    versionTexte: input.versionTexte,
    canal: input.canal,
    donneLe: faits.instant,
    empreinteTexte: faits.empreinteTexte,
  }));
}

/** Retirer est aussi simple que donner : tous les mandats de la demande prennent fin à cet instant (RGPD art. 7.3). Rend ceux qui viennent d'être retirés. */
export function retirerConsentement(faits: {
  readonly demande: Demande | null;
  readonly mandats: readonly Mandat[];
  readonly instant: Instant;
}): Result<Mandat[], RefusRetirerConsentement> {
  if (faits.demande === null) return refused({ motif: 'demande_absente' });
  const retires = faits.mandats.filter((m) => m.retireLe === null).map((m) => ({ ...m, retireLe: faits.instant }));
  return retires.length === 0 ? refused({ motif: 'mandat_absent' }) : ok(retires);
}
