import type { Candidature, ResumeOffre } from '../../../domain/candidature/candidature.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import type { Jour, Instant } from '../../../domain/shared/dates.ts';
import type { CommandeId, DemandeId } from '../../../domain/shared/ids.ts';
import type { Database } from '../connexion.ts';
import { ecriture } from '../requete.ts';
import { dernierRang } from './rang.ts';
import { rafraichirSituations } from './situation.ts';

/** Ce qu'un acte change à l'écran sans attendre le serveur. */
export type Effet =
  { readonly entite: 'candidature'; readonly candidature: Candidature } | { readonly entite: 'rattachement'; readonly demande: Demande };

/** Un acte jugé par la règle sur ce poste, à envoyer au serveur. */
export interface Acte {
  readonly commandeId: CommandeId;
  readonly nom: string;
  readonly entree: Readonly<Record<string, unknown>>;
  readonly saisieLe: Instant;
  readonly pourLeCompteDe: DemandeId;
  readonly effet: Effet;
  /** Le jour avant lequel l'acte doit être reçu. */
  readonly echeance: Jour | null;
}

/** L'effet, tel que la base le garde : l'entité qu'il cache, son état, son document. */
interface EffetGarde {
  readonly id: string;
  readonly etat: string;
  readonly doc: unknown;
  readonly resume: ResumeOffre | null;
}

const garde = (effet: Effet): EffetGarde =>
  effet.entite === 'candidature'
    ? { id: effet.candidature.id, etat: effet.candidature.etat, doc: effet.candidature, resume: effet.candidature.resume }
    : { id: effet.demande.id, etat: effet.demande.rattachement.validation, doc: effet.demande.rattachement, resume: null };

/** Enregistrer un acte dans la transaction de l'appelant : sa place dans la boîte d'envoi, et son effet à montrer. Rend son rang. */
export function enregistrerActe(db: Database, acte: Acte): number {
  const { commandeId, pourLeCompteDe } = acte;
  const { id, etat, doc, resume } = garde(acte.effet);
  const rang = dernierRang(db) + 1;
  ecriture(
    db,
    'INSERT INTO outbox (rang, commande_id, nom, entree, saisie_le, demande_id, resume, echeance) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(rang, commandeId, acte.nom, JSON.stringify(acte.entree), acte.saisieLe, pourLeCompteDe, JSON.stringify(resume), acte.echeance);
  ecriture(db, 'INSERT INTO effet (commande_id, rang, entite, entite_id, demande_id, etat, doc) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    commandeId,
    rang,
    acte.effet.entite,
    id,
    pourLeCompteDe,
    etat,
    JSON.stringify(doc),
  );
  rafraichirSituations(db, [pourLeCompteDe]);
  return rang;
}
