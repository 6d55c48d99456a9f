import { z } from 'zod';
import { type Instant, Jour } from '../shared/dates.ts';
import { type AcademieId, CandidatureId, DemandeId, OffreId } from '../shared/ids.ts';
import { decide, type Result } from '../shared/result.ts';
import { doitRevalider } from '../demande/revalider.ts';
import type { Demande } from '../demande/demande.ts';
import { accedeAuxOffres } from '../droits/acces-offres.ts';
import { mandatPour, RefusMandat, raisonsDeNePasAgir } from '../droits/droits-mandat.ts';
import { estEnVigueur, type Mandat } from '../mandat/mandat.ts';
import { loyerChargesComprises, type Offre } from '../offre/offre.ts';
import { type Auteur, type Candidature, ResumeOffre } from './candidature.ts';
import { EtatCandidature, estActive } from './etapes.ts';

/** « Je postule » : l'identifiant de la candidature est fait par l'appelant, pour qu'une répétition soit le même acte. */
export const PostulerInput = z.strictObject({ candidatureId: CandidatureId, demandeId: DemandeId, offreId: OffreId });
export type PostulerInput = z.infer<typeof PostulerInput>;

export const RefusPostuler = z.discriminatedUnion('motif', [
  ...RefusMandat.options,
  z.object({ motif: z.literal('demande_inconnue') }),
  z.object({ motif: z.literal('demande_radiee'), valableJusquau: Jour }),
  z.object({ motif: z.literal('dossier_non_valide') }),
  /** Hors académie et sans situation prioritaire (G3, L. 313-26-2 CCH). */
  z.object({ motif: z.literal('acces_reserve') }),
  /** Importée avant le 20/04/2021, pas encore revalidée (G62). */
  z.object({ motif: z.literal('revalidation_requise') }),
  z.object({
    motif: z.literal('candidature_deja_active'),
    candidatureId: CandidatureId,
    etat: EtatCandidature,
    deposeeLe: z.iso.datetime(),
    auteur: z.string(),
    resume: ResumeOffre,
  }),
  z.object({ motif: z.literal('offre_inconnue') }),
  z.object({ motif: z.literal('offre_retiree') }),
  z.object({ motif: z.literal('offre_close'), dateLimite: Jour }),
]);
export type RefusPostuler = z.infer<typeof RefusPostuler>;

/** Ce qu'il faut savoir pour décider. Le poste le lit dans SQLite, le serveur dans PostgreSQL. */
export interface FaitsPostuler {
  readonly academieId: AcademieId;
  readonly instant: Instant;
  /** Le jour du serveur à la réception ; null sur le poste, dont l'horloge ne juge aucune échéance. */
  readonly jour: Jour | null;
  /** Qui agit : la fonction reçoit le mandat lu dans la base, pas celui que l'appelant prétend avoir. */
  readonly auteur: (mandat: Mandat) => Auteur;
  readonly demande: Pick<
    Demande,
    'academieId' | 'prioritaire' | 'importeeLe' | 'codeConfirmeLe' | 'rattachement' | 'valableJusquau' | 'dossierValideLe'
  > | null;
  readonly mandat: Mandat | null;
  readonly offre: Offre | null;
  /** Les candidatures de cette demande, dans n'importe quel état. */
  readonly candidatures: readonly Candidature[];
}

/** Tout ce qui empêche de postuler pour cette demande à cette offre ; rien quand c'est possible. */
export function raisonsDeNePasPostuler(
  faits: Pick<FaitsPostuler, 'academieId' | 'jour' | 'demande' | 'mandat' | 'offre' | 'candidatures'>,
  demandeId: DemandeId,
): RefusPostuler[] {
  const { demande, offre, jour } = faits;
  const mandat = mandatPour(faits.mandat, { demandeId, academieId: faits.academieId });
  const raisons: RefusPostuler[] =
    demande === null ? [{ motif: 'demande_inconnue' }] : raisonsDeLaDemande(demande, mandat, faits.candidatures, jour);
  return [...raisons, ...raisonsDeLOffre(offre, jour)];
}

