import type { Candidature } from '../candidature/candidature.ts';
import { raisonsDeNePasPostuler, type RefusPostuler } from '../candidature/postuler.ts';
import type { Demande } from '../demande/demande.ts';
import type { Eligibilite } from '../eligibilite/eligibilite.ts';
import { evaluer } from '../eligibilite/evaluer.ts';
import type { Mandat } from '../mandat/mandat.ts';
import type { Offre } from '../offre/offre.ts';
import type { Jour } from '../shared/dates.ts';
import type { AcademieId } from '../shared/ids.ts';

export interface ARapprocher {
  readonly academieId: AcademieId;
  readonly demande: Demande;
  readonly mandat: Mandat | null;
  readonly candidatures: readonly Candidature[];
  readonly offre: Offre;
  readonly le: Jour;
}

/** Ce qui rapproche ou écarte un agent d'une offre : les mêmes règles que « Je postule », puis les trois règles du guide. */
export interface Verdict {
  /** Ce qui empêche de postuler, toutes raisons dites. */
  readonly empechements: readonly RefusPostuler[];
  readonly eligibilite: Eligibilite;
  /** L'agent est libre, le service peut postuler pour lui, et aucune règle n'est défavorable. */
  readonly convient: boolean;
}

/** Un agent et une offre se conviennent-ils ? Jamais un rang : l'ordre d'AL'in n'est pas connu (D10, B7). */
export function rapprocher({ academieId, demande, mandat, candidatures, offre, le }: ARapprocher): Verdict {
  const empechements = raisonsDeNePasPostuler({ academieId, jour: le, demande, mandat, offre, candidatures }, demande.id);
  const eligibilite = evaluer({ demande, offre, le });
  return { empechements, eligibilite, convient: empechements.length === 0 && eligibilite.verdict !== 'defavorable' };
}
