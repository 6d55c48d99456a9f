import Database from 'better-sqlite3';
import type { Fetch } from '../../../electron/sync/reseau.ts';
import { espionnerFichiers } from './espion-fichiers.ts';

/** Un pas du poste : un ordre SQL, un fichier déplacé ou effacé (« fichier renameSync base-*.db »), ou une requête au serveur (« réseau /v1/push » ; après, ses en-têtes sont là, pas son corps). */
export interface Pas {
  readonly moment: 'avant' | 'apres';
  readonly texte: string;
  readonly valeurs: readonly unknown[];
  /** Ce que la transaction en cours a déjà exécuté ; pour « COMMIT », tout ce qu'elle contient. */
  readonly transaction: readonly string[];
}

type Instruction = { readonly source: string };
type Methode = (this: Instruction, ...valeurs: unknown[]) => unknown;

const lignes = new Map<string, string>();
function enUneLigne(sql: string): string {
  const connue = lignes.get(sql) ?? sql.replaceAll(/\s+/g, ' ').trim();
  lignes.set(sql, connue);
  return connue;
}
/** Un fichier de migration en ordres : chacun finit sa ligne par un point-virgule. */
const ordres = (sql: string): string[] => sql.split(/;[ \t]*$/m).filter((ordre) => ordre.trim() !== '');

/** Fait passer chaque pas du poste par `passer`, sans rien changer de ce qu'il fait. */
export function espionner(passer: (pas: Pas) => void): { readonly fetch: Fetch } {
  let transaction: string[] = [];

  function suivre<T>(texte: string, valeurs: readonly unknown[], faire: () => T): T {
    passer({ moment: 'avant', texte, valeurs, transaction });
    const rendu = faire();
    if (texte.startsWith('BEGIN')) transaction = [];
    else transaction.push(texte);
    passer({ moment: 'apres', texte, valeurs, transaction });
    if (texte === 'COMMIT' || texte === 'ROLLBACK') transaction = [];
    return rendu;
  }

  const temoin = new Database(':memory:');
  const instruction = Object.getPrototypeOf(temoin.prepare('SELECT 1')) as Record<'run' | 'get' | 'all', Methode>;
  temoin.close();
  for (const nom of ['run', 'get', 'all'] as const) {
    const vraie = instruction[nom];
    instruction[nom] = function (...valeurs) {
      return suivre(enUneLigne(this.source), valeurs, () => Reflect.apply(vraie, this, valeurs));
    };
  }
  const executer = Database.prototype.exec;
  Database.prototype.exec = function (sql) {
    for (const ordre of ordres(sql)) suivre(`exec ${enUneLigne(ordre)}`, [], () => executer.call(this, ordre));
    return this;
  };

  espionnerFichiers((texte, faire) => {
    passer({ moment: 'avant', texte, valeurs: [], transaction });
    const rendu = faire();
    passer({ moment: 'apres', texte, valeurs: [], transaction });
    return rendu;
  });

  return {
    async fetch(url, init) {
      const texte = `réseau ${new URL(url).pathname}`;
      passer({ moment: 'avant', texte, valeurs: [], transaction: [] });
      const reponse = await globalThis.fetch(url, init);
      passer({ moment: 'apres', texte, valeurs: [], transaction: [] });
      return reponse;
    },
  };
}
