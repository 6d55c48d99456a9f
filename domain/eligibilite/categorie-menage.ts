import type { Demande } from '../demande/demande.ts';
import type { NormeLocative } from '../offre/offre.ts';
import { ageRevolu, type Jour } from '../shared/dates.ts';
import { nombrePersonnes } from './nombre-personnes.ts';

type Foyer = Pick<Demande, 'demandeur' | 'codemandeur' | 'menage'>;

/** La catégorie de ménage dont dépend le plafond : 1 à 6, et les personnes en plus au-delà de la sixième. */
export interface CategorieMenage {
  readonly categorie: number;
  readonly personnesSupplementaires: number;
}

/**
 * La catégorie du ménage pour un logement PLAI, PLUS ou PLS (arrêté du 29 juillet 1987, annexe I) : le nombre de personnes,
 * une de plus pour une personne seule avec quelqu'un à charge, un jeune ménage, ou une personne en situation de handicap.
 * Ces majorations ne se cumulent pas (lecture littérale des « ou » du texte : probable).
 */
export function categorieMenage(demande: Foyer, le: Jour): CategorieMenage {
  const seulAvecCharge = demande.codemandeur === null && demande.menage.personnesACharge.length > 0;
  const majoration = seulAvecCharge || estJeuneMenage(demande, le) || aUnHandicap(demande);
  return plafonner(nombrePersonnes(demande) + (majoration ? 1 : 0));
}

/**
 * La catégorie pour un logement PLI : personne seule, couple, puis personnes à charge, sans majoration
 * (plafonds du locatif intermédiaire ; leur emploi par Action Logement est probable, non vérifié dans un texte).
 */
export function categoriePli(demande: Foyer): CategorieMenage {
  const aCharge = demande.menage.personnesACharge.length;
  return plafonner(aCharge > 0 ? 2 + aCharge : nombrePersonnes(demande));
}

export const categoriePourNorme = (norme: NormeLocative, demande: Foyer, le: Jour): CategorieMenage =>
  norme === 'PLI' ? categoriePli(demande) : categorieMenage(demande, le);

/** Un couple sans personne à charge dont la somme des âges révolus ne dépasse pas 55 ans. */
export function estJeuneMenage({ demandeur, codemandeur, menage }: Foyer, le: Jour): boolean {
  const enCouple = menage.lienCodemandeur !== null && menage.lienCodemandeur !== 'autre';
  if (codemandeur === null || !enCouple || menage.personnesACharge.length > 0) return false;
  return ageRevolu(demandeur.dateNaissance, le) + ageRevolu(codemandeur.dateNaissance, le) <= 55;
}

const aUnHandicap = ({ demandeur, codemandeur, menage }: Foyer): boolean =>
  demandeur.enSituationHandicap || codemandeur?.enSituationHandicap === true || menage.personnesACharge.some((p) => p.enSituationHandicap);

const plafonner = (rang: number): CategorieMenage => ({ categorie: Math.min(rang, 6), personnesSupplementaires: Math.max(0, rang - 6) });
