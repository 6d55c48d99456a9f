import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { ouvrirCentrale, type Pool } from '../../db/central/open.ts';

/** `fermer` l'efface aussi : des centaines de bases ne tiennent pas sur une petite machine. */
export interface BaseCentrale {
  readonly url: string;
  readonly pool: Pool;
  readonly fermer: () => Promise<void>;
}

/** Une base centrale à soi, copie de celle-ci ; par défaut, vide et migrée. */
export async function uneBaseCentrale(modele = 'modele'): Promise<BaseCentrale> {
  const nom = `essai_${randomUUID().replaceAll('-', '')}`;
  await administrer(`CREATE DATABASE ${nom} TEMPLATE ${modele}`);
  return rouvrir(inject('postgres').replace(/\/postgres$/, `/${nom}`));
}

/** La base telle qu'elle est, mise de côté ; l'originale est rouverte, car PostgreSQL ne copie pas une base que l'on emploie. */
export async function copierCentrale({ url, pool }: BaseCentrale): Promise<{ copie: BaseCentrale; reprise: BaseCentrale }> {
  await pool.end();
  return { copie: await uneBaseCentrale(nomDe(url)), reprise: rouvrir(url) };
}

function rouvrir(url: string): BaseCentrale {
  const pool = ouvrirCentrale(url, { max: 20 });
  return {
    url,
    pool,
    async fermer() {
      await pool.end();
      await administrer(`DROP DATABASE ${nomDe(url)} WITH (FORCE)`);
    },
  };
}

const nomDe = (url: string): string => new URL(url).pathname.slice(1);

async function administrer(ordre: string): Promise<void> {
  const maitre = ouvrirCentrale(inject('postgres'), { max: 1 });
  await maitre.query(ordre);
  await maitre.end();
}
