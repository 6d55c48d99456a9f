import type { Instant } from '../../../domain/shared/dates.ts';
import type { Tx } from '../open.ts';

/** Des identifiants, des nombres, des motifs : jamais un nom ni un texte libre. */
export type DetailActe = Readonly<Record<string, string | number | boolean | null>>;

export interface ActeJournalise {
  readonly quand: Instant;
  /** Null : quelqu'un qui n'a pas de session, comme celui qui crée un compte. */
  readonly auteurId: string | null;
  readonly role: string;
  readonly acte: string;
  readonly objet: string | null;
  readonly detail: DetailActe;
}

/** Garde la trace d'un acte fait en ligne, dans la transaction de l'acte ; la base refuse ensuite de la changer. */
export async function journaliserActe(tx: Tx, { quand, auteurId, role, acte, objet, detail }: ActeJournalise): Promise<void> {
  await tx.query('INSERT INTO journal (quand, auteur_id, role, acte, objet, detail) VALUES ($1, $2, $3, $4, $5, $6)', [
    quand,
    auteurId,
    role,
    acte,
    objet,
    JSON.stringify(detail),
  ]);
}
