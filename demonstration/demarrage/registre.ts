import type { Pool } from '../../db/central/open.ts';
import { Demande } from '../../domain/demande/demande.ts';
import { semerRegistre } from '../registre/semer.ts';

const NOM = 'registre';
const EN_COURS = 'registre_en_cours';
const PAR_LOT = 2_000;

const autreBase = (url: string, nom: string): string => Object.assign(new URL(url), { pathname: `/${nom}` }).href;

/**
 * La base du registre, à côté de celle du serveur : elle connaît les demandes de la démonstration dès sa création.
 * Elle ne prend son nom qu'une fois remplie ; interrompue, elle est refaite au démarrage suivant. Rend son adresse.
 */
export async function preparerRegistre(pool: Pool, url: string): Promise<string> {
  const existe = (await pool.query('SELECT 1 FROM pg_database WHERE datname = $1', [NOM])).rowCount === 1;
  if (!existe) {
    await pool.query(`DROP DATABASE IF EXISTS ${EN_COURS}`);
    await pool.query(`CREATE DATABASE ${EN_COURS}`);
    await remplir(pool, autreBase(url, EN_COURS));
    await pool.query(`ALTER DATABASE ${EN_COURS} RENAME TO ${NOM}`);
  }
  return autreBase(url, NOM);
}

/** Lot par lot : une grande démonstration ne tient pas dans une seule requête. */
async function remplir(pool: Pool, urlDuRegistre: string): Promise<void> {
  for (let dernier = ''; ;) {
    const { rows } = await pool.query<{ id: string; doc: string }>(
      'SELECT id, doc FROM demande WHERE id::text > $1 ORDER BY id::text LIMIT $2',
      [dernier, PAR_LOT],
    );
    await semerRegistre(
      urlDuRegistre,
      rows.map((ligne) => Demande.parse(JSON.parse(ligne.doc))),
    );
    if (rows.length < PAR_LOT) return;
    dernier = rows.at(-1)!.id;
  }
}
