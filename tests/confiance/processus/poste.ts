import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { cleDuCompte } from '../../../electron/vault/compte.ts';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';
import { CLE_D_ESSAI } from '../../outils/poste.ts';
import type { Qui } from '../histoire.ts';
import type { Consigne, Parole } from './consigne.ts';
import { type GestionnaireReel, MOT_DE_PASSE } from './monde.ts';
import type { Paquet } from './paquet.ts';

/** Une vie d'un poste : du démarrage du processus à sa mort. */
export interface Vie {
  readonly paroles: readonly Parole[];
  /** La première parole, dite ou à venir, qui convient ; échoue si le poste finit sans la dire. */
  readonly entendre: (convient: (parole: Parole) => boolean) => Promise<Parole>;
  /** La session ouverte ; échoue si elle est refusée. */
  readonly ouverte: () => Promise<void>;
  /** SIGKILL. */
  readonly tuer: () => Promise<void>;
  /** L'arrêt ordinaire. */
  readonly arreter: () => Promise<void>;
  /** Comment le processus a fini : le signal qui l'a tué, ou null. Tout ce qu'il a dit est alors entendu. */
  readonly fin: Promise<NodeJS.Signals | null>;
}

/** Un poste et sa base, à travers ses vies. */
export interface PosteReel {
  readonly qui: Qui;
  readonly gestionnaire: GestionnaireReel;
  readonly dossier: string;
  /** Sa base chiffrée, et la clé pour la lire quand il ne vit pas. */
  readonly base: { readonly fichier: string; readonly cle: Uint8Array };
  readonly vivre: (consigne: Partial<Consigne>) => Vie;
  readonly effacer: () => Promise<void>;
}

export interface OptionsPosteReel {
  readonly qui: Qui;
  readonly gestionnaire: GestionnaireReel;
  readonly paquet: Paquet;
  readonly serveur: string;
  /** Ce qu'il dit, à mesure. */
  readonly entendre: (parole: Parole) => void;
  readonly env: Readonly<Record<string, string>>;
}

export function unPosteReel(options: OptionsPosteReel): PosteReel {
  const { qui, gestionnaire } = options;
  const dossier = dossierEphemere('poste-reel-');
  const compte = cleDuCompte(CLE_D_ESSAI, gestionnaire.courriel);
  const naitre = (): ChildProcess =>
    spawn(process.execPath, [options.paquet.fichier], {
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: options.paquet.cache,
        POSTE_SERVEUR: options.serveur,
        POSTE_DOSSIER: dossier,
        POSTE_CLE: Buffer.from(CLE_D_ESSAI).toString('hex'),
        ...options.env,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  // Le suivant se charge pendant que celui-ci travaille.
  let suivant = naitre();
  return {
    qui,
    gestionnaire,
    dossier,
    base: { fichier: path.join(dossier, compte.fichier), cle: compte.cle },
    vivre(consigne) {
      const vie = uneVie(suivant, options.entendre);
      const entiere: Consigne = {
        courriel: gestionnaire.courriel,
        motDePasse: MOT_DE_PASSE,
        graine: '',
        actes: 0,
        pauseMs: 6,
        mort: null,
        avanceMs: 0,
        menteur: false,
        ...consigne,
      };
      suivant.stdin!.write(`${JSON.stringify(entiere)}\n`);
      suivant = naitre();
      return vie;
    },
    async effacer() {
      await uneVie(suivant, () => undefined).arreter();
      rmSync(dossier, { recursive: true, force: true });
    },
  };
}

function uneVie(enfant: ChildProcess, entendue: (parole: Parole) => void): Vie {
  const paroles: Parole[] = [];
  let attentes: { convient: (parole: Parole) => boolean; faite: (parole: Parole) => void; finie: (raison: Error) => void }[] = [];
  let erreurs = '';
  enfant.stderr!.on('data', (morceau: Buffer) => {
    erreurs += String(morceau);
  });
  // Un processus tué ne lit plus : ce qu'on lui écrit encore n'a pas d'importance.
  enfant.stdin!.on('error', () => undefined);
  createInterface({ input: enfant.stdout! }).on('line', (ligne) => {
    const parole = JSON.parse(ligne) as Parole;
    paroles.push(parole);
    entendue(parole);
    for (const attente of attentes) if (attente.convient(parole)) attente.faite(parole);
    attentes = attentes.filter((a) => !a.convient(parole));
  });
  const fin = new Promise<NodeJS.Signals | null>((fait) => {
    enfant.once('close', (_, signal) => {
      for (const { finie } of attentes) finie(new Error(`le poste a fini (${signal ?? enfant.exitCode}) sans le dire :\n${erreurs}`));
      fait(signal);
    });
  });
  const entendre = (convient: (parole: Parole) => boolean): Promise<Parole> => {
    const dite = paroles.find(convient);
    if (dite !== undefined) return Promise.resolve(dite);
    return new Promise((faite, finie) => void attentes.push({ convient, faite, finie }));
  };
  return {
    paroles,
    fin,
    entendre,
    async ouverte() {
      const dite = await entendre((p) => p.dit === 'ouverte' || p.dit === 'pas ouverte');
      if (dite.dit !== 'ouverte') throw new Error(`session refusée : ${JSON.stringify(dite)}`);
    },
    async tuer() {
      enfant.kill('SIGKILL');
      await fin;
    },
    async arreter() {
      enfant.stdin!.end();
      await fin;
    },
  };
}
