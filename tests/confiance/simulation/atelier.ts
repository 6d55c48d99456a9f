import { rmSync } from 'node:fs';
import path from 'node:path';
import type { ZodApp } from '../../../server/zod-app.ts';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';
import { type BaseDEssai, uneBaseDEssai } from '../constat/base.ts';
import { desPortes, type Portes } from './portes.ts';
import { ecrireModele } from './poste.ts';
import { type Cadran, desServeurs } from './serveur.ts';

/** Ce qu'un processus de simulation construit une fois : sa base centrale, ses serveurs, son dossier. Une graine après l'autre s'en sert. */
export interface Atelier {
  readonly portes: Portes;
  readonly base: BaseDEssai;
  readonly apps: readonly ZodApp[];
  readonly cadran: Cadran;
  readonly dossier: string;
  /** La base neuve dont chaque poste part. */
  readonly modele: string;
  readonly fermer: () => Promise<void>;
}

/** `url` : une base centrale migrée, vide, que personne d'autre n'emploie. */
export async function unAtelier(url: string): Promise<Atelier> {
  const dossier = dossierEphemere('poste-simulation-');
  const modele = path.join(dossier, 'modele.db');
  ecrireModele(modele);
  const portes = await desPortes(url);
  const base = await uneBaseDEssai(portes.libre);
  const cadran: Cadran = { lire: () => new Date() };
  const apps = await desServeurs(portes.pool, cadran);
  return {
    portes,
    base,
    apps,
    cadran,
    dossier,
    modele,
    async fermer() {
      for (const app of apps) await app.close();
      await portes.fermer();
      rmSync(dossier, { recursive: true, force: true });
    },
  };
}
