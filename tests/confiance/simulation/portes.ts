import { AsyncLocalStorage } from 'node:async_hooks';
import { ouvrirCentrale, type Pool, type Tx } from '../../../db/central/open.ts';

/** Un travail du serveur : une requête qu'il sert, une tâche qu'il fait. `active` : il calcule ou attend PostgreSQL, on ne décide rien avant qu'il s'arrête. */
export interface Tache {
  readonly nom: string;
  etat: 'active' | 'porte' | 'bloquee' | 'sans_connexion' | 'finie';
  /** Le serveur est mort pendant ce travail : ses transactions sont annulées, sa réponse n'arrivera pas. */
  tuee: boolean;
  pid: number | null;
  ouvrir: (() => void) | null;
  /** Ce qui attend à la porte est la validation : la transaction a écrit, et tient tous ses verrous. */
  aValider: boolean;
  /** La première lecture d'une photographie vient d'être faite : ce qu'elle verra est fixé. */
  readonly photographie: () => void;
}

/** « requete » : chaque requête SQL est un pas ; « transaction » : seuls le début et la validation en sont. */
export type Finesse = 'requete' | 'transaction';

export interface Portes {
  /** Le pool que le serveur croit avoir : chaque requête attend que l'ordonnanceur lui ouvre. */
  readonly pool: Pool;
  /** Un pool sans porte, pour l'essai lui-même : ce qui est validé, et rien d'autre. */
  readonly libre: Pool;
  readonly lancer: <T>(
    nom: string,
    faire: () => Promise<T>,
    photographie?: () => void,
  ) => { readonly tache: Tache; readonly issue: Promise<T> };
  readonly enAttente: () => Tache[];
  readonly ouvrir: (tache: Tache) => void;
  /** Toutes les requêtes en cours perdent leur connexion. */
  readonly tuer: () => void;
  /** Attend que plus rien ne bouge : chaque travail est fini, à une porte, ou derrière le verrou d'un autre. */
  readonly stable: () => Promise<void>;
  /** `valide` : appelé quand une transaction qui a écrit vient d'être validée, avant que le serveur le sache. */
  readonly regler: (finesse: Finesse, valide: () => Promise<void>) => void;
  readonly fermer: () => Promise<void>;
}

/** Ce qui écrit quelque chose qu'un autre lira. Le premier usage d'un jeton, que chaque requête note, n'en est pas. */
const ECRIT = /^\s*(INSERT|UPDATE|DELETE|WITH(?! servi ))\b/i;
const PATIENCE_MS = 1;
const FIGE_MS = 20_000;
/** Pris avant que les minuteries soient virtuelles. */
const vraiDelai = globalThis.setTimeout;
const vraiChronometre = performance.now.bind(performance);

/** Autant de connexions que de travaux que l'ordonnanceur peut mêler. */
const CONNEXIONS = 12;

