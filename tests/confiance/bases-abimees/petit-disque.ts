import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Un vrai disque de 4 Mio, que l'essai remplit. */
interface PetitDisque {
  readonly dossier: string;
  readonly demonter: () => void;
}

/** Échoue là où ce système, ou ce compte, ne permet pas d'en monter un. */
export function unPetitDisque(): PetitDisque {
  const dossier = mkdtempSync(path.join(tmpdir(), 'petit-disque-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', dossier], { stdio: 'ignore' });
  } catch (erreur) {
    rmSync(dossier, { recursive: true });
    throw erreur;
  }
  return {
    dossier,
    demonter() {
      execFileSync('umount', [dossier]);
      rmSync(dossier, { recursive: true });
    },
  };
}

export function peutMonterUnDisque(): boolean {
  try {
    unPetitDisque().demonter();
    return true;
  } catch {
    return false;
  }
}
