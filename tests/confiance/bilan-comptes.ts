import type { Bilan } from '../bilan.ts';
import { jugerComptes, lireComptes } from './comptes.ts';

/** Imprime ce que les essais de confiance ont fait, et en fait un bilan : un compte sous son minimum est un échec. */
export function bilanDesComptes(dossier: string, fois: number, dire: (ligne: string) => void = console.log): Bilan {
  const juges = jugerComptes(lireComptes(dossier), fois);
  dire('\nEssais de confiance :');
  for (const { nom, nombre, minimum } of juges)
    dire(`  - ${nom} : ${nombre} (au moins ${minimum})${nombre < minimum ? ' : il en manque' : ''}`);
  const manquent = juges.filter((j) => j.nombre < j.minimum);
  return {
    nom: 'Comptes',
    passes: juges.length - manquent.length,
    echoues: manquent.length,
    sautes: 0,
    defaut: manquent.length === 0 ? null : `trop peu : ${manquent.map((j) => j.nom).join(', ')}`,
  };
}
