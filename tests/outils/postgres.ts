import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { ouvrirCentrale, type Pool } from '../../db/central/open.ts';
import { remettreANeuf, type Neuve, tellesQueNeuve } from './base-remise-a-neuf.ts';

/** `fermer` l'efface aussi : des centaines de bases ne tiennent pas sur une petite machine. */
export interface BaseCentrale {
  readonly url: string;
  readonly pool: Pool;
  readonly fermer: () => Promise<void>;
}

/** Une base centrale à soi, copie de celle-ci ; par défaut, vide et migrée. */
export async function uneBaseCentrale(modele = 'modele'): Promise<BaseCentrale> {
  const nom = `essai_${randomUUID().replaceAll('-', '')}`;
  await administrer(`CREATE DATABASE ${nom} TEMPLATE ${modele} STRATEGY FILE_COPY`);
  return rouvrir(inject('postgres').replace(/\/postgres$/, `/${nom}`));
}

/** La base telle qu'elle est, mise de côté ; l'originale est rouverte, car PostgreSQL ne copie pas une base que l'on emploie. */
export async function copierCentrale({ url, pool }: BaseCentrale): Promise<{ copie: BaseCentrale; reprise: BaseCentrale }> {
  await pool.end();
  return { copie: await uneBaseCentrale(nomDe(url)), reprise: rouvrir(url) };
}

/** Une base vide et migrée, et les connexions de deux serveurs, déjà chaudes : elles ont servi à l'essai d'avant, qui n'y a rien laissé. */
export interface BasePretee extends BaseCentrale {
  readonly desServeurs: readonly [Pool, Pool];
}

const rendues: { readonly pretee: BasePretee; readonly neuve: Neuve }[] = [];

/** `fermer` la rend : elle est remise à neuf pour l'essai suivant, ou effacée si cet essai en a changé autre chose que les lignes. */
export async function uneBasePretee(connexions = 8): Promise<BasePretee> {
  const rendue = connexions === 8 ? rendues.pop() : undefined;
  if (rendue !== undefined) return rendue.pretee;
  const base = await uneBaseCentrale();
  const neuve = await tellesQueNeuve(base.pool);
  const desServeurs = [ouvrirCentrale(base.url, { max: connexions }), ouvrirCentrale(base.url, { max: connexions })] as const;
  const pretee: BasePretee = {
    ...base,
    desServeurs,
    async fermer() {
      if (connexions === 8 && (await remettreANeuf([base.pool, ...desServeurs], neuve))) return void rendues.push({ pretee, neuve });
      await Promise.all(desServeurs.map((p) => p.end()));
      await base.fermer();
    },
  };
  return pretee;
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
