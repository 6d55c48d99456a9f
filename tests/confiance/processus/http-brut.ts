import { gunzipSync, zstdDecompressSync } from 'node:zlib';

const FIN_DE_TETE = '\r\n\r\n';

/** Où commence le corps d'un message HTTP ; -1 tant que ses en-têtes ne sont pas tous là. */
export function debutDuCorps(octets: Buffer): number {
  const fin = octets.indexOf(FIN_DE_TETE);
  return fin === -1 ? -1 : fin + FIN_DE_TETE.length;
}

const enTete = (tete: string, nom: string): string | null => new RegExp(`^${nom}: *(.*?)\\r?$`, 'im').exec(tete)?.[1] ?? null;

/** « POST /v1/push ». */
export const routeDe = (tete: string): string => tete.split(' ', 2).join(' ');
export const longueurAnnoncee = (tete: string): number => Number(enTete(tete, 'content-length') ?? '0');

/** Les en-têtes d'une requête tels que le serveur les reçoit : une connexion par échange, et l'adresse d'un poste à chaque fois différent. */
export const teteRelayee = (tete: string, adresse: string): string =>
  tete.replace(/^connection:.*\r\n/im, '').replace(FIN_DE_TETE, `\r\nconnection: close\r\nx-forwarded-for: ${adresse}${FIN_DE_TETE}`);

/** Une réponse entière : son statut, et son corps hors découpage et compression. Null si elle est incomplète. */
export function lireReponse(octets: Buffer): { statut: number; corps: Buffer } | null {
  const debut = debutDuCorps(octets);
  if (debut === -1) return null;
  const tete = octets.subarray(0, debut).toString('latin1');
  const brut = corpsBrut(tete, octets.subarray(debut));
  if (brut === null) return null;
  const encodage = enTete(tete, 'content-encoding');
  const corps = encodage === 'zstd' ? zstdDecompressSync(brut) : encodage === 'gzip' ? gunzipSync(brut) : brut;
  return { statut: Number(tete.split(' ', 2)[1]), corps };
}

/** La même réponse, dont le corps s'arrête après ces octets compressés, et se dit pourtant entière ; null si elle n'en a pas davantage. */
export function reponseTronquee(octets: Buffer, gardes: number): Buffer | null {
  const debut = debutDuCorps(octets);
  const tete = octets.subarray(0, debut).toString('latin1');
  const brut = corpsBrut(tete, octets.subarray(debut)) ?? Buffer.alloc(0);
  if (gardes >= brut.length) return null;
  const coupe = brut.subarray(0, gardes);
  const entete = tete
    .replace(/^(transfer-encoding|content-length):.*\r\n/gim, '')
    .replace(FIN_DE_TETE, `\r\ncontent-length: ${coupe.length}${FIN_DE_TETE}`);
  return Buffer.concat([Buffer.from(entete, 'latin1'), coupe]);
}

/** Le corps tel qu'il a été compressé, une fois ôté le découpage en morceaux ; null s'il en manque. */
function corpsBrut(tete: string, octets: Buffer): Buffer | null {
  if (enTete(tete, 'transfer-encoding') !== 'chunked') {
    const longueur = longueurAnnoncee(tete);
    return octets.length < longueur ? null : octets.subarray(0, longueur);
  }
  const morceaux: Buffer[] = [];
  for (let place = 0; ;) {
    const ligne = octets.indexOf('\r\n', place);
    if (ligne === -1) return null;
    const taille = Number.parseInt(octets.subarray(place, ligne).toString('latin1'), 16);
    if (taille === 0) return Buffer.concat(morceaux);
    if (octets.length < ligne + 2 + taille) return null;
    morceaux.push(octets.subarray(ligne + 2, ligne + 2 + taille));
    place = ligne + 2 + taille + 2;
  }
}
