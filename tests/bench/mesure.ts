import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import type { Lecture } from 'better-sqlite3';
import { entites, nomsEntites } from '../../domain/contract/entities.ts';

export const mediane = (valeurs: readonly number[]): number => centile(valeurs, 50);

export function centile(valeurs: readonly number[], rang: number): number {
  const triees = valeurs.toSorted((a, b) => a - b);
  return triees[Math.min(triees.length - 1, Math.ceil((rang / 100) * triees.length) - 1)] ?? NaN;
}

/** L'écart entre les mesures d'une même chose, rapporté à leur médiane : au-delà de 0,6 la machine est trop occupée pour conclure. */
export const dispersion = (valeurs: readonly number[]): number => (Math.max(...valeurs) - Math.min(...valeurs)) / mediane(valeurs);
export const DISPERSION_MAX = 0.6;

export async function chronometrer<T>(faire: () => T | Promise<T>): Promise<{ ms: number; valeur: T }> {
  const debut = performance.now();
  const valeur = await faire();
  return { ms: performance.now() - debut, valeur };
}

/** Une empreinte de toutes les lignes : la preuve que les deux côtés ont fait le même travail. */
export function empreinteDesLignes(db: Lecture): string {
  const empreinte = createHash('sha256');
  for (const nom of nomsEntites) {
    for (const ligne of db
      .prepare(`SELECT ${entites[nom].colonnes.join(', ')} FROM ${nom} ORDER BY id`)
      .raw()
      .all())
      empreinte.update(JSON.stringify(ligne));
  }
  for (const mot of ['lefevre', 'orleans', 'messagerie']) {
    empreinte.update(
      JSON.stringify(
        db.prepare(`SELECT id FROM demande WHERE n IN (SELECT rowid FROM recherche WHERE recherche MATCH ?) ORDER BY id`).pluck().all(mot),
      ),
    );
  }
  return empreinte.digest('hex');
}

const dossiers: string[] = [];
let fichiers = 0;

/** Un fichier de base neuf, effacé à la fin du banc. */
export function unFichier(): string {
  if (dossiers.length === 0) dossiers.push(mkdtempSync(path.join(tmpdir(), 'banc-')));
  return path.join(dossiers[0]!, `base-${++fichiers}.db`);
}
export const oublier = (fichier: string): void => {
  for (const s of ['', '-wal', '-shm']) rmSync(fichier + s, { force: true });
};
export const nettoyer = (): void => {
  for (const d of dossiers.splice(0)) rmSync(d, { recursive: true, force: true });
};

export const machine = () => ({
  processeur: cpus()[0]?.model ?? '?',
  coeurs: cpus().length,
  memoire_go: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  systeme: `${process.platform} ${process.arch}`,
  charge: loadavg().map((c) => Math.round(c * 100) / 100),
});
