/** « https://www.demande-logement-social.gouv.fr » → « demande-logement-social.gouv.fr » : l'adresse comme le guide l'écrit. */
export const adresseLisible = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '').replace(/^([^/]+)\/$/, '$1');
