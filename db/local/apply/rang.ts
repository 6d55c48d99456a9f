import type { Database, Lecture } from '../connexion.ts';
import { ecrireMeta } from '../meta.ts';
import { ecriture, valeurs } from '../requete.ts';

/** Le plus haut rang donné sur ce poste ; une base refaite n'en a plus les actes, mais le retient. */
export const dernierRang = (db: Lecture): number =>
  valeurs<number>(
    db,
    `SELECT max((SELECT coalesce(max(rang), 0) FROM outbox), coalesce((SELECT CAST(valeur AS INTEGER) FROM meta WHERE cle = 'dernier_rang'), 0))`,
  ).get()!;

export function retenirDernierRang(db: Database, rang: number): void {
  if (rang > dernierRang(db)) ecrireMeta(db, 'dernier_rang', String(rang));
}

/**
 * Les actes en attente se suivent de nouveau après ce rang, le dernier que le serveur ait reçu. Une base refaite peut avoir un trou, un acte
 * dont la note était gribouillée, ou avoir oublié jusqu'où elle comptait. Le serveur ne connaît aucun de ces actes : leur rang est libre.
 * Rend faux s'ils se suivaient déjà.
 */
export function renumeroter(db: Database, dernierRecu: number): boolean {
  return db
    .transaction(() => {
      const rangs = valeurs<number>(db, `SELECT rang FROM outbox WHERE statut = 'a_envoyer' ORDER BY rang`).all();
      if (rangs.every((rang, i) => rang === dernierRecu + 1 + i)) return false;
      const changer = (de: number, en: number) => {
        for (const table of ['outbox', 'effet']) ecriture(db, `UPDATE ${table} SET rang = ? WHERE rang = ?`).run(en, de);
      };
      for (const rang of rangs) changer(rang, -rang);
      for (const [i, rang] of rangs.entries()) changer(-rang, dernierRecu + 1 + i);
      return true;
    })
    .immediate();
}
