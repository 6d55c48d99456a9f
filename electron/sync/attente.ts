const PREMIERE_MS = 500;
const PLAFOND_MS = 8_000;

/** Le délai avant un nouvel essai : il double à chaque échec jusqu'à 8 s, avec une part de hasard pour que les postes ne reviennent pas tous ensemble. */
export const delaiAvantEssai = (echecs: number, hasard: () => number): number =>
  Math.min(PLAFOND_MS, PREMIERE_MS * 2 ** Math.min(echecs - 1, 10)) * (0.5 + hasard() / 2);
