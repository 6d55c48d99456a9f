import type { EtatCandidature } from '../candidature/etapes.ts';
import { ajouterJours, type Instant, type Jour, jourAParis } from '../shared/dates.ts';

/** R441-2-7 CCH : le demandeur est prévenu un mois avant la fin de sa demande, qui est ensuite radiée. */
export const JOURS_AVANT_RENOUVELLEMENT = 30;
/** Le délai qu'il faut pour qu'un agent redonne mandat avant que le sien finisse. */
export const JOURS_AVANT_FIN_DE_MANDAT = 30;
/** Le temps qu'il faut à un agent pour déposer une pièce plus récente (B9). */
export const JOURS_AVANT_PEREMPTION = 7;
/** Au-delà, une pièce périmée n'est plus une nouvelle : le dossier la montre toujours. */
export const JOURS_APRES_PEREMPTION = 15;
/** Tant que le dossier est étudié ou attend sa commission, une pièce périmée peut le faire invalider. */
export const etatsOuLesPiecesComptent = ['deposee', 'validee', 'transmise', 'en_commission'] as const satisfies readonly EtatCandidature[];
/** Un acte qui attend le serveur ne se signale qu'au bout d'un jour, ou si sa date limite approche. */
const JOURS_D_ATTENTE = 1;
const JOURS_AVANT_DATE_LIMITE = 2;

/** Vrai quand un acte que le serveur n'a pas reçu mérite qu'on le dise : saisi avant aujourd'hui, ou à recevoir sous deux jours. */
export const acteAttendTrop = (acte: { readonly saisieLe: Instant; readonly echeance: Jour | null }, le: Jour): boolean =>
  ajouterJours(jourAParis(acte.saisieLe), JOURS_D_ATTENTE) <= le ||
  (acte.echeance !== null && acte.echeance <= ajouterJours(le, JOURS_AVANT_DATE_LIMITE));
