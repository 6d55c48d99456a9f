import type { Socket } from 'node:net';

/** Les en-têtes de ce qui répond avant toute route, là où aucun greffon ne passe. */
export const ENTETES_SURS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const CORPS = '{"erreur":"requete_invalide"}';
const STATUTS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Une requête que Node n'a pas su lire : coupée, trop lente, ou qui n'est pas du HTTP. La connexion se ferme. */
export function refuserSansRequete(erreur: Error & { code?: string }, prise: Socket): void {
  if (!prise.writable || erreur.code === 'ECONNRESET') {
    prise.destroy();
    return;
  }
  const entetes = { ...ENTETES_SURS, 'content-type': 'application/json', 'content-length': CORPS.length, connection: 'close' };
  const lignes = Object.entries(entetes).map(([nom, valeur]) => `${nom}: ${valeur}`);
  prise.end([`HTTP/1.1 ${STATUTS[erreur.code ?? ''] ?? '400 Bad Request'}`, ...lignes, '', CORPS].join('\r\n'));
}
