/** La forme d'un texte pour chercher et trier : sans accent, sans casse, « Lefèvre-Œuvrard » et « lefevre oeuvrard » sont égaux. */
export function cleRecherche(texte: string): string {
  return texte
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}@.]+/gu, ' ')
    .trim();
}
