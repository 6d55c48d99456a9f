import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { avecInsecables, guide } from './build/guide.ts';
import { iconesDuTheme } from './build/icones.ts';

const racine = import.meta.dirname;
const policeDuSysteme = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", arial, sans-serif';

/**
 * Le thème neutre : les composants du DSFR sans l'identité de l'État.
 * Marianne et Spectral sont réservées aux services de l'État ; leurs fichiers ne doivent pas entrer dans ce qui est livré.
 */
const themeNeutre = (): Plugin => ({
  name: 'theme-neutre',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/react-dsfr/dsfr/') || !id.endsWith('.css')) return null;
    return code
      .replace(/@font-face\s*\{[^}]*\}/g, '')
      .replace(/"?Marianne"?,\s*arial,\s*sans-serif/g, policeDuSysteme)
      .replace(/"?Spectral"?,\s*georgia,\s*serif/g, 'georgia, serif');
  },
});

/**
 * La ponctuation double du français ne passe jamais seule à la ligne : son espace devient insécable dans renderer/textes.
 * Hors des chaînes, l'espace insécable est une espace comme une autre pour JavaScript.
 */
const espacesInsecables = (): Plugin => ({
  name: 'espaces-insecables',
  enforce: 'pre',
  transform: (code, id) => (id.includes('/renderer/textes/') ? avecInsecables(code) : null),
});

/** `crossorigin` fait échouer le chargement sous un protocole maison (app://), et tout vient de notre origine. */
const memeOrigine = (): Plugin => ({
  name: 'meme-origine',
  transformIndexHtml: { order: 'post', handler: (html) => html.replaceAll(' crossorigin', '') },
});

export default defineConfig({
  root: path.join(racine, 'renderer'),
  base: './',
  plugins: [themeNeutre(), iconesDuTheme(racine), espacesInsecables(), guide(racine), react(), memeOrigine()],
  build: {
    outDir: path.join(racine, 'out/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    minify: true,
    sourcemap: false,
    // La politique de sécurité n'accepte ni script ni style en ligne ; le préchargement natif suffit.
    modulePreload: { polyfill: false },
    // L'écran du poste, et la page du lien reçu par courriel, que sert le serveur central.
    rolldownOptions: { input: { index: path.join(racine, 'renderer/index.html'), compte: path.join(racine, 'renderer/compte.html') } },
  },
});
