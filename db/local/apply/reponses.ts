import type { ReponseCommande } from '../../../domain/contract/sync.ts';
import type { Database } from '../connexion.ts';
import { ecriture, valeurs } from '../requete.ts';
import type { Table } from '../tables.ts';
import { oterLesNoms, raisonsSansNom } from './sans-nom.ts';
import { rafraichirSituations } from './situation.ts';
import { signalerTraces } from './traces.ts';

type Acceptee = Extract<ReponseCommande, { statut: 'acceptee' }>;
type Refusee = Extract<ReponseCommande, { statut: 'refusee' }>;

/** Ce que le serveur a répondu aux actes envoyés. Une réponse répétée, ou à un acte inconnu ou déjà jugé, ne change rien. */
export function appliquerReponses(db: Database, reponses: readonly ReponseCommande[]): Set<Table> {
  return db
    .transaction(() => {
      const tables = new Set<Table>();
      const demandes = new Set<string>();
      for (const reponse of reponses) {
        const demandeId = valeurs<string>(db, `SELECT demande_id FROM outbox WHERE commande_id = ? AND statut = 'a_envoyer'`).get(
          reponse.commandeId,
        );
        if (demandeId === undefined) continue;
        if (reponse.statut === 'acceptee' ? accepter(db, reponse) : refuser(db, reponse, demandeId)) tables.add('divergence');
        demandes.add(demandeId);
        for (const table of ['outbox', 'candidature', 'demande'] as const) tables.add(table);
      }
      // Parcourir la boîte d’envoi n’a de sens que si l’agent d’un acte jugé a quitté le poste (I-10).
      if ([...demandes].some((id) => absente(db, id)) && oterLesNoms(db)) signalerTraces(db);
      if (demandes.size > 0) rafraichirSituations(db, demandes);
      return tables;
    })
    .immediate();
}

const absente = (db: Database, demandeId: string): boolean =>
  valeurs<number>(db, 'SELECT 1 FROM demande WHERE id = ?').get(demandeId) === undefined;

/**
 * L'effet reste montré jusqu'à ce que sa ligne descende ; elle est peut-être déjà là, quand la réponse s'était perdue.
 * Rend vrai si l'acte, rejoué après une restauration du serveur, avait d'abord été refusé : il n'y a plus de divergence.
 */
function accepter(db: Database, { commandeId, recueLe, flux, numero }: Acceptee): boolean {
  ecriture(db, `UPDATE outbox SET statut = 'acceptee', recue_le = ?, flux = ?, numero = ? WHERE commande_id = ?`).run(
    recueLe,
    flux,
    numero,
    commandeId,
  );
  const curseur = valeurs<number>(db, 'SELECT curseur FROM flux WHERE id = ?').get(flux) ?? 0;
  if (numero <= curseur) ecriture(db, 'DELETE FROM effet WHERE commande_id = ?').run(commandeId);
  else ecriture(db, 'UPDATE effet SET flux = ?, numero = ? WHERE commande_id = ?').run(flux, numero, commandeId);
  return ecriture(db, 'DELETE FROM divergence WHERE commande_id = ?').run(commandeId).changes > 0;
}

/** L'effet disparaît, la saisie et toutes les raisons restent : une divergence. Rend faux quand il n'y a rien à montrer. */
function refuser(db: Database, { commandeId, recueLe, raisons }: Refusee, demandeId: string): boolean {
  ecriture(db, `UPDATE outbox SET statut = 'refusee', recue_le = ? WHERE commande_id = ?`).run(recueLe, commandeId);
  ecriture(db, 'DELETE FROM effet WHERE commande_id = ?').run(commandeId);
  // Quand la demande a quitté le poste, plus rien n'y nomme l'agent (I-10).
  const gardees = absente(db, demandeId) ? raisonsSansNom(raisons) : raisons;
  if (gardees.length === 0) return false;
  // Un acte rejoué après une restauration du serveur peut être refusé une seconde fois : la divergence est mise à jour, rangée ou non.
  ecriture(
    db,
    `INSERT INTO divergence (commande_id, demande_id, jugee_le, raisons) VALUES (?, ?, ?, ?)
    ON CONFLICT (commande_id) DO UPDATE SET jugee_le = excluded.jugee_le, raisons = excluded.raisons`,
  ).run(commandeId, demandeId, recueLe, JSON.stringify(gardees));
  return true;
}
