import Papa from 'papaparse';

/**
 * Le texte d'un fichier CSV, en lignes de textes : point-virgule, virgule ou tabulation, guillemets, marque d'ordre des octets.
 * Rien n'y est calculé ni converti : « =1+1 », « 045 » ou « 1.7E+13 » restent le texte écrit.
 */
export const lireTableau = (csv: string): string[][] =>
  // Une dernière ligne vide tromperait la recherche du séparateur quand il y a peu de colonnes.
  Papa.parse<string[]>(csv.replace(/[\r\n]+$/, ''), { delimitersToGuess: [';', ',', '\t'], skipEmptyLines: false }).data;
