/**
 * Une faute de frappe pardonnée (B19) : une lettre en trop, en moins, changée, ou deux lettres voisines échangées
 * (Damerau-Levenshtein 1). `debut` : il suffit que le mot commence ainsi, comme pendant la frappe.
 */
export function aUneFautePres(saisi: string, mot: string, debut: boolean): boolean {
  if (!debut && Math.abs(saisi.length - mot.length) > 1) return false;
  let i = 0;
  while (i < saisi.length && saisi[i] === mot[i]) i++;
  if (i === saisi.length) return debut || mot.length - i <= 1;
  return (
    (suit(saisi, i + 1, mot, i + 1, debut) && i < mot.length) || // changée
    suit(saisi, i + 1, mot, i, debut) || // en trop dans la saisie
    suit(saisi, i, mot, i + 1, debut) || // oubliée dans la saisie
    (saisi[i] === mot[i + 1] && saisi[i + 1] === mot[i] && suit(saisi, i + 2, mot, i + 2, debut))
  ); // échangées
}

/** La fin de la saisie, depuis `i`, est la suite du mot depuis `j` : toute la suite, ou son début. */
function suit(saisi: string, i: number, mot: string, j: number, debut: boolean): boolean {
  const reste = saisi.length - i;
  if (reste < 0 || (debut ? mot.length - j < reste : mot.length - j !== reste)) return false;
  return mot.startsWith(saisi.slice(i), j);
}
