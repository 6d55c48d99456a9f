import type { Jour } from '../../../domain/shared/dates.ts';
import type { DemandeId } from '../../../domain/shared/ids.ts';
import type { Database } from '../connexion.ts';
import { ecriture } from '../requete.ts';

/** Une tâche remise à plus tard revient ce jour-là. Ce poste seul le sait ; ce qui est échu ne se garde pas. */
export function reporter(db: Database, tache: { readonly cle: string; readonly demandeId: DemandeId }, au: Jour, le: Jour): void {
  db.transaction(() => {
    ecriture(db, 'DELETE FROM report WHERE au <= ?').run(le);
    ecriture(db, 'INSERT INTO report (cle, demande_id, au) VALUES (?, ?, ?) ON CONFLICT (cle) DO UPDATE SET au = excluded.au').run(
      tache.cle,
      tache.demandeId,
      au,
    );
  }).immediate();
}

export const reprendre = (db: Database, cle: string): void => void ecriture(db, 'DELETE FROM report WHERE cle = ?').run(cle);
