import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { ouvrirCentrale, type Pool } from '../../db/central/open.ts';

export interface BaseCentrale {
  readonly url: string;
  readonly pool: Pool;
  readonly fermer: () => Promise<void>;
}

/** Une base centrale à soi, copie de celle-ci ; par défaut, vide et migrée. */
export async function uneBaseCentrale(modele = 'modele'): Promise<BaseCentrale> {
  const maitre = ouvrirCentrale(inject('postgres'), { max: 1 });
  const nom = `essai_${randomUUID().replaceAll('-', '')}`;
  await maitre.query(`CREATE DATABASE ${nom} TEMPLATE ${modele}`);
  await maitre.end();
  return rouvrirCentrale(inject('postgres').replace(/\/postgres$/, `/${nom}`));
}

export function rouvrirCentrale(url: string): BaseCentrale {
  const pool = ouvrirCentrale(url, { max: 20 });
  return { url, pool, fermer: () => pool.end() };
}
