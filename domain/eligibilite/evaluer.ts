import type { Demande } from '../demande/demande.ts';
import type { Offre } from '../offre/offre.ts';
import type { Jour } from '../shared/dates.ts';
import type { Eligibilite, Raison, Verdict } from './eligibilite.ts';
import { reglePlafond } from './regle-plafond.ts';
import { regleTauxEffort } from './regle-taux-effort.ts';
import { regleTypologie } from './regle-typologie.ts';

export interface AEvaluer {
  readonly demande: Pick<Demande, 'demandeur' | 'codemandeur' | 'menage' | 'ressources'>;
  readonly offre: Pick<Offre, 'typologie' | 'normeLocative' | 'commune' | 'loyer' | 'charges'>;
  readonly le: Jour;
}

/** L'éligibilité d'un ménage à une offre, ce jour-là : les trois règles du guide, toujours toutes, avec leurs chiffres (G7–G9, D13). */
export function evaluer({ demande, offre, le }: AEvaluer): Eligibilite {
  const raisons = [
    regleTypologie(demande, offre),
    reglePlafond(demande, offre.normeLocative, offre.commune.insee, le),
    regleTauxEffort(demande, offre, le),
  ];
  return { le, verdict: verdictDEnsemble(raisons), raisons };
}

/** Défavorable si une raison l'est ; sinon à vérifier si une raison l'est ; sinon favorable. */
function verdictDEnsemble(raisons: readonly Raison[]): Verdict {
  const a = (verdict: Verdict): boolean => raisons.some((r) => r.verdict === verdict);
  if (a('defavorable')) return 'defavorable';
  return a('a_verifier') ? 'a_verifier' : 'favorable';
}
