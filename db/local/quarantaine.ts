import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { poserUneFois, synchroniserDossier } from './fichiers.ts';

/** La base en dernier : sans son WAL, une base qui reste à sa place n'est qu'une base plus ancienne ; un WAL sans elle gâterait la suivante. */
const SUFFIXES = ['-wal', '-shm', ''];

const sansExtension = (fichier: string): string => fichier.replace(/\.db$/, '');
const marque = (fichier: string): string => `${sansExtension(fichier)}.abimee`;
const dossierDe = (fichier: string): string => `${sansExtension(fichier)}.quarantaine`;

/** Une lecture a échoué : cette base sera mise en quarantaine à la prochaine ouverture, même si un coup d'œil la trouve saine. */
export const marquerAbimee = (fichier: string): void => poserUneFois(marque(fichier), new Uint8Array());
export const estMarqueeAbimee = (fichier: string): boolean => existsSync(marque(fichier));

/**
 * Les fichiers d'une base abîmée, mis de côté : un dossier par base, un seul exemplaire. La marque reste tant que tout n'y est pas :
 * interrompu, le déplacement recommence, et aucune base neuve ne naît entre-temps.
 */
export function mettreEnQuarantaine(fichier: string): void {
  marquerAbimee(fichier);
  const dossier = dossierDe(fichier);
  mkdirSync(dossier, { recursive: true, mode: 0o700 });
  for (const suffixe of SUFFIXES) {
    const abime = fichier + suffixe;
    if (existsSync(abime)) renameSync(abime, path.join(dossier, path.basename(abime)));
  }
  synchroniserDossier(dossier);
  rmSync(marque(fichier));
  synchroniserDossier(path.dirname(fichier));
}

export const estEnQuarantaine = (fichier: string): boolean => existsSync(dossierDe(fichier));

/** Avec les traces de la base neuve, donc avant tout échange : une purge ne laisse rien dans une base mise de côté (I-10). */
export const effacerQuarantaine = (fichier: string): void => rmSync(dossierDe(fichier), { recursive: true, force: true });
