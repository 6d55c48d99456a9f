import type { Candidature } from '../../../domain/candidature/candidature.ts';
import type { Jour, Instant } from '../../../domain/shared/dates.ts';
import type { CommandeId, DemandeId } from '../../../domain/shared/ids.ts';
import type { Database } from '../connexion.ts';
import { ecriture, valeurs } from '../requete.ts';
import { rafraichirSituations } from './situation.ts';

/** Un acte jugé par la règle sur ce poste, à envoyer au serveur. `entree` ne porte que des identifiants. */
export interface Acte {
  readonly commandeId: CommandeId;
  readonly nom: string;
  readonly entree: Readonly<Record<string, unknown>>;
  readonly saisieLe: Instant;
  readonly pourLeCompteDe: DemandeId;
  readonly effet: Candidature;
  /** Le jour avant lequel l'acte doit être reçu. */
  readonly echeance: Jour | null;
}

/** Enregistrer un acte dans la transaction de l'appelant : sa place dans la boîte d'envoi, et son effet à montrer. Rend son rang. */
export function enregistrerActe(db: Database, acte: Acte): number {
  const { commandeId, effet } = acte;
  const rang = valeurs<number>(db, 'SELECT coalesce(max(rang), 0) + 1 FROM outbox').get()!;
  ecriture(
    db,
    'INSERT INTO outbox (rang, commande_id, nom, entree, saisie_le, demande_id, resume, echeance) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(
    rang,
    commandeId,
    acte.nom,
    JSON.stringify(acte.entree),
    acte.saisieLe,
    acte.pourLeCompteDe,
    JSON.stringify(effet.resume),
    acte.echeance,
  );
  ecriture(db, 'INSERT INTO effet (commande_id, rang, entite_id, demande_id, etat, doc) VALUES (?, ?, ?, ?, ?, ?)').run(
    commandeId,
    rang,
    effet.id,
    effet.demandeId,
    effet.etat,
    JSON.stringify(effet),
  );
  rafraichirSituations(db, [effet.demandeId]);
  return rang;
}
