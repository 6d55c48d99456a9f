import { createHash } from 'node:crypto';
import { texteCanonique } from '../../domain/journal/chainer.ts';
import type { Empreinte, EntreeJournal } from '../../domain/journal/entree.ts';
import type { Instant } from '../../domain/shared/dates.ts';

export const empreinteDe = (texte: string): Empreinte => createHash('sha256').update(texte).digest('hex');

export const empreinteDeLEntree = (entree: EntreeJournal): Empreinte => empreinteDe(texteCanonique(entree));

/** Ce que PostgreSQL garde d'un instant, à la microseconde : c'est cela que l'on scelle, pour que rien n'y change sans se voir. */
export const aLaMicroseconde = (instant: Instant): string => new Date(instant).toISOString().replace('Z', '000Z');

/** La même forme, lue dans une colonne `timestamptz`. */
export const microsecondes = (colonne: string): string => `to_char(${colonne} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Une ligne reçue d'un poste, telle que le serveur la scelle : d'où elle vient, et quand elle est arrivée. */
export interface Reception {
  readonly academieId: string;
  readonly posteId: string;
  readonly journalId: string;
  readonly numero: number;
  readonly empreinte: Empreinte;
  /** À la microseconde. */
  readonly recueLe: string;
}

export const sceller = (precedent: string | null, { academieId, posteId, journalId, numero, empreinte, recueLe }: Reception): Empreinte =>
  empreinteDe(JSON.stringify([precedent, academieId, posteId, journalId, numero, empreinte, recueLe]));
