import type { Pool } from '../../../db/central/open.ts';
import { uneBaseCentrale } from '../../outils/postgres.ts';
import { lePostePaquet } from './poste-paquet.ts';
import { type ServeurReel, type Terrain, unServeurReel, unTerrain } from './terrain.ts';

/** Le terrain ordinaire de ces essais : une base à soi, un serveur en marche, et de quoi faire naître des postes. */
export interface Plateforme {
  readonly pool: Pool;
  readonly serveur: ServeurReel;
  readonly terrain: Terrain;
  readonly fermer: () => Promise<void>;
}

export async function unePlateforme(): Promise<Plateforme> {
  const [base, paquet] = await Promise.all([uneBaseCentrale(), lePostePaquet()]);
  const serveur = await unServeurReel(() => base.url);
  const terrain = await unTerrain({ pool: base.pool, paquet, vers: () => serveur.url });
  await serveur.demarrer();
  return {
    pool: base.pool,
    serveur,
    terrain,
    async fermer() {
      await terrain.fermer();
      await serveur.arreter();
      paquet.effacer();
      await base.fermer();
    },
  };
}
