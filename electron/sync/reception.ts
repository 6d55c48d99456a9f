import type { z } from 'zod';
import { appliquerLignes, ErreurPull, finirPull, ouvrirPull } from '../../db/local/apply/pull.ts';
import { rouvrirEnvois } from '../../db/local/apply/reouvrir.ts';
import { noterJoursMax } from '../../db/local/contact.ts';
import type { BaseLocale } from '../../db/local/open.ts';
import { PullDebut, PullFin, type PullLigne } from '../../domain/contract/sync.ts';
import { noterEpoque, relectureDemandee, relectureFaite } from './epoque.ts';

/** Où en est une première synchronisation : lignes reçues sur lignes attendues. */
export type Avancement = (recues: number, attendues: number) => void;

/** Une page en cours de réception. Une ligne de forme inattendue lève une `ErreurPull` ou une `SyntaxError`. */
export interface Reception {
  /** Faux quand il n'y a plus rien à lire : le serveur a changé d'époque, tout est à redemander. */
  readonly lire: (texte: string) => boolean;
  /** Applique les lignes entières déjà reçues, en une transaction. */
  readonly verser: () => void;
  readonly enAttente: () => number;
  /** Après la dernière ligne versée : `complet` faux s'il en reste à demander, sinon chaque curseur en est à la tête ; `quand` l'heure du serveur. Null si la page a été coupée. */
  readonly finir: () => { readonly complet: boolean; readonly quand: string } | null;
  readonly tables: ReadonlySet<string>;
}

export function recevoirPage(base: BaseLocale, maximum: number, avancement: Avancement): Reception {
  const tables = new Set<string>();
  let debut: PullDebut | null = null;
  let fin: PullFin | null = null;
  let lot: PullLigne[] = [];
  let recues = 0;
  let attendues = 0;

  const commencer = (ligne: unknown): boolean => {
    debut = lireBorne(PullDebut, ligne, 'première ligne inattendue');
    if (noterEpoque(base, debut.epoque)) {
      if (rouvrirEnvois(base.ecriture, debut.dernierRang) > 0) tables.add('outbox');
      return false;
    }
    noterJoursMax(base.ecriture, debut.joursHorsLigne);
    attendues = debut.flux.reduce((somme, f) => somme + f.restant, 0);
    for (const table of ouvrir(base, debut)) tables.add(table);
    return true;
  };

  return {
    tables,
    lire(texte) {
      const ligne: unknown = JSON.parse(texte);
      if (debut === null) return commencer(ligne);
      if (!Array.isArray(ligne)) fin = lireBorne(PullFin, ligne, 'dernière ligne inattendue');
      else if (recues + lot.push(ligne as unknown as PullLigne) > maximum) throw new ErreurPull('plus de lignes que demandé');
      return true;
    },
    enAttente: () => lot.length,
    verser() {
      if (lot.length === 0 || debut === null) return;
      for (const table of appliquerLignes(base.ecriture, debut, lot)) tables.add(table);
      recues += lot.length;
      lot = [];
      avancement(recues, attendues);
    },
    finir() {
      if (debut === null) throw new ErreurPull('réponse vide');
      if (fin !== null && fin.lignes !== recues) throw new ErreurPull('il manque des lignes');
      if (fin?.complet === true) for (const table of finirPull(base.ecriture, debut)) tables.add(table);
      return fin === null ? null : { complet: fin.complet, quand: debut.quand };
    },
  };
}

/** Après une restauration du serveur, chaque flux repart de zéro : ce qui n'y est plus quitte le poste. */
function ouvrir(base: BaseLocale, debut: PullDebut): Iterable<string> {
  if (!relectureDemandee(base)) return ouvrirPull(base.ecriture, debut).tables;
  const { tables } = ouvrirPull(base.ecriture, { ...debut, flux: debut.flux.map((f) => ({ ...f, repart: true })) });
  relectureFaite(base);
  return tables;
}

function lireBorne<T>(schema: z.ZodType<T>, ligne: unknown, sinon: string): T {
  const lue = schema.safeParse(ligne);
  if (!lue.success) throw new ErreurPull(sinon);
  return lue.data;
}
