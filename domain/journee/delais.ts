import { ajouterJours, type Instant, type Jour, jourAParis } from '../shared/dates.ts';

/** R441-2-7 CCH : le demandeur est prévenu un mois avant la fin de sa demande, qui est ensuite radiée. */
export const JOURS_AVANT_RENOUVELLEMENT = 30;
/** Le délai qu'il faut pour qu'un agent redonne mandat avant que le sien finisse. */
export const JOURS_AVANT_FIN_DE_MANDAT = 30;
/** Un acte qui attend le serveur ne se signale qu'au bout d'un jour, ou si sa date limite approche. */
const JOURS_D_ATTENTE = 1;
const JOURS_AVANT_DATE_LIMITE = 2;

/** Vrai quand un acte que le serveur n'a pas reçu mérite qu'on le dise : saisi avant aujourd'hui, ou à recevoir sous deux jours. */
export const acteAttendTrop = (acte: { readonly saisieLe: Instant; readonly echeance: Jour | null }, le: Jour): boolean =>
  ajouterJours(jourAParis(acte.saisieLe), JOURS_D_ATTENTE) <= le ||
  (acte.echeance !== null && acte.echeance <= ajouterJours(le, JOURS_AVANT_DATE_LIMITE));
