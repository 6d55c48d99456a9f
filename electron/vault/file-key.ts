import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ok, refused, type Result } from '../../domain/shared/result.ts';
import { aDesBases } from './bases.ts';
import { codeDe, effacerRestes, poserUneFois } from '../../db/local/fichiers.ts';

export type RefusCleFichier =
  | { readonly motif: 'cle_endommagee' }
  /** La clé n'est plus là, mais les bases qu'elle ouvrait y sont. */
  | { readonly motif: 'cle_perdue' }
  | { readonly motif: 'dossier_inaccessible'; readonly code: string };

const TAILLE = 32;

/**
 * La clé de l'installation quand il n'y a pas de trousseau (hôte du navigateur) : un fichier lisible par le seul utilisateur,
 * à côté de la base. Limite assumée : qui lit ce fichier lit la base ; la fenêtre Electron, elle, confie la clé au système.
 * Une clé endommagée ou perdue n'est jamais remplacée : ce serait perdre les bases qu'elle ouvre.
 */
export function lireOuCreerCle(dossier: string): Result<Uint8Array, RefusCleFichier> {
  try {
    mkdirSync(dossier, { recursive: true, mode: 0o700 });
    const fichier = path.join(dossier, 'cle');
    const attendue = aDesBases(dossier);
    const existante = lire(fichier);
    if (existante !== null) return existante;
    if (attendue) return refused({ motif: 'cle_perdue' });
    poserUneFois(fichier, randomBytes(TAILLE));
    return lire(fichier) ?? refused({ motif: 'cle_endommagee' });
  } catch (erreur) {
    return refused({ motif: 'dossier_inaccessible', code: codeDe(erreur) });
  }
}

function lire(fichier: string): Result<Uint8Array, RefusCleFichier> | null {
  try {
    const cle = readFileSync(fichier);
    effacerRestes(fichier);
    return cle.length === TAILLE ? ok(new Uint8Array(cle)) : refused({ motif: 'cle_endommagee' });
  } catch (erreur) {
    if (codeDe(erreur) === 'ENOENT') return null;
    throw erreur;
  }
}
