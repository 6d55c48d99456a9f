import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Un endroit où l'on cherche : son nom, et ses octets. */
export interface Lieu {
  readonly nom: string;
  readonly octets: Buffer;
}

/** Sous quelles formes un texte peut traîner : tel quel, en UTF-16, en base64, en hexadécimal ; sans égard à la casse. */
function formes(texte: string): Buffer[] {
  const octets = Buffer.from(texte, 'utf8');
  // En base64, un texte au milieu d'un autre commence à l'un de trois décalages.
  const enBase64 = [0, 1, 2].map((decalage) => {
    const code = Buffer.concat([Buffer.alloc(decalage), octets])
      .toString('base64')
      .replaceAll('=', '');
    return code.slice(decalage === 0 ? 0 : decalage + 1, -1);
  });
  return [octets, Buffer.from(texte, 'utf16le'), ...[...enBase64, octets.toString('hex')].map((t) => Buffer.from(t))];
}

const enMinuscules = (octets: Buffer): string => octets.toString('latin1').toLowerCase();

/** Ceux de ces textes que l'on retrouve dans ces octets. */
export function trouver(octets: Buffer, textes: readonly string[]): string[] {
  const botte = enMinuscules(octets);
  return textes.filter((texte) => formes(texte).some((forme) => botte.includes(enMinuscules(forme))));
}

/** Chaque fichier d'un dossier, sous-dossiers compris : un lieu, avec son nom. */
export const lieuxDuDossier = (dossier: string): Lieu[] =>
  readdirSync(dossier, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => path.join(f.parentPath, f.name))
    .flatMap((fichier) => [
      { nom: path.relative(dossier, fichier), octets: readFileSync(fichier) },
      { nom: `le nom de ${path.basename(fichier)}`, octets: Buffer.from(fichier) },
    ]);

/** I-9 : les phrases de ce qui a été trouvé, et où. */
export const fuites = (lieux: readonly Lieu[], textes: readonly string[]): string[] =>
  lieux.flatMap(({ nom, octets }) => trouver(octets, textes).map((texte) => `I-9 : « ${texte} » est en clair dans ${nom}`));
