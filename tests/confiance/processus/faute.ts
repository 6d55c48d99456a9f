import type { Hasard } from '../../../demonstration/generateur/hasard.ts';

/** Du poste vers le serveur, ou l'inverse. */
export type Sens = 'aller' | 'retour';

/**
 * Ce que le mandataire fait à un échange. `apres` compte les octets déjà passés dans ce sens.
 * - coupure : les deux bouts perdent la connexion ; `brutale` par un RST, sinon par une fin ordinaire ;
 * - silence : plus rien ne passe, et rien ne se ferme ;
 * - demi-ouvert : le serveur raccroche, le poste n'en sait rien ;
 * - goutte : la réponse vient octet par octet ;
 * - imposture : une réponse que notre serveur n'a pas faite ; `servie` : il avait pourtant reçu la requête ;
 * - tronque : le corps de la réponse s'arrête là, et HTTP dit que c'est fini ;
 * - doublon : le serveur reçoit la requête deux fois en même temps.
 */
export type Faute =
  | { readonly genre: 'coupure'; readonly sens: Sens; readonly apres: number; readonly brutale: boolean }
  | { readonly genre: 'silence' | 'demi-ouvert'; readonly sens: Sens; readonly apres: number }
  | { readonly genre: 'goutte'; readonly parOctetMs: number }
  | { readonly genre: 'imposture'; readonly reponse: string; readonly servie: boolean }
  | { readonly genre: 'tronque'; readonly octets: number }
  | { readonly genre: 'doublon' };

const pageHtml = (statut: string, corps: string): string =>
  `HTTP/1.1 ${statut}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(corps)}\r\nconnection: close\r\n\r\n${corps}`;

/** Les réponses d'un autre que notre serveur : un mandataire sans lui, un mandataire qui veut un mot de passe, un portail captif. */
export const impostures = {
  '502': pageHtml('502 Bad Gateway', '<html><h1>502 Bad Gateway</h1></html>'),
  '407': pageHtml('407 Proxy Authentication Required', '<html><h1>Identifiez-vous</h1></html>'),
  portail: pageHtml('200 OK', '<!doctype html><title>Connexion</title><p>Bienvenue sur le réseau des invités</p>'),
} as const;

const brutes = Object.values(impostures);

/** Rejouer un jeton de rafraîchissement est ce que le serveur doit punir : aucun réseau honnête ne le double, TLS l'en empêche. */
export const doublable = (route: string): boolean => route !== 'POST /v1/session/rafraichir';

/** Une faute tirée au sort, ou aucune. Les octets visés sont ceux de nos échanges : une requête fait un à deux kilo-octets, une page davantage. */
export function tirerFaute(hasard: Hasard, route: string, probabilite: number): Faute | null {
  if (!hasard.chance(probabilite)) return null;
  const ou = (): { sens: Sens; apres: number } =>
    hasard.chance(0.4) ? { sens: 'aller', apres: hasard.entier(0, 900) } : { sens: 'retour', apres: hasard.entier(0, 1_400) };
  const genre = hasard.pondere([
    ['coupure', 8],
    ['silence', 2],
    ['demi-ouvert', 2],
    ['goutte', 1],
    ['imposture', 4],
    ['tronque', 3],
    ['doublon', doublable(route) ? 4 : 0],
  ] as const);
  switch (genre) {
    case 'coupure':
      return { genre, ...ou(), brutale: hasard.chance(0.5) };
    case 'silence':
    case 'demi-ouvert':
      return { genre, ...ou() };
    case 'goutte':
      return { genre, parOctetMs: 20 };
    case 'imposture':
      return { genre, reponse: hasard.choix(brutes), servie: hasard.chance(0.5) };
    case 'tronque':
      return { genre, octets: hasard.entier(0, 600) };
    case 'doublon':
      return { genre };
  }
}
