import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CustomScheme, Protocol } from 'electron';
import { TYPES } from '../host/http-fichiers.ts';
import { trouverFichier, type FichiersEcran } from './fichiers-ecran.ts';
import { PAGE } from './page.ts';

/** À déclarer avant que l'application soit prête. `bypassCSP` et les service workers restent fermés. */
export const SCHEMA: CustomScheme = {
  scheme: PAGE.schema,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Point 7 : la politique par en-tête. `connect-src 'none'` : l'écran n'a pas de réseau, il passe par le préchargement. */
export const ENTETES: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Point 18 : `app://poste/…`, servi depuis l'écran construit et de nulle part ailleurs. */
export function servirEcran(protocol: Pick<Protocol, 'handle'>, fichiers: FichiersEcran): void {
  protocol.handle(PAGE.schema, (requete) => repondre(requete, fichiers));
}

async function repondre(requete: { method: string; url: string }, fichiers: FichiersEcran): Promise<Response> {
  const fichier = requete.method === 'GET' ? trouverFichier(fichiers, requete.url) : null;
  const type = fichier === null ? undefined : TYPES[path.extname(fichier)];
  if (fichier === null || type === undefined) return absent();
  return readFile(fichier).then((corps) => new Response(new Uint8Array(corps), { headers: { ...ENTETES, 'content-type': type } }), absent);
}

const absent = (): Response => new Response(null, { status: 404, headers: ENTETES });
