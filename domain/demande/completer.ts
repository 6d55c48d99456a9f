import { z } from 'zod';
import type { Candidature } from '../candidature/candidature.ts';
import { EtatCandidature, estActive } from '../candidature/etapes.ts';
import { Jour } from '../shared/dates.ts';
import { type AcademieId, HORS_ACADEMIE } from '../shared/ids.ts';
import { decide, type Result } from '../shared/result.ts';
import type { Demande, Rattachement } from './demande.ts';
import { lireSiret, RefusSiret } from './siret.ts';

/** « Les informations à compléter pour AL'in » : l'employeur, et à qui des deux la demande est rattachée (G43–G50). */
export const CompleterInput = z.strictObject({
  a: z.enum(['demandeur', 'codemandeur']),
  siret: z.string().max(30),
  employeur: z.string().max(200),
  codeEntreprise: z.string().max(50),
  matricule: z.string().max(50),
  /** « AAAA-MM-JJ », ou vide. */
  dateEntree: z.string().max(10),
  cdi: z.boolean().nullable(),
  /** « Je valide l'académie » (G49). */
  academieValidee: z.boolean(),
});
export type CompleterInput = z.infer<typeof CompleterInput>;

export const RefusCompleter = z.discriminatedUnion('motif', [
  ...RefusSiret.options,
  z.object({ motif: z.literal('demande_absente') }),
  z.object({ motif: z.literal('codemandeur_absent') }),
  z.object({ motif: z.literal('employeur_absent') }),
  z.object({ motif: z.literal('date_entree_invalide') }),
  z.object({ motif: z.literal('date_entree_future') }),
  z.object({ motif: z.literal('academie_non_validee') }),
  /** Le rattachement ne change pas pendant une candidature. */
  z.object({ motif: z.literal('candidature_en_cours'), etat: EtatCandidature }),
]);
export type RefusCompleter = z.infer<typeof RefusCompleter>;

export interface FaitsCompleter {
  readonly demande: Demande | null;
  readonly candidatures: readonly Candidature[];
  /** L'académie dont c'est le SIRET ; null quand aucune ne le porte. */
  readonly academieDuSiret: AcademieId | null;
  readonly jour: Jour;
}

/**
 * Rattacher la demande à un employeur. Un SIRET qui n'est celui d'aucune académie est accepté : aucune académie ne verra la demande (D5).
 * Changer d'employeur remet la reconnaissance à faire (D4) ; redire la même chose ne change rien.
 */
export function completer(faits: FaitsCompleter, input: CompleterInput): Result<Demande, RefusCompleter> {
  const { demande } = faits;
  const siret = lireSiret(input.siret);
  const raisons: RefusCompleter[] = siret.ok ? [] : [...siret.refus];
  if (demande === null) raisons.push({ motif: 'demande_absente' });
  else if (input.a === 'codemandeur' && demande.codemandeur === null) raisons.push({ motif: 'codemandeur_absent' });
  if (input.employeur.trim() === '') raisons.push({ motif: 'employeur_absent' });
  raisons.push(...raisonsDeLaDate(input.dateEntree, faits.jour));
  if (!input.academieValidee) raisons.push({ motif: 'academie_non_validee' });
  const lu = siret.ok ? siret.value : '';
  // Un SIRET illisible n'est pas un autre employeur : il a déjà sa raison.
  const change = demande !== null && ((siret.ok && demande.rattachement.siret !== lu) || demande.rattachement.a !== input.a);
  const active = faits.candidatures.find((c) => estActive(c.etat));
  if (change && active !== undefined) raisons.push({ motif: 'candidature_en_cours', etat: active.etat });
  return decide(raisons, () => rattacher(demande!, faits.academieDuSiret, rattachementSaisi(demande!, input, lu)));
}

function raisonsDeLaDate(dateEntree: string, jour: Jour): RefusCompleter[] {
  if (dateEntree === '') return [];
  if (!Jour.safeParse(dateEntree).success) return [{ motif: 'date_entree_invalide' }];
  return dateEntree > jour ? [{ motif: 'date_entree_future' }] : [];
}

function rattachementSaisi({ rattachement }: Demande, input: CompleterInput, siret: string): Rattachement {
  const ouNull = (texte: string): string | null => (texte.trim() === '' ? null : texte.trim());
  const matricule = ouNull(input.matricule);
  const memeAgent = rattachement.siret === siret && rattachement.a === input.a && rattachement.matricule === matricule;
  const dejaComplete = rattachement.employeur !== '';
  return {
    a: input.a,
    siret,
    employeur: input.employeur.trim(),
    codeEntreprise: ouNull(input.codeEntreprise),
    matricule,
    dateEntree: ouNull(input.dateEntree),
    cdi: input.cdi,
    validation: memeAgent && dejaComplete ? rattachement.validation : 'a_valider',
    motifRefus: memeAgent && dejaComplete ? rattachement.motifRefus : null,
  };
}

const rattacher = (demande: Demande, academieId: AcademieId | null, rattachement: Rattachement): Demande => ({
  ...demande,
  academieId: academieId ?? HORS_ACADEMIE,
  rattachement,
});
