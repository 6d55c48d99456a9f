import { parseArgs } from 'node:util';
import { nettoyer } from './mesure.ts';
import { imprimer } from './rapport.ts';
import { mesurerRecherche } from './recherche.ts';
import { mesurerSynchronisation } from './synchronisation.ts';

/** Le banc d'essai : `npm run bench -- [--json] [--rapide]`. Le suivi va sur la sortie d'erreur, le résultat sur la sortie. */
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, rapide: { type: 'boolean', default: false } } });
/** Rapide : moins de tours, et une candidature par dossier au lieu de trois. */
const reglages = values.rapide ? { tours: 3, candidatures: 1 } : { tours: 5, candidatures: 3 };
const suivi = (texte: string): void => console.error(texte);

try {
  const lignes = [
    ...(await mesurerSynchronisation({ tailles: [10_000, 50_000], ...reglages, suivi })),
    ...(await mesurerRecherche(100_000, suivi)),
  ];
  imprimer(lignes, values.json);
  process.exitCode = lignes.some((l) => l.atteint === false) ? 1 : 0;
} finally {
  nettoyer();
}
