import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** La même politique que la fenêtre, avec `connect-src 'self'` : ici l'écran parle à l'hôte par HTTP. */
export const ENTETES: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Un fichier d'un autre type n'est jamais servi. */
export const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
};

/** Un fichier de l'écran construit, ou null : rien hors de ce dossier, aucun type inconnu. */
export async function lireFichier(racine: string, chemin: string): Promise<{ type: string; corps: Buffer } | null> {
  const demande = decode(chemin);
  if (demande === null || demande.includes('\0') || demande.includes('\\')) return null;
  const fichier = path.join(racine, path.normalize(demande === '/' ? '/index.html' : demande));
  const type = TYPES[path.extname(fichier)];
  if (type === undefined || !fichier.startsWith(racine + path.sep)) return null;
  return readFile(fichier).then(
    (corps) => ({ type, corps }),
    () => null,
  );
}

function decode(chemin: string): string | null {
  try {
    return decodeURIComponent(chemin);
  } catch {
    return null;
  }
}
