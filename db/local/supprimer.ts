import { rmSync } from 'node:fs';
import { fichierDuCarnet } from './carnet/fichier.ts';
import { effacerQuarantaine } from './quarantaine.ts';

/** Efface la base d'un compte, ses deux voisins, son carnet et sa quarantaine. Elle doit être fermée, et il ne doit rien y rester à envoyer. */
export function supprimerBase(fichier: string): void {
  for (const suffixe of ['', '-wal', '-shm']) rmSync(fichier + suffixe, { force: true });
  effacerQuarantaine(fichier);
  rmSync(fichierDuCarnet(fichier), { force: true });
}
