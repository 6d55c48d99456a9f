/** La forme d'un texte pour chercher et trier : sans accent, sans casse, « Lefèvre-Œuvrard » et « lefevre oeuvrard » sont égaux. */
export function cleRecherche(texte: string): string {
  return (
    texte
      // Décomposer d'abord : « ǽ » contient un « æ », et une lettre pleine chasse est une lettre ordinaire.
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}+/gu, '')
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .replace(/[^\p{L}\p{N}@.]+/gu, ' ')
      .trim()
  );
}
