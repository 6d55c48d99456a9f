import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { attendus } from './attendus.ts';

/** Où chaque processus d'essais écrit ses comptes ; absente, personne ne compte. */
export const DOSSIER_DES_COMPTES = 'POSTE_CONFIANCE_COMPTES';
const ECHELLE = 'POSTE_CONFIANCE_ECHELLE';

/** Combien de fois plus que le court : 1 dans `npm test`, 10 dans `npm run confiance`. */
export const echelle = (): number => Number(process.env[ECHELLE] ?? '1');
export const environnementDesComptes = (dossier: string, fois: number): Record<string, string> => ({
  [DOSSIER_DES_COMPTES]: dossier,
  [ECHELLE]: String(fois),
});

/** Ajouter `nombre` à un compte d'essais de confiance, imprimé à la fin : un essai qui ferait moins que prévu se voit. */
export function compter(nom: keyof typeof attendus, nombre: number): void {
  const dossier = process.env[DOSSIER_DES_COMPTES];
  if (dossier !== undefined) appendFileSync(path.join(dossier, `${process.pid}.ndjson`), `${JSON.stringify([nom, nombre])}\n`);
}

/** Les comptes de tous les processus, additionnés. */
export function lireComptes(dossier: string): Map<string, number> {
  const comptes = new Map<string, number>();
  for (const fichier of existsSync(dossier) ? readdirSync(dossier) : []) {
    for (const ligne of readFileSync(path.join(dossier, fichier), 'utf8').split('\n').filter(Boolean)) {
      const [nom, nombre] = JSON.parse(ligne) as [string, number];
      comptes.set(nom, (comptes.get(nom) ?? 0) + nombre);
    }
  }
  return comptes;
}

export interface CompteJuge {
  readonly nom: string;
  readonly nombre: number;
  readonly minimum: number;
}

/** Chaque compte attendu, ce qui en a été fait, et le minimum à cette échelle. */
export const jugerComptes = (comptes: ReadonlyMap<string, number>, fois: number): CompteJuge[] =>
  Object.entries(attendus).map(([nom, { minimum, suitLEchelle }]) => ({
    nom,
    nombre: comptes.get(nom) ?? 0,
    minimum: suitLEchelle ? minimum * fois : minimum,
  }));
