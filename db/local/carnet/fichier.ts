import { closeSync, existsSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { effacerRestes, remplacer } from '../fichiers.ts';
import { appliquerNote, carnetVide, ecrireNotes, lireNotes, type Carnet, type CarnetLu, type Note } from './note.ts';
import { cleDuCarnet } from './sceau.ts';

/** Le carnet d'une base : le même nom, à côté d'elle. */
export const fichierDuCarnet = (fichierDeLaBase: string): string => `${fichierDeLaBase.replace(/\.db$/, '')}.carnet`;

/** Le carnet d'une base, tel qu'il est sur le disque ; null s'il n'y en a pas. Une panne du disque est une exception. */
export function lireCarnet(fichierDeLaBase: string, cleDeLaBase: Uint8Array): CarnetLu | null {
  const fichier = fichierDuCarnet(fichierDeLaBase);
  return existsSync(fichier) ? lireNotes(cleDuCarnet(cleDeLaBase), readFileSync(fichier)) : null;
}

/** Un carnet ouvert : on ajoute à la fin, ou l'on réécrit tout. Chaque écriture est sur le disque quand l'appel revient. */
export interface CarnetOuvert {
  readonly contenu: Readonly<Carnet>;
  readonly taille: () => number;
  /** Vrai tant que des octets n'y disent rien : à réécrire. */
  readonly abime: () => boolean;
  /** Rend de quoi s'en dédire : le fichier reprend sa longueur, même sur un disque plein. */
  readonly ajouter: (notes: readonly Note[]) => () => void;
  /** D'un coup : l'ancien carnet ou le nouveau, jamais un mélange. */
  readonly reecrire: (notes: readonly Note[]) => void;
  readonly fermer: () => void;
}

export function ouvrirCarnet(fichierDeLaBase: string, cleDeLaBase: Uint8Array): CarnetOuvert {
  const fichier = fichierDuCarnet(fichierDeLaBase);
  const cle = cleDuCarnet(cleDeLaBase);
  effacerRestes(fichier);
  const lu = lireCarnet(fichierDeLaBase, cleDeLaBase);
  let contenu = lu?.carnet ?? carnetVide();
  let abime = lu?.abime ?? false;
  let prise = openSync(fichier, 'a', 0o600);
  const taille = (): number => fstatSync(prise).size;

  return {
    get contenu() {
      return contenu;
    },
    taille,
    abime: () => abime,
    ajouter(notes) {
      const avant = taille();
      const dedire = () => ftruncateSync(prise, avant);
      try {
        writeFileSync(prise, ecrireNotes(cle, notes));
        fdatasyncSync(prise);
      } catch (erreur) {
        dedire();
        throw erreur;
      }
      const ancien = contenu;
      contenu = { ...ancien, lignes: new Map(ancien.lignes) };
      for (const note of notes) appliquerNote(contenu, note);
      return () => {
        dedire();
        contenu = ancien;
      };
    },
    reecrire(notes) {
      // Windows ne remplace pas un fichier ouvert.
      closeSync(prise);
      try {
        remplacer(fichier, ecrireNotes(cle, notes));
        abime = false;
        contenu = carnetVide();
        for (const note of notes) appliquerNote(contenu, note);
      } finally {
        prise = openSync(fichier, 'a', 0o600);
      }
    },
    fermer: () => closeSync(prise),
  };
}
