const mois = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];

/** « 2021-09 » → « de septembre 2021 » ; « 2021-08 » → « d'août 2021 ». */
export function moisEnLettres(anneeMois: string): string {
  const nom = mois[Number(anneeMois.slice(5, 7)) - 1]!;
  return `${/^[ao]/.test(nom) ? "d'" : 'de '}${nom} ${anneeMois.slice(0, 4)}`;
}
