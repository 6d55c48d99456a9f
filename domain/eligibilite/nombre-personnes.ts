import type { Demande } from '../demande/demande.ts';

type Foyer = Pick<Demande, 'codemandeur' | 'menage'>;

/**
 * Les personnes à loger : demandeur, codemandeur, personnes à charge.
 * Les naissances attendues sont comptées à part : un enfant à naître n'est pas encore sur l'avis d'imposition
 * dont dépendent les plafonds (arrêté du 29 juillet 1987). La règle de typologie regarde les deux nombres.
 */
export const nombrePersonnes = (demande: Foyer): number =>
  1 + (demande.codemandeur === null ? 0 : 1) + demande.menage.personnesACharge.length;

/** Le nombre de personnes une fois les enfants nés. */
export const nombrePersonnesApresNaissances = (demande: Foyer): number => nombrePersonnes(demande) + demande.menage.naissancesAttendues;
