import type { Demande } from '../demande/demande.ts';
import type { Offre } from '../offre/offre.ts';
import { type Typologie, typologies } from '../offre/typologie.ts';
import type { Raison, Verdict } from './eligibilite.ts';
import { nombrePersonnes, nombrePersonnesApresNaissances } from './nombre-personnes.ts';

/** Les tailles de logement qui conviennent à 1, 2, 3, 4 personnes ; à partir de 5, « T4 et plus » (G8). */
const parNombre: readonly (readonly Typologie[])[] = [
  ['T1', 'T2'],
  ['T1', 'T2', 'T3'],
  ['T2', 'T3', 'T4'],
  ['T3', 'T4', 'T5'],
];
const T4_ET_PLUS = typologies.slice(typologies.indexOf('T4'));

export const typologiesAdaptees = (personnes: number): readonly Typologie[] => parNombre[personnes - 1] ?? T4_ET_PLUS;

/**
 * La taille du logement convient-elle au ménage ? (guide §0, G8)
 * Quand une naissance attendue change la réponse, elle est « à vérifier » : chaque bailleur a sa pratique.
 */
export function regleTypologie(demande: Pick<Demande, 'codemandeur' | 'menage'>, offre: Pick<Offre, 'typologie'>): Raison {
  const personnes = nombrePersonnes(demande);
  const adaptees = typologiesAdaptees(personnes);
  return {
    regle: 'typologie',
    personnes,
    typologie: offre.typologie,
    adaptees: [...adaptees],
    verdict: verdict(
      adaptees.includes(offre.typologie),
      typologiesAdaptees(nombrePersonnesApresNaissances(demande)).includes(offre.typologie),
    ),
    source: 'guide AL’in, décembre 2022, §0 : composition du ménage et typologie du logement',
  };
}

function verdict(aujourdhui: boolean, apresNaissances: boolean): Verdict {
  if (aujourdhui !== apresNaissances) return 'a_verifier';
  return aujourdhui ? 'favorable' : 'defavorable';
}
