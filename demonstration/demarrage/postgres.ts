import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Echec } from './echec.ts';
import { existe } from './tuer.ts';

export interface PostgresLance {
  readonly url: string;
  readonly pid: number | null;
  readonly arreter: () => Promise<void>;
}

const fichierPid = (dossier: string): string => path.join(dossier, 'postgresql', 'postmaster.pid');

export async function lancerPostgres(dossier: string, ephemere: boolean): Promise<PostgresLance> {
  await attendreLePrecedent(dossier);
  const { demarrerPostgres, PostgresIndisponible } = await chargerSansSesEcoutes();
  try {
    const { url, arreter } = await demarrerPostgres({ dossier, ephemere });
    return { url, pid: lirePid(dossier), arreter };
  } catch (erreur) {
    throw erreur instanceof PostgresIndisponible ? new Echec(erreur.message) : erreur;
  }
}

/**
 * La bibliothèque qui porte PostgreSQL l'arrête elle-même au premier signal et à la sortie, puis quitte le processus sans attendre
 * les autres. L'ordre de l'arrêt est le nôtre : ce qu'elle a mis à l'écoute en se chargeant est retiré.
 */
async function chargerSansSesEcoutes() {
  const avant = new Map(evenements.map((nom) => [nom, new Set(process.listeners(nom))]));
  const module = await import('../../db/central/embedded.ts');
  for (const [nom, connus] of avant) for (const ecoute of process.listeners(nom)) if (!connus.has(ecoute)) process.removeListener(nom, ecoute);
  return module;
}

const evenements: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK', 'exit', 'beforeExit'] as unknown as NodeJS.Signals[];

function lirePid(dossier: string): number | null {
  if (!existsSync(fichierPid(dossier))) return null;
  const pid = Number(readFileSync(fichierPid(dossier), 'utf8').split('\n', 1)[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

/** Après un démarrage tué net, son gardien arrête encore PostgreSQL : on lui laisse dix secondes. */
async function attendreLePrecedent(dossier: string): Promise<void> {
  for (let tour = 0; tour < 100; tour++) {
    const pid = lirePid(dossier);
    if (pid === null || !existe(pid)) return;
    await new Promise((suite) => setTimeout(suite, 100));
  }
}
