import type { Demande } from '../demande/demande.ts';
import type { NormeLocative } from '../offre/offre.ts';
import { sourcePlafond, trouverPlafond } from '../referentiels/plafonds.ts';
import { secteurDeLaNorme, sourceZoneAbc } from '../referentiels/zones.ts';
import type { Jour } from '../shared/dates.ts';
import { categoriePourNorme } from './categorie-menage.ts';
import type { Raison, Verdict } from './eligibilite.ts';

type Foyer = Pick<Demande, 'demandeur' | 'codemandeur' | 'menage' | 'ressources'>;

/**
 * Le revenu fiscal de référence du ménage est-il au plus égal au plafond ? (G7 ; arrêté du 29 juillet 1987)
 * Plafonds de l'année du jour donné, revenus de l'avant-dernière année (N-2). Un chiffre manque : « à vérifier ».
 */
export function reglePlafond(demande: Foyer, norme: NormeLocative, insee: string, le: Jour): Raison {
  const anneePlafond = Number(le.slice(0, 4));
  const anneeRevenu = anneePlafond - 2;
  const secteur = secteurDeLaNorme(norme, insee);
  const categorie = categoriePourNorme(norme, demande, le);
  const plafond = secteur === null ? null : trouverPlafond({ normeLocative: norme, secteur, annee: anneePlafond, ...categorie });
  const revenu = revenuDe(demande, anneeRevenu);
  const apresBaisse = revenuApresBaisse(demande, anneeRevenu);
  return {
    regle: 'plafond',
    verdict: verdict(revenu, plafond, apresBaisse),
    normeLocative: norme,
    secteur,
    ...categorie,
    plafond,
    anneePlafond,
    revenu,
    anneeRevenu,
    source: source(norme, anneePlafond, secteur, apresBaisse),
  };
}

const revenuDe = ({ ressources }: Foyer, annee: number): number | null =>
  ressources.revenusFiscaux.find((r) => r.annee === annee)?.montant ?? null;

/** Le revenu N-1, quand il a baissé d'au moins 10 % et peut être retenu sur justificatifs (arrêté du 29 juillet 1987, art. 4) ; null sinon. */
function revenuApresBaisse(demande: Foyer, anneeRevenu: number): number | null {
  const [avant, apres] = [revenuDe(demande, anneeRevenu), revenuDe(demande, anneeRevenu + 1)];
  return avant !== null && apres !== null && apres * 10 <= avant * 9 ? apres : null;
}

function verdict(revenu: number | null, plafond: number | null, apresBaisse: number | null): Verdict {
  if (revenu === null || plafond === null) return 'a_verifier';
  if (revenu <= plafond) return 'favorable';
  // La baisse se prouve : elle ne rend pas favorable à elle seule.
  return apresBaisse !== null && apresBaisse <= plafond ? 'a_verifier' : 'defavorable';
}

function source(norme: NormeLocative, annee: number, secteur: string | null, apresBaisse: number | null): string {
  return [
    secteur === null ? 'aucun plafond connu pour cette commune' : sourcePlafond(norme, annee, secteur),
    ...(norme === 'PLI' && secteur !== null ? [sourceZoneAbc] : []),
    ...(apresBaisse === null ? [] : [`revenu ${annee - 1} en baisse d’au moins 10 % : ${apresBaisse} €, à retenir sur justificatifs`]),
  ].join(' ; ');
}
