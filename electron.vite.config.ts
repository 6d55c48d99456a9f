import path from 'node:path';
import { defineConfig } from 'electron-vite';

const racine = import.meta.dirname;

/**
 * Le processus principal et le préchargement ; l'écran se construit avec vite.config.ts, le même pour la fenêtre et le navigateur.
 * Tout est réuni dans un fichier, sauf Electron et le module natif : le paquet n'emporte pas le reste de node_modules.
 */
export default defineConfig({
  main: {
    build: {
      outDir: path.join(racine, 'out/main'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: path.join(racine, 'electron/main.ts') },
        external: ['electron', 'better-sqlite3'],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: path.join(racine, 'out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: path.join(racine, 'electron/window/preload.ts') },
        external: ['electron'],
        // Un préchargement en bac à sable est un seul fichier CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
});
