import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { demarrerPostgres } from '../../db/central/embedded.ts';
import { migrer } from '../../db/central/migrate.ts';
import { ouvrirCentrale } from '../../db/central/open.ts';

declare module 'vitest' {
  export interface ProvidedContext { postgres: string }
}

/** Un seul PostgreSQL pour tous les essais, et une base modèle déjà migrée, que chaque fichier clone. */
export default async function preparer(projet: TestProject): Promise<() => Promise<void>> {
  const dossier = mkdtempSync(path.join(os.tmpdir(), 'poste-pg-'));
  const serveur = await demarrerPostgres({ dossier, ephemere: true });
  const maitre = ouvrirCentrale(serveur.url);
  await maitre.query('CREATE DATABASE modele');
  const modele = ouvrirCentrale(serveur.url.replace(/\/postgres$/, '/modele'));
  await migrer(modele);
  await modele.end();
  await maitre.end();
  projet.provide('postgres', serveur.url);
  return async () => {
    await serveur.arreter();
    rmSync(dossier, { recursive: true, force: true });
  };
}
