import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Echec } from './echec.ts';
import { arreterProcessus } from './tuer.ts';

export interface Commande {
  /** Comment la phrase d'échec le nomme : « Le serveur central ». */
  readonly nom: string;
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly dossier: string;
  /** Où vont ses sorties ; la fenêtre du démarrage ne montre que l'essentiel. */
  readonly journal: string;
}

export interface Enfant {
  readonly nom: string;
  readonly pid: number;
  readonly journal: string;
  /** Ses dernières lignes, pour dire ce qui s'est passé. */
  readonly derniers: () => readonly string[];
  /** Se résout à la mort du processus, avec ce qui l'a causée. */
  readonly fin: Promise<string>;
  /** La première ligne de sortie qui répond à l'expression, ou un échec si le processus meurt ou tarde. */
  readonly attendreLigne: (expression: RegExp, delaiMs: number) => Promise<RegExpMatchArray>;
  readonly arreter: () => Promise<void>;
}

/** Lance un programme dans son propre groupe : Ctrl+C n'atteint que le démarrage, qui arrête les autres dans l'ordre. */
export async function lancer({ nom, executable, args, env, dossier, journal }: Commande): Promise<Enfant> {
  const processus = spawn(executable, [...args], {
    cwd: dossier,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  await new Promise((suite, rejeter) => {
    processus.once('spawn', suite);
    processus.once('error', () => rejeter(new Echec(`${nom} ne peut pas être lancé (${executable}).`)));
  });
  const flux = createWriteStream(journal);
  flux.on('error', () => {});
  const fin = new Promise<string>((suite) =>
    processus.once('exit', (code, signal) => suite(signal === null ? `code ${code}` : `signal ${signal}`)),
  );
  const lignes: string[] = [];
  const lecteurs = new Set<(ligne: string) => void>();
  for (const sortie of [processus.stdout, processus.stderr]) {
    createInterface({ input: sortie }).on('line', (ligne) => {
      flux.write(`${masquer(ligne)}\n`);
      if (lignes.push(ligne) > 200) lignes.shift();
      for (const lire of lecteurs) lire(ligne);
    });
  }
  const pid = processus.pid!;
  const attendreLigne: Enfant['attendreLigne'] = (expression, delaiMs) => {
    const trouvee = Promise.withResolvers<RegExpMatchArray>();
    const lire = (ligne: string): void => {
      const m = ligne.match(expression);
      if (m) trouvee.resolve(m);
    };
    lignes.forEach(lire);
    lecteurs.add(lire);
    const minuterie = setTimeout(
      () => trouvee.reject(new Echec(`${nom} ne répond pas après ${delaiMs / 1000} s. Son journal : ${journal}`)),
      delaiMs,
    );
    void fin.then((cause) => trouvee.reject(mortDe(enfant, cause)));
    return trouvee.promise.finally(() => {
      clearTimeout(minuterie);
      lecteurs.delete(lire);
    });
  };
  const enfant: Enfant = {
    nom,
    pid,
    journal,
    fin,
    attendreLigne,
    derniers: () =>
      lignes
        .filter((l) => l.trim() !== '')
        .slice(-6)
        .map(masquer),
    arreter: async () => {
      await arreterProcessus(pid, 'SIGTERM', 8_000);
      await fin;
    },
  };
  return enfant;
}

/** Ni jeton ni mot de passe dans un journal. */
const masquer = (ligne: string): string => ligne.replace(/jeton=\S+/g, 'jeton=…').replace(/\/\/[^/@\s]+@/g, '//…@');

/** La fin inattendue d'un programme : sa cause, ses dernières lignes, et où lire le reste. */
export function mortDe({ nom, journal, derniers }: Enfant, cause: string): Echec {
  const lignes = derniers()
    .map((ligne) => `  ${ligne}\n`)
    .join('');
  return new Echec(`${nom} s’est arrêté (${cause}).\n${lignes}Son journal : ${journal}`);
}
