import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ok, refused, type Result } from '../../domain/shared/result.ts';

export type RefusCleFichier = { readonly motif: 'cle_endommagee' } | { readonly motif: 'dossier_inaccessible'; readonly code: string };

const TAILLE = 32;

/**
 * La clé de l'installation quand il n'y a pas de trousseau (hôte du navigateur) : un fichier lisible par le seul utilisateur,
 * à côté de la base. Limite assumée : qui lit ce fichier lit la base ; la fenêtre Electron, elle, confie la clé au système.
 * Une clé endommagée n'est jamais remplacée : ce serait perdre les bases qu'elle ouvre.
 */
export function lireOuCreerCle(dossier: string): Result<Uint8Array, RefusCleFichier> {
  try {
    mkdirSync(dossier, { recursive: true, mode: 0o700 });
    const fichier = path.join(dossier, 'cle');
    return lire(fichier) ?? (creer(fichier), lire(fichier)) ?? refused({ motif: 'cle_endommagee' });
  } catch (erreur) {
    return refused({ motif: 'dossier_inaccessible', code: String((erreur as NodeJS.ErrnoException).code ?? 'inconnu') });
  }
}

function lire(fichier: string): Result<Uint8Array, RefusCleFichier> | null {
  try {
    const cle = readFileSync(fichier);
    return cle.length === TAILLE ? ok(new Uint8Array(cle)) : refused({ motif: 'cle_endommagee' });
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw erreur;
  }
}

/** Écrite à côté, sur le disque, puis posée d'un coup : deux processus qui créent ensemble gardent la même, un arrêt brutal n'en laisse pas une moitié. */
function creer(fichier: string): void {
  const provisoire = `${fichier}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const prise = openSync(provisoire, 'wx', 0o600);
  try {
    writeSync(prise, randomBytes(TAILLE));
    fsyncSync(prise);
  } finally {
    closeSync(prise);
  }
  try {
    linkSync(provisoire, fichier);
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code !== 'EEXIST') throw erreur;
  } finally {
    rmSync(provisoire, { force: true });
  }
}
