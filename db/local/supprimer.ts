import { rmSync } from 'node:fs';

/** Efface la base d'un compte et ses deux voisins. Elle doit être fermée, et il ne doit rien y rester à envoyer. */
export function supprimerBase(fichier: string): void {
  for (const suffixe of ['', '-wal', '-shm']) rmSync(fichier + suffixe, { force: true });
}
