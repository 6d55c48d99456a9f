import { dernierRang } from '../apply/rang.ts';
import type { Lecture } from '../connexion.ts';
import { lireMeta } from '../meta.ts';
import { VERSION_CONNUE } from '../migrate.ts';
import { lecture } from '../requete.ts';
import type { Carnet, LigneCarnet } from './note.ts';

const LIGNES = `
  SELECT o.rang, o.commande_id AS commandeId, o.nom, o.entree, o.saisie_le AS saisieLe, o.demande_id AS demandeId, o.resume, o.echeance,
    o.statut, o.recue_le AS recueLe, e.entite, e.entite_id AS entiteId, e.etat, e.doc, d.jugee_le AS jugeeLe, d.raisons
  FROM outbox o LEFT JOIN effet e ON e.commande_id = o.commande_id
  LEFT JOIN divergence d ON d.commande_id = o.commande_id AND d.rangee = 0`;

/** Ce que la base est seule à savoir, et que son carnet doit dire : actes en attente, refus pas encore lus. Le reste est au serveur. */
export const carnetDeLaBase = (db: Lecture): Carnet => ({
  version: VERSION_CONNUE,
  posteId: lireMeta(db, 'poste_id'),
  dernierRang: dernierRang(db),
  lignes: new Map(
    lecture<LigneCarnet>(db, `${LIGNES} WHERE o.statut = 'a_envoyer' OR d.commande_id IS NOT NULL ORDER BY o.rang`)
      .all()
      .map((ligne) => [ligne.commandeId, ligne]),
  ),
});

export const ligneDeLaBase = (db: Lecture, commandeId: string): LigneCarnet =>
  lecture<LigneCarnet>(db, `${LIGNES} WHERE o.commande_id = ?`).get(commandeId)!;
