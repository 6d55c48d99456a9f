import type { EnvoiEnAttente } from '../../../domain/contract/echanges.ts';
import type { Commande } from '../../../domain/contract/sync.ts';
import type { Lecture } from '../connexion.ts';
import { lecture, valeurs } from '../requete.ts';

type LigneCommande = Pick<Commande, 'commandeId' | 'rang' | 'nom' | 'saisieLe' | 'pourLeCompteDe'> & { readonly entree: string };

/** Les actes que le serveur n'a pas encore jugés, dans l'ordre où ils ont été saisis. */
export function commandesAEnvoyer(db: Lecture, limite: number): Commande[] {
  return lecture<LigneCommande>(
    db,
    `
    SELECT commande_id AS commandeId, rang, nom, entree, saisie_le AS saisieLe, demande_id AS pourLeCompteDe
    FROM outbox WHERE statut = 'a_envoyer' ORDER BY rang LIMIT ?`,
  )
    .all(limite)
    .map((c) => ({ ...c, entree: JSON.parse(c.entree) as Commande['entree'] }));
}

type LigneEnvoi = Omit<EnvoiEnAttente, 'offre'> & { readonly resume: string };

/** La boîte d'envoi. `agent` est vide quand le dossier a quitté ce poste (mandat retiré). */
export function listerEnvois(db: Lecture): EnvoiEnAttente[] {
  return lecture<LigneEnvoi>(
    db,
    `
    SELECT o.commande_id AS commandeId, o.rang, o.nom, o.demande_id AS demandeId, coalesce(d.prenom || ' ' || d.nom, '') AS agent,
      o.resume, o.saisie_le AS saisieLe, o.echeance, o.tentatives
    FROM outbox o LEFT JOIN demande d ON d.id = o.demande_id WHERE o.statut = 'a_envoyer' ORDER BY o.rang`,
  )
    .all()
    .map(({ resume, ...envoi }) => ({ ...envoi, offre: JSON.parse(resume) as EnvoiEnAttente['offre'] }));
}

/** Combien d'actes attendent le serveur, combien de divergences attendent d'être lues. */
export const compterEchanges = (db: Lecture): { enAttente: number; divergences: number } => ({
  enAttente: valeurs<number>(db, `SELECT count(*) FROM outbox WHERE statut = 'a_envoyer'`).get() ?? 0,
  divergences: valeurs<number>(db, 'SELECT count(*) FROM divergence WHERE rangee = 0').get() ?? 0,
});
