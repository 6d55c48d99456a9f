import { JOURS_HORS_LIGNE } from '../../domain/contract/droit-perdu.ts';
import type { Instant } from '../../domain/shared/dates.ts';
import type { Database, Lecture } from './connexion.ts';
import { ecrireMeta, lireMeta } from './meta.ts';

/** Le dernier échange réussi : l'heure du serveur, celle de ce poste au même moment, et le temps passé depuis sans lui. */
interface Contact {
  readonly serveurMs: number;
  readonly posteMs: number;
  /** Le plus grand instant que l'horloge de ce poste ait montré depuis. */
  readonly vuMs: number;
  /** Le temps d'usage compté depuis, que l'horloge ne peut pas reprendre. */
  readonly usageMs: number;
}

const CLE = 'contact';
const JOUR_MS = 86_400_000;

/** Un échange vient de réussir : tout se compte de nouveau à partir d'ici. */
export const noterContact = (db: Database, serveur: Instant, poste: Date): void => {
  const contact: Contact = { serveurMs: Date.parse(serveur), posteMs: poste.getTime(), vuMs: poste.getTime(), usageMs: 0 };
  ecrireMeta(db, CLE, JSON.stringify(contact));
};

/** Le temps passe sans le serveur : l'horloge de ce poste, et ce que la session a duré depuis la dernière fois. */
export function noterTemps(db: Database, maintenant: Date, ecouleMs: number): void {
  const contact = lireContact(db);
  if (contact === null) return;
  const vuMs = Math.max(contact.vuMs, maintenant.getTime());
  ecrireMeta(db, CLE, JSON.stringify({ ...contact, vuMs, usageMs: contact.usageMs + Math.max(0, ecouleMs) } satisfies Contact));
}

/**
 * L'âge hors ligne, en millisecondes ; infini si ce poste n'a jamais rien échangé. Le plus grand des comptes possibles : reculer l'horloge
 * après un échange, ou l'avoir avancée avant, ne rajeunit rien ; une horloge fausse mais régulière ne vieillit pas le poste.
 */
export function ageHorsLigne(db: Lecture, maintenant: Date): number {
  const contact = lireContact(db);
  if (contact === null) return Infinity;
  const { serveurMs, posteMs, vuMs, usageMs } = contact;
  const ms = maintenant.getTime();
  const recule = ms < posteMs ? ms - serveurMs : 0;
  return Math.max(ms - posteMs, vuMs - posteMs, recule, usageMs);
}

/** Vrai quand les dossiers doivent se verrouiller. */
export const estTropVieux = (db: Lecture, maintenant: Date): boolean => ageHorsLigne(db, maintenant) > joursMax(db) * JOUR_MS;

/** Ce que le serveur a dit la dernière fois. */
export const joursMax = (db: Lecture): number => Number(lireMeta(db, 'jours_hors_ligne') ?? JOURS_HORS_LIGNE);

export const noterJoursMax = (db: Database, jours: number | undefined): void => {
  if (jours !== undefined && jours !== joursMax(db)) ecrireMeta(db, 'jours_hors_ligne', String(jours));
};

/** Une base d'avant n'a que l'heure de ce poste au dernier échange, ou à la dernière connexion. */
function lireContact(db: Lecture): Contact | null {
  const ecrit = lireMeta(db, CLE);
  if (ecrit !== null) return JSON.parse(ecrit) as Contact;
  const vue = lireMeta(db, 'derniere_reussite') ?? lireMeta(db, 'derniere_connexion');
  if (vue === null) return null;
  const ms = Date.parse(vue);
  return { serveurMs: ms, posteMs: ms, vuMs: ms, usageMs: 0 };
}
