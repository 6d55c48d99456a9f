import { parseArgs } from 'node:util';
import { nettoyer } from './mesure.ts';
import { imprimer } from './rapport.ts';
import { mesurerRecherche } from './recherche.ts';
import { mesurerSynchronisation } from './synchronisation.ts';

/** Le banc d'essai : `npm run bench -- [--json] [--rapide]`. Le suivi va sur la sortie d'erreur, le résultat sur la sortie. */
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, rapide: { type: 'boolean', default: false } } });
const suivi = (texte: string): void => console.error(texte);

try {
  const lignes = [
    ...(await mesurerSynchronisation({ tailles: [10_000, 50_000], tours: values.rapide ? 3 : 5, suivi })),
    ...(await mesurerRecherche(100_000, suivi)),
  ];
  imprimer(lignes, values.json);
  process.exitCode = lignes.some((l) => l.atteint === false) ? 1 : 0;
} finally {
  nettoyer();
}
