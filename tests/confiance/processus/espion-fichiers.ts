import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

const GESTES = ['renameSync', 'rmSync'] as const;

/** Le nom d'un fichier du poste, sans ce qui change d'un poste à l'autre. */
const nommer = (fichier: unknown): string =>
  path
    .basename(String(fichier))
    .replace(/[0-9a-f]{32}/, '*')
    .replace(/\.\d+\.[0-9a-f]{8}\.provisoire$/, '.provisoire');

/** Fait passer par `suivre` chaque fichier que le poste déplace ou efface : « fichier renameSync base-*.db-wal ». */
export function espionnerFichiers(suivre: <T>(texte: string, faire: () => T) => T): void {
  const modifiable = fs as unknown as Record<(typeof GESTES)[number], (...valeurs: unknown[]) => unknown>;
  for (const geste of GESTES) {
    const vrai = modifiable[geste];
    modifiable[geste] = (...valeurs) => suivre(`fichier ${geste} ${nommer(valeurs[0])}`, () => vrai(...valeurs));
  }
  syncBuiltinESMExports();
}
