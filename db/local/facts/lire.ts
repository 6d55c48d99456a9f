import { Candidature } from '../../../domain/candidature/candidature.ts';
import { Demande, Rattachement } from '../../../domain/demande/demande.ts';
import { Mandat } from '../../../domain/mandat/mandat.ts';
import { Offre } from '../../../domain/offre/offre.ts';
import type { Lecture } from '../connexion.ts';
import { valeurs } from '../requete.ts';

/**
 * Ce qu'une règle doit savoir, lu dans la base du poste. Chaque document est vérifié par son schéma :
 * un acte n'est jamais décidé sur un document malformé. Un rattachement jugé ici passe devant celui du serveur.
 */
export function lireDemande(db: Lecture, id: string): Demande | null {
  const doc = valeurs<string>(db, 'SELECT doc FROM demande WHERE id = ?').get(id);
  if (doc === undefined) return null;
  const demande = Demande.parse(JSON.parse(doc));
  return { ...demande, rattachement: lireRattachementJuge(db, id) ?? demande.rattachement };
}

/** Le rattachement d'une demande jugé sur ce poste et pas encore redescendu ; null quand celui du serveur vaut. */
export function lireRattachementJuge(db: Lecture, demandeId: string): Rattachement | null {
  const doc = valeurs<string>(db, `SELECT doc FROM effet WHERE demande_id = ? AND entite = 'rattachement' ORDER BY rang DESC LIMIT 1`).get(
    demandeId,
  );
  return doc === undefined ? null : Rattachement.parse(JSON.parse(doc));
}

/** Le mandat d'une demande : celui qui n'est pas retiré, puis celui qui finit le plus tard. */
export function lireMandat(db: Lecture, demandeId: string): Mandat | null {
  const doc = valeurs<string>(
    db,
    `
    SELECT doc FROM mandat WHERE demande_id = ? ORDER BY doc ->> '$.retireLe' IS NOT NULL, fin DESC, debut DESC LIMIT 1`,
  ).get(demandeId);
  return doc === undefined ? null : Mandat.parse(JSON.parse(doc));
}

export function lireOffre(db: Lecture, id: string): Offre | null {
  const doc = valeurs<string>(db, 'SELECT doc FROM offre WHERE id = ?').get(id);
  return doc === undefined ? null : Offre.parse(JSON.parse(doc));
}

/** Les candidatures d'une demande, effets des actes pas encore reçus compris : le dernier effet passe devant la ligne du serveur. */
export function lireCandidatures(db: Lecture, demandeId: string): Candidature[] {
  const docs = valeurs<string>(
    db,
    `
    SELECT doc FROM effet e WHERE demande_id = ? AND entite = 'candidature' AND rang = (SELECT max(rang) FROM effet WHERE entite_id = e.entite_id)
    UNION ALL
    SELECT doc FROM candidature c WHERE demande_id = ? AND NOT EXISTS (SELECT 1 FROM effet WHERE entite_id = c.id)`,
  );
  return docs.all(demandeId, demandeId).map((doc) => Candidature.parse(JSON.parse(doc)));
}

/** La demande d'une candidature, du serveur ou d'un acte en attente. */
export const demandeDeLaCandidature = (db: Lecture, id: string): string | null =>
  valeurs<string>(
    db,
    `SELECT demande_id FROM effet WHERE entite_id = ? AND entite = 'candidature' UNION ALL SELECT demande_id FROM candidature WHERE id = ? LIMIT 1`,
  ).get(id, id) ?? null;
