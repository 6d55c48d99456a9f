import type { Commune } from '../../domain/offre/offre.ts';

/** Les communes des essais : le code INSEE de chacune est vérifié contre le référentiel dans tests/domain. */
export const communesDesEssais = {
  Orléans: '45234',
  Olivet: '45232',
  Saran: '45302',
  Montargis: '45208',
  Tours: '37261',
  'Joué-lès-Tours': '37122',
  Blois: '41018',
  Chartres: '28085',
  Bourges: '18033',
  Châteauroux: '36044',
  Paris: '75056',
  'Paris 10e Arrondissement': '75110',
  'Paris 11e Arrondissement': '75111',
  'Paris 12e Arrondissement': '75112',
  Vincennes: '94080',
  Montreuil: '93048',
  Versailles: '78646',
  Meaux: '77284',
  Lyon: '69123',
  'Lyon 3e Arrondissement': '69383',
  Villeurbanne: '69266',
  Marseille: '13055',
  'Marseille 1er Arrondissement': '13201',
  Lille: '59350',
  Ajaccio: '2A004',
  'Les Abymes': '97101',
} as const;
export type NomDeCommune = keyof typeof communesDesEssais;

/** Une commune réelle, par son nom : `uneCommune('Orléans')`. */
export function uneCommune(nom: NomDeCommune = 'Orléans'): Commune {
  const insee = communesDesEssais[nom];
  return { insee, nom, departement: insee.slice(0, insee.startsWith('97') ? 3 : 2) };
}
