import type { NomEntite } from '../../../domain/contract/entities.ts';
import type { Database } from '../connexion.ts';
import { ecriture, valeurs } from '../requete.ts';
import { oterCommunes, oterCommunesDuFlux } from './communes.ts';
import type { Touche } from './poser.ts';
import { oterLesNoms } from './sans-nom.ts';
import { signalerTraces } from './traces.ts';

/** Une ligne que le serveur a retirée. Une entité passée dans un autre flux n'est pas retirée par l'ancien. */
export function retirer(db: Database, table: NomEntite, id: string, flux: number, touche: Touche): void {
  if (table === 'demande') {
    if (valeurs<number>(db, 'SELECT 1 FROM demande WHERE id = ? AND flux = ?').get(id, flux) === 1) retirerDemande(db, id, touche);
    return;
  }
  if (table !== 'offre') {
    const demandeId = valeurs<string>(db, `SELECT demande_id FROM ${table} WHERE id = ? AND flux = ?`).get(id, flux);
    if (demandeId !== undefined) touche.demandes.add(demandeId);
  }
  if (ecriture(db, `DELETE FROM ${table} WHERE id = ? AND flux = ?`).run(id, flux).changes > 0) touche.tables.add(table);
}

/** Une demande que le serveur dit retirée en tête de sa réponse, quel que soit le flux qui l'avait apportée. */
export function retirerOuQuElleSoit(db: Database, id: string, touche: Touche): void {
  if (valeurs<number>(db, 'SELECT 1 FROM demande WHERE id = ?').get(id) === 1) retirerDemande(db, id, touche);
}

/**
 * Une demande quitte le poste avec tout ce qui parle de l'agent : recherche, mandat, candidatures, effets (I-10).
 * La commande reste dans la boîte d'envoi : elle ne porte que des identifiants, et les rangs se suivent sans trou.
 */
function retirerDemande(db: Database, id: string, touche: Touche): void {
  const n = valeurs<number>(db, 'SELECT n FROM demande WHERE id = ?').get(id)!;
  ecriture(db, 'DELETE FROM recherche WHERE rowid = ?').run(n);
  oterCommunes(db, n);
  for (const table of ['mandat', 'candidature', 'effet', 'report']) ecriture(db, `DELETE FROM ${table} WHERE demande_id = ?`).run(id);
  ecriture(db, 'DELETE FROM demande WHERE id = ?').run(id);
  oterLesNoms(db);
  toutToucher(db, touche);
}

/** Toutes les demandes d'un flux quittent le poste. Quand elles vont être relues (`relues`), leurs actes restent montrés. */
export function retirerAcademie(db: Database, flux: number, relues: boolean, touche: Touche): void {
  ecriture(db, 'DELETE FROM recherche WHERE rowid IN (SELECT n FROM demande WHERE flux = ?)').run(flux);
  oterCommunesDuFlux(db, flux);
  if (!relues)
    for (const table of ['effet', 'report'])
      ecriture(db, `DELETE FROM ${table} WHERE demande_id IN (SELECT id FROM demande WHERE flux = ?)`).run(flux);
  for (const table of ['mandat', 'candidature', 'demande']) ecriture(db, `DELETE FROM ${table} WHERE flux = ?`).run(flux);
  if (!relues) oterLesNoms(db);
  toutToucher(db, touche);
}

/** Ce qui reste d'une demande que le poste n'a plus : une suppression manquée pendant une relecture depuis zéro se voit là. */
export function retirerOrphelins(db: Database, touche: Touche): void {
  const sansDemande = (table: 'effet' | 'report') =>
    ecriture(db, `DELETE FROM ${table} WHERE demande_id NOT IN (SELECT id FROM demande)`).run();
  const { changes } = sansDemande('effet');
  sansDemande('report');
  if (oterLesNoms(db) || changes > 0) toutToucher(db, touche);
}

function toutToucher(db: Database, touche: Touche): void {
  signalerTraces(db);
  for (const table of ['demande', 'mandat', 'candidature', 'outbox', 'divergence'] as const) touche.tables.add(table);
}
