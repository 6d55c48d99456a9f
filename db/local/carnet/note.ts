import { z } from 'zod';
import { desceller, sceller } from './sceau.ts';

/** Un acte que la base est seule à savoir : pas encore jugé par le serveur, ou refusé et pas encore lu. Les textes JSON sont ceux de la base. */
export const LigneCarnet = z.strictObject({
  rang: z.int().min(1),
  commandeId: z.string(),
  nom: z.string(),
  entree: z.string(),
  saisieLe: z.string(),
  demandeId: z.string(),
  resume: z.string(),
  echeance: z.string().nullable(),
  statut: z.enum(['a_envoyer', 'refusee']),
  recueLe: z.string().nullable(),
  /** Son effet à l'écran ; null quand le dossier a quitté le poste. */
  entite: z.enum(['candidature', 'rattachement']).nullable(),
  entiteId: z.string().nullable(),
  etat: z.string().nullable(),
  doc: z.string().nullable(),
  /** Sa divergence, tant qu'elle n'est pas rangée. */
  jugeeLe: z.string().nullable(),
  raisons: z.string().nullable(),
});
export type LigneCarnet = z.infer<typeof LigneCarnet>;

const Note = z.discriminatedUnion('genre', [
  /** En tête : la version de la base que ce carnet double, le poste, et le plus haut rang jamais donné. */
  z.strictObject({ genre: z.literal('tete'), version: z.int(), posteId: z.string().nullable(), dernierRang: z.int().min(0) }),
  z.strictObject({ genre: z.literal('acte'), posteId: z.string().nullable(), ligne: LigneCarnet }),
  z.strictObject({ genre: z.literal('reglee'), commandeId: z.string() }),
]);
export type Note = z.infer<typeof Note>;

/** Ce que dit un carnet, une fois toutes ses notes lues. La dernière note d'un acte l'emporte. */
export interface Carnet {
  version: number;
  posteId: string | null;
  dernierRang: number;
  readonly lignes: Map<string, LigneCarnet>;
}

export const carnetVide = (): Carnet => ({ version: 0, posteId: null, dernierRang: 0, lignes: new Map() });

export function appliquerNote(carnet: Carnet, note: Note): void {
  if (note.genre === 'reglee') {
    carnet.lignes.delete(note.commandeId);
    return;
  }
  carnet.posteId = note.posteId ?? carnet.posteId;
  if (note.genre === 'tete') carnet.version = note.version;
  else carnet.lignes.set(note.ligne.commandeId, note.ligne);
  carnet.dernierRang = Math.max(carnet.dernierRang, note.genre === 'tete' ? note.dernierRang : note.ligne.rang);
}

/** Un carnet lu. `notes` : combien sont intactes ; zéro ne dit rien de la clé. */
export interface CarnetLu {
  readonly carnet: Carnet;
  readonly notes: number;
  readonly abime: boolean;
}

/** Ce qui se lit d'un carnet, quels que soient ses octets : jamais une note fausse, jamais d'exception. Une note d'un genre inconnu est sautée. */
export function lireNotes(cle: Uint8Array, octets: Buffer): CarnetLu {
  const { contenus, abime } = desceller(cle, octets);
  const carnet = carnetVide();
  let sautees = 0;
  for (const contenu of contenus) {
    const note = Note.safeParse(lireJson(contenu));
    if (note.success) appliquerNote(carnet, note.data);
    else sautees++;
  }
  return { carnet, notes: contenus.length, abime: abime || sautees > 0 };
}

export const ecrireNotes = (cle: Uint8Array, notes: readonly Note[]): Buffer =>
  Buffer.concat(notes.map((note) => sceller(cle, Buffer.from(JSON.stringify(note)))));

function lireJson(contenu: Buffer): unknown {
  try {
    return JSON.parse(contenu.toString('utf8'));
  } catch {
    return undefined;
  }
}
