import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Pose un fichier entier, ou rien : écrit à côté, sur le disque, puis mis en place d'un coup.
 * Un fichier déjà posé reste : deux processus qui créent ensemble gardent le même. Une coupure ne laisse pas une moitié.
 */
export function poserUneFois(fichier: string, contenu: Uint8Array): void {
  const provisoire = ecrireACote(fichier, contenu);
  try {
    linkSync(provisoire, fichier);
  } catch (erreur) {
    if (codeDe(erreur) !== 'EEXIST') throw erreur;
  } finally {
    rmSync(provisoire, { force: true });
  }
  synchroniserDossier(path.dirname(fichier));
}

/** Remplace un fichier : on lit l'ancien ou le nouveau, jamais un mélange. */
export function remplacer(fichier: string, contenu: Uint8Array): void {
  const provisoire = ecrireACote(fichier, contenu);
  try {
    renameSync(provisoire, fichier);
  } finally {
    rmSync(provisoire, { force: true });
  }
  synchroniserDossier(path.dirname(fichier));
}

/** Efface ce qu'un processus coupé a laissé à côté du fichier ; ceux d'un processus vivant ne sont pas touchés. */
export function effacerRestes(fichier: string): void {
  const dossier = path.dirname(fichier);
  for (const nom of readdirSync(dossier)) {
    const pid = nom.startsWith(`${path.basename(fichier)}.`) ? /\.(\d+)\.[0-9a-f]{8}\.provisoire$/.exec(nom)?.[1] : undefined;
    if (pid !== undefined && !estVivant(Number(pid))) rmSync(path.join(dossier, nom), { force: true });
  }
}

export const codeDe = (erreur: unknown): string => String((erreur as NodeJS.ErrnoException | null)?.code ?? 'inconnu');

function ecrireACote(fichier: string, contenu: Uint8Array): string {
  const provisoire = `${fichier}.${process.pid}.${randomBytes(4).toString('hex')}.provisoire`;
  const prise = openSync(provisoire, 'wx', 0o600);
  try {
    writeFileSync(prise, contenu);
    fsyncSync(prise);
  } catch (erreur) {
    rmSync(provisoire, { force: true });
    throw erreur;
  } finally {
    closeSync(prise);
  }
  return provisoire;
}

/** Sans cela, une panne de courant pourrait oublier le nom du fichier, donc la clé de bases déjà écrites. Windows ne le permet pas, et n'en a pas besoin. */
export function synchroniserDossier(dossier: string): void {
  if (process.platform === 'win32') return;
  const prise = openSync(dossier, 'r');
  try {
    fsyncSync(prise);
  } finally {
    closeSync(prise);
  }
}

function estVivant(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (erreur) {
    return codeDe(erreur) === 'EPERM';
  }
}
