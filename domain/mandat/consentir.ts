import { z } from 'zod';
import { MandatId } from '../shared/ids.ts';
import { Mandat, Pouvoir } from './mandat.ts';

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
]);
export type RefusConsentir = z.infer<typeof RefusConsentir>;

export const RefusRetirerConsentement = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('demande_absente') }),
  z.object({ motif: z.literal('mandat_absent') }),
]);
export type RefusRetirerConsentement = z.infer<typeof RefusRetirerConsentement>;
