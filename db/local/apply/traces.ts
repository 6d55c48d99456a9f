import { oublierAuCarnet } from '../carnet/suivi.ts';
import type { Database } from '../connexion.ts';
import { avancerCompteur, lireCompteur, remettreCompteur } from '../compteur.ts';

/** À appeler dans la transaction qui efface un dossier : ses octets restent dans l'index de recherche et dans le WAL jusqu'à `effacerTraces`. */
export const signalerTraces = (db: Database): void => avancerCompteur(db, 'traces');

/**
 * Un mandat retiré ne laisse aucun octet (I-10) : l'index de recherche est refondu sans les lignes effacées, puis le WAL est
 * recopié et vidé (les pages libérées sont déjà mises à zéro par secure_delete), le carnet réécrit, la quarantaine effacée. Le signal n'est levé qu'ensuite :
 * interrompu au milieu, l'effacement recommence à l'ouverture. Rend vrai s'il y avait des traces et qu'il n'en reste plus.
 */
export function effacerTraces(db: Database): boolean {
  if (lireCompteur(db, 'traces') === 0) return false;
  db.prepare(`INSERT INTO recherche (recherche) VALUES ('optimize')`).run();
  const occupe = (db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }])[0].busy !== 0;
  if (occupe) return false;
  oublierAuCarnet(db);
  remettreCompteur(db, 'traces');
  return true;
}
