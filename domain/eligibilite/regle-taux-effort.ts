import type { Demande } from '../demande/demande.ts';
import { loyerChargesComprises, type Offre } from '../offre/offre.ts';
import { type RegleTauxEffort, regleTauxEffort as regleDuJour } from '../referentiels/taux-effort.ts';
import type { Jour } from '../shared/dates.ts';
import type { Raison, Verdict } from './eligibilite.ts';

/** Les ressources, aide au logement comprise, font-elles environ trois fois le loyer charges comprises ? (guide §0, G9) */
export function regleTauxEffort({ ressources }: Pick<Demande, 'ressources'>, offre: Pick<Offre, 'loyer' | 'charges'>, le: Jour): Raison {
  const loyer = loyerChargesComprises(offre);
  const { mensuelles, aideAuLogement } = ressources;
  const regle = regleDuJour(le);
  return {
    regle: 'taux_effort',
    verdict: verdict(enCentimes(mensuelles + aideAuLogement), enCentimes(loyer), regle),
    loyerChargesComprises: loyer,
    ressourcesMensuelles: mensuelles,
    aideAuLogement,
    foisLeLoyer: loyer === 0 ? null : auCentiemeInferieur(enCentimes(mensuelles + aideAuLogement), enCentimes(loyer)),
    source: regle?.texte ?? 'aucune règle connue à cette date',
  };
}

/** En centimes entiers : 3 × 683,33 € ne tombe pas juste en nombres à virgule. */
const enCentimes = (euros: number): number => Math.round(euros * 100);

/** 2,996 s'écrit 2,99 : un nombre affiché n'atteint jamais le seuil que la règle dit manqué. */
const auCentiemeInferieur = (ressources: number, loyer: number): number => Math.floor((ressources * 100) / loyer) / 100;

function verdict(ressources: number, loyer: number, regle: RegleTauxEffort | null): Verdict {
  if (loyer === 0 || regle === null) return 'a_verifier';
  if (ressources >= loyer * regle.foisLeLoyer) return 'favorable';
  return ressources >= Math.round(loyer * regle.foisTolerees) ? 'a_verifier' : 'defavorable';
}