/** Postuler pour un agent : mandat, dossier validé, offre ouverte, et aucune autre candidature active (G76, G82). */
export function postuler(faits: FaitsPostuler, input: PostulerInput): Result<Candidature, RefusPostuler> {
  return decide(raisonsDeNePasPostuler(faits, input.demandeId), () => deposer(faits, input, faits.offre!, faits.auteur(faits.mandat!)));
}

function raisonsDeLaDemande(
  demande: NonNullable<FaitsPostuler['demande']>,
  mandat: Mandat | null,
  candidatures: readonly Candidature[],
  jour: Jour | null,
): RefusPostuler[] {
  const raisons: RefusPostuler[] = [...raisonsDeNePasAgir(mandat, demande.rattachement.validation, 'candidater', jour)];
  // Sans mandat, rien de la demande ne se dit, pas même par un refus (G53).
  if (mandat === null || !estEnVigueur(mandat, jour ?? mandat.debut)) return raisons;
  return [...raisons, ...raisonsDeLaDemandeElleMeme(demande, candidatures, jour)];
}

/** Ce qui, dans la demande, empêche de postuler, quel que soit celui qui agit. */
export function raisonsDeLaDemandeElleMeme(
  demande: NonNullable<FaitsPostuler['demande']>,
  candidatures: readonly Candidature[],
  jour: Jour | null,
): RefusPostuler[] {
  const raisons: RefusPostuler[] = [];
  if (!accedeAuxOffres(demande)) raisons.push({ motif: 'acces_reserve' });
  // R441-2-8 CCH : sans renouvellement, la demande est radiée.
  if (jour !== null && jour > demande.valableJusquau) raisons.push({ motif: 'demande_radiee', valableJusquau: demande.valableJusquau });
  if (doitRevalider(demande)) raisons.push({ motif: 'revalidation_requise' });
  if (demande.dossierValideLe === null) raisons.push({ motif: 'dossier_non_valide' });
  return [...raisons, ...raisonDejaActive(candidatures)];
}

function raisonDejaActive(candidatures: readonly Candidature[]): RefusPostuler[] {
  const active = candidatures.find((c) => estActive(c.etat));
  if (active === undefined) return [];
  const { id: candidatureId, etat, deposeeLe, resume } = active;
  return [{ motif: 'candidature_deja_active', candidatureId, etat, deposeeLe, auteur: active.evenements[0]!.auteur.nom, resume }];
}

export function raisonsDeLOffre(offre: Offre | null, jour: Jour | null): RefusPostuler[] {
  if (offre === null) return [{ motif: 'offre_inconnue' }];
  const raisons: RefusPostuler[] = [];
  if (offre.etat !== 'publiee') raisons.push({ motif: 'offre_retiree' });
  if (jour !== null && jour > offre.dateLimite) raisons.push({ motif: 'offre_close', dateLimite: offre.dateLimite });
  return raisons;
}

/** La candidature, au premier jour : ce qu'elle retient de l'offre reste lisible quand l'offre a disparu. */
export function deposer(
  faits: { readonly academieId: AcademieId; readonly instant: Instant },
  input: PostulerInput,
  offre: Offre,
  auteur: Auteur,
): Candidature {
  return {
    id: input.candidatureId,
    academieId: faits.academieId,
    demandeId: input.demandeId,
    offreId: input.offreId,
    etat: 'deposee',
    deposeeLe: faits.instant,
    resume: {
      typologie: offre.typologie,
      commune: offre.commune.nom,
      departement: offre.commune.departement,
      loyerChargesComprises: loyerChargesComprises(offre),
      dateLimite: offre.dateLimite,
      bailleur: offre.bailleur,
    },
    evenements: [{ etat: 'deposee', quand: faits.instant, auteur, motif: null, acte: null }],
    commission: null,
  };
}
