import { etatsFinaux } from '../../../domain/candidature/etapes.ts';
import { etatsOuLesPiecesComptent } from '../../../domain/journee/delais.ts';
import { avancerCompteur } from '../compteur.ts';
import type { Database } from '../connexion.ts';
import { ecriture } from '../requete.ts';

const finaux = etatsFinaux.map((etat) => `'${etat}'`).join(', ');

/**
 * La candidature active d'une demande, actes en attente compris : le dernier effet de chaque candidature passe devant la ligne
 * du serveur. Les états finaux sont écartés d'abord, par l'index : il reste une candidature au plus à regarder.
 */
const etatActif = `
  SELECT etat FROM (
    SELECT e.etat, e.rang FROM effet e
    WHERE e.demande_id = d.id AND e.entite = 'candidature' AND e.rang = (SELECT max(rang) FROM effet WHERE entite_id = e.entite_id)
    UNION ALL
    SELECT c.etat, 0 FROM candidature c
    WHERE c.demande_id = d.id AND c.etat NOT IN (${finaux}) AND NOT EXISTS (SELECT 1 FROM effet WHERE entite_id = c.id)
  ) WHERE etat NOT IN (${finaux}) ORDER BY rang DESC LIMIT 1`;

/** Le rattachement jugé sur ce poste et pas encore redescendu ; null quand celui du serveur vaut. */
const rattachementJuge = `(SELECT etat FROM effet WHERE demande_id = d.id AND entite = 'rattachement' ORDER BY rang DESC LIMIT 1)`;

/** Le premier jour où une pièce confirmée cesse de valoir ; les pièces ne sont lues que pour une candidature à l'étude. */
const finDesPieces = `
  SELECT min(p.value ->> 'valableJusquau') FROM demande lue, json_each(lue.doc, '$.pieces') p
  WHERE lue.n = vue.n AND p.value ->> 'deposeeLe' IS NOT NULL`;
const aLEtude = etatsOuLesPiecesComptent.map((etat) => `'${etat}'`).join(', ');

// max(m.fin) choisit aussi la ligne d'où vient m.debut (SQLite, « bare columns in an aggregate query »).
const sql = `
  INSERT INTO situation (n, mandat_fin, mandat_debut, etat, en_attente, rattachement, pieces_fin)
  SELECT n, fin, debut, etat, en_attente, rattachement, CASE WHEN etat IN (${aLEtude}) THEN (${finDesPieces}) END
  FROM (
    SELECT d.n, max(m.fin) AS fin, m.debut, (${etatActif}) AS etat,
      EXISTS (SELECT 1 FROM effet WHERE demande_id = d.id AND numero IS NULL) AS en_attente, ${rattachementJuge} AS rattachement
    FROM demande d LEFT JOIN mandat m ON m.demande_id = d.id WHERE d.id = ? GROUP BY d.n
  ) vue WHERE true
  ON CONFLICT (n) DO UPDATE SET
    mandat_fin = excluded.mandat_fin, mandat_debut = excluded.mandat_debut, etat = excluded.etat, en_attente = excluded.en_attente,
    rattachement = excluded.rattachement, pieces_fin = excluded.pieces_fin
  WHERE mandat_fin IS NOT excluded.mandat_fin OR mandat_debut IS NOT excluded.mandat_debut
    OR etat IS NOT excluded.etat OR en_attente IS NOT excluded.en_attente OR situation.rattachement IS NOT excluded.rattachement
    OR pieces_fin IS NOT excluded.pieces_fin`;

/** Recalculer ce que la liste montre de ces demandes ; une situation inchangée n'est pas réécrite. */
export function rafraichirSituations(db: Database, demandeIds: Iterable<string>): void {
  const rafraichir = ecriture(db, sql);
  for (const id of demandeIds) rafraichir.run(id);
  avancerCompteur(db, 'dossiers');
}
