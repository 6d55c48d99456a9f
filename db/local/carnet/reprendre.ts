import { Reprise } from '../../../domain/contract/echanges.ts';
import { dernierRang, retenirDernierRang } from '../apply/rang.ts';
import { rafraichirSituations } from '../apply/situation.ts';
import { signalerTraces } from '../apply/traces.ts';
import type { Database, Lecture } from '../connexion.ts';
import { ecrireMeta, lireMeta } from '../meta.ts';
import { ecriture, valeurs } from '../requete.ts';
import type { Carnet, LigneCarnet } from './note.ts';

/**
 * À l'ouverture : ce que le carnet sait et que la base ne sait pas y revient, avec le même identifiant, en une transaction. La base est neuve
 * (la précédente est en quarantaine), ou a perdu la fin de son WAL, ou le poste s'est arrêté entre le carnet et la base. Ce que les deux
 * connaissent, la base en répond. Ce qui a été repris se dit à l'écran jusqu'à l'ouverture qui suit un échange réussi.
 */
export const reprendre = (db: Database, carnet: Carnet): void =>
  db
    .transaction(() => {
      const refaite = carnet.posteId !== null && lireMeta(db, 'poste_id') === null;
      if (refaite) {
        ecrireMeta(db, 'poste_id', carnet.posteId);
        // La base en quarantaine garde des octets : aucun reçu ne part avant son effacement.
        signalerTraces(db);
      }
      const reprises = [...carnet.lignes.values()].toSorted((a, b) => a.rang - b.rang).filter((ligne) => poserLigne(db, ligne));
      retenirDernierRang(db, carnet.dernierRang);
      if (reprises.length > 0)
        rafraichirSituations(
          db,
          reprises.map((l) => l.demandeId),
        );
      const actes = reprises.filter((l) => l.statut === 'a_envoyer').length;
      if (refaite || actes > 0) noterReprise(db, { motif: refaite ? 'base_refaite' : 'actes_retrouves', actes });
      else if (lireMeta(db, 'derniere_reussite') !== null) noterReprise(db, null);
    })
    .immediate();

/** Ce qui a été repris à l'ouverture, à dire à l'écran ; null s'il n'y a rien à dire. */
export function lireReprise(db: Lecture): Reprise | null {
  const dite = lireMeta(db, 'reprise');
  return dite === null ? null : Reprise.parse(JSON.parse(dite));
}

const noterReprise = (db: Database, reprise: Reprise | null): void => {
  const dite = reprise === null ? null : JSON.stringify(reprise);
  if (lireMeta(db, 'reprise') !== dite) ecrireMeta(db, 'reprise', dite);
};

/** Faux si la base connaît déjà cet acte. Un rang pris ici est celui d'un autre : l'acte passe à la suite. */
function poserLigne(db: Database, ligne: LigneCarnet): boolean {
  const { commandeId, demandeId } = ligne;
  if (valeurs<number>(db, 'SELECT 1 FROM outbox WHERE commande_id = ?').get(commandeId) !== undefined) return false;
  const pris = valeurs<number>(db, 'SELECT 1 FROM outbox WHERE rang = ?').get(ligne.rang) !== undefined;
  const rang = pris ? dernierRang(db) + 1 : ligne.rang;
  ecriture(
    db,
    `INSERT INTO outbox (rang, commande_id, nom, entree, saisie_le, demande_id, resume, echeance, statut, recue_le)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(rang, commandeId, ligne.nom, ligne.entree, ligne.saisieLe, demandeId, ligne.resume, ligne.echeance, ligne.statut, ligne.recueLe);
  if (ligne.entite !== null)
    ecriture(db, 'INSERT INTO effet (commande_id, rang, entite, entite_id, demande_id, etat, doc) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      commandeId,
      rang,
      ligne.entite,
      ligne.entiteId,
      demandeId,
      ligne.etat,
      ligne.doc,
    );
  if (ligne.raisons !== null)
    ecriture(db, 'INSERT INTO divergence (commande_id, demande_id, jugee_le, raisons) VALUES (?, ?, ?, ?)').run(
      commandeId,
      demandeId,
      ligne.jugeeLe,
      ligne.raisons,
    );
  return true;
}