export async function desPortes(url: string): Promise<Portes> {
  const vrai = ouvrirCentrale(url, { max: CONNEXIONS + 2 });
  const clients = await Promise.all(Array.from({ length: CONNEXIONS }, async () => avecPid(await vrai.connect())));
  const [moniteur, guet] = [await vrai.connect(), await vrai.connect()];
  const libres = [...clients];
  const contexte = new AsyncLocalStorage<Tache>();
  const taches = new Set<Tache>();
  let finesse: Finesse = 'requete';
  let valide: () => Promise<void> = async () => undefined;
  let changer: () => void = () => undefined;
  /** Une transaction vient de finir : ceux qui attendaient ses verrous sont à regarder de nouveau. */
  let liberee = false;

  const file: (() => void)[] = [];
  const rendre = (client: Client): void => {
    libres.push(client);
    file.shift()?.();
  };

  async function connecter(): Promise<Tx> {
    const tache = contexte.getStore();
    if (tache === undefined || tache.etat === 'finie') throw new Error('connexion demandée hors d’un travail, ou après sa réponse');
    while (libres.length === 0) {
      tache.etat = 'sans_connexion';
      await new Promise<void>((fait) => file.push(fait));
    }
    tache.etat = 'active';
    const client = libres.shift()!;
    return transactionAPortes(client, tache, {
      finesse: () => finesse,
      valide: () => valide(),
      changer: () => changer(),
      liberer: () => {
        liberee = true;
      },
      rendre: () => rendre(client),
    });
  }

  async function bloquees(attente: readonly Tache[]): Promise<void> {
    const pids = attente.flatMap((t) => t.pid ?? []);
    if (pids.length === 0) return;
    const { rows } = await guet.query<{ pid: number; par: number[] }>(
      'SELECT pid, pg_blocking_pids(pid) AS par FROM unnest($1::int[]) AS pid',
      [[...taches].flatMap((t) => t.pid ?? [])],
    );
    const parPid = new Map(rows.map((r) => [r.pid, r.par]));
    const enPorte = new Set([...taches].flatMap((t) => (t.etat === 'porte' && t.pid !== null ? [t.pid] : [])));
    // Un interblocage n'attend aucune porte : PostgreSQL va le rompre, on attend qu'il l'ait fait.
    const attend = (pid: number, vus: readonly number[]): boolean =>
      (parPid.get(pid) ?? []).some((p) => enPorte.has(p) || (!vus.includes(p) && attend(p, [...vus, p])));
    for (const t of attente) if (t.etat === 'active' && t.pid !== null && attend(t.pid, [t.pid])) t.etat = 'bloquee';
  }

  async function stable(): Promise<void> {
    const depart = vraiChronometre();
    for (;;) {
      if (liberee) for (const t of taches) if (t.etat === 'bloquee') t.etat = 'active';
      liberee = false;
      for (let fois = 0; fois < 4; fois++) await new Promise((fait) => setImmediate(fait));
      const actives = [...taches].filter((t) => t.etat === 'active');
      if (actives.length === 0 && !liberee) return;
      if (vraiChronometre() - depart > FIGE_MS) throw new Error(`la simulation s’est figée : ${actives.map((t) => t.nom).join(', ')}`);
      const bouge = new Promise<boolean>((fait) => {
        changer = () => fait(true);
        vraiDelai(() => fait(false), PATIENCE_MS);
      });
      if (actives.some((t) => t.etat === 'active') && !(await bouge)) await bloquees(actives);
    }
  }

  return {
    pool: { connect: connecter } as unknown as Pool,
    libre: { connect: async () => sansRendre(moniteur), query: moniteur.query.bind(moniteur) } as unknown as Pool,
    lancer(nom, faire, photographie = () => undefined) {
      const tache: Tache = { nom, etat: 'active', tuee: false, pid: null, ouvrir: null, aValider: false, photographie };
      taches.add(tache);
      // `inject` ne part qu'à son premier `then` : il doit être appelé dans ce contexte.
      const issue = contexte
        .run(tache, async () => await faire())
        .finally(() => {
          tache.etat = 'finie';
          taches.delete(tache);
          changer();
        });
      return { tache, issue };
    },
    enAttente: () => [...taches].filter((t) => t.etat === 'porte'),
    ouvrir: (tache) => tache.ouvrir?.(),
    tuer() {
      for (const t of taches) {
        t.tuee = true;
        t.ouvrir?.();
      }
    },
    stable,
    regler(f, v) {
      finesse = f;
      valide = v;
    },
    async fermer() {
      for (const { client } of clients) client.release(true);
      moniteur.release(true);
      guet.release(true);
      await vrai.end();
    },
  };
}

interface Client {
  readonly client: Tx;
  readonly pid: number;
}

async function avecPid(client: Tx): Promise<Client> {
  // Celui qui ferme le cercle d'un interblocage le voit toujours : les autres ont regardé avant lui. Sinon, ce serait l'un ou l'autre.
  await client.query("SET deadlock_timeout = '1ms'");
  return { client, pid: (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]!.pid };
}

const sansRendre = (client: Tx): Tx => ({ query: client.query.bind(client), release: () => undefined }) as unknown as Tx;

interface Reglages {
  readonly finesse: () => Finesse;
  readonly valide: () => Promise<void>;
  readonly changer: () => void;
  readonly liberer: () => void;
  readonly rendre: () => void;
}

class ConnexionPerdue extends Error {
  readonly code = '57P01';
}

/** Une transaction du serveur, dont chaque requête attend à la porte. */
function transactionAPortes({ client, pid }: Client, tache: Tache, reglages: Reglages): Tx {
  let photographie = false;
  let premiere = false;
  let ecrit = false;

  async function attendre(fin: boolean): Promise<void> {
    await new Promise<void>((ouvrir) => {
      tache.aValider = fin;
      tache.etat = 'porte';
      tache.ouvrir = ouvrir;
      reglages.changer();
    });
    tache.ouvrir = null;
    tache.etat = 'active';
  }

  async function query(requete: string | { readonly text: string }, valeurs?: unknown[]): Promise<unknown> {
    const texte = typeof requete === 'string' ? requete : requete.text;
    const [debut, fin] = [texte.startsWith('BEGIN'), texte === 'COMMIT'];
    if (texte === 'ROLLBACK') return client.query(texte).finally(reglages.liberer);
    if (tache.tuee) throw new ConnexionPerdue();
    if (reglages.finesse() === 'requete' ? !fin || ecrit : debut || (fin && ecrit)) await attendre(fin);
    if (tache.tuee) throw new ConnexionPerdue();
    tache.pid = pid;
    const resultat = await (client.query as (r: typeof requete, v?: unknown[]) => Promise<unknown>).call(client, requete, valeurs);
    tache.etat = 'active';
    if (debut) [photographie, premiere, ecrit] = [texte.includes('REPEATABLE READ'), true, false];
    else if (premiere) {
      premiere = false;
      if (photographie) tache.photographie();
    }
    ecrit ||= ECRIT.test(texte) || / FOR UPDATE/.test(texte);
    if (fin) reglages.liberer();
    if (fin && ecrit) await reglages.valide();
    return resultat;
  }

  return {
    query,
    release: () => {
      tache.pid = null;
      reglages.rendre();
    },
  } as unknown as Tx;
}
