import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import type { Hasard } from '../../../demonstration/generateur/hasard.ts';
import { fichierDuCarnet } from '../../../db/local/carnet/fichier.ts';

const abimer = (fichier: string, geste: (octets: Buffer) => void): void => {
  if (!existsSync(fichier)) throw new Error(`rien à abîmer : ${fichier}`);
  const octets = readFileSync(fichier);
  geste(octets);
  writeFileSync(fichier, octets);
};

const retourner =
  (hasard: Hasard, nombre: number) =>
  (octets: Buffer): void => {
    for (let i = 0; i < nombre; i++) octets[hasard.entier(0, octets.length - 1)]! ^= 1 << hasard.entier(0, 7);
  };

const gribouiller =
  (hasard: Hasard) =>
  (octets: Buffer): void => {
    const debut = hasard.entier(0, octets.length - 1);
    octets.subarray(debut, debut + 4_096).forEach((_, i, part) => (part[i] = hasard.entier(0, 255)));
  };

const couper = (fichier: string, hasard: Hasard): void => truncateSync(fichier, hasard.entier(0, readFileSync(fichier).length - 1));

/** Ce qui peut arriver aux fichiers d'un poste arrêté. Un seul des deux, la base ou son carnet, est touché à chaque fois. */
export const degats = {
  'deux cents octets retournés dans la base': (f, h) => abimer(f, retourner(h, 200)),
  'un octet retourné dans la base': (f, h) => abimer(f, retourner(h, 1)),
  'une page de la base gribouillée': (f, h) => abimer(f, gribouiller(h)),
  'la base coupée': couper,
  'la base vidée': (f) => truncateSync(f, 0),
  'le WAL coupé': (f, h) => couper(`${f}-wal`, h),
  'le WAL gribouillé': (f, h) => abimer(`${f}-wal`, gribouiller(h)),
  'le carnet coupé': (f, h) => couper(fichierDuCarnet(f), h),
  'le carnet gribouillé': (f, h) => abimer(fichierDuCarnet(f), gribouiller(h)),
  'des octets retournés dans le carnet': (f, h) => abimer(fichierDuCarnet(f), retourner(h, 5)),
} as const satisfies Readonly<Record<string, (fichier: string, hasard: Hasard) => void>>;

export type NomDeDegat = keyof typeof degats;
export const nomsDesDegats = Object.keys(degats) as NomDeDegat[];
