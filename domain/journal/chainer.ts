import type { EntreeJournal, Empreinte, FaitJournal } from './entree.ts';

/** Le journal est une suite chaînée : chaque ligne porte l'empreinte de la précédente, un octet changé se voit et se situe (I-12). */
export function chainer(derniere: Maillon | null, fait: FaitJournal): EntreeJournal {
  return { ...fait, numero: (derniere?.numero ?? 0) + 1, precedent: derniere?.empreinte ?? null };
}

/**
 * Le texte dont on prend l'empreinte : toujours le même pour la même entrée, quel que soit l'ordre des clés de `detail`.
 * Un tableau, et non un objet : aucun champ ne peut déborder sur le suivant.
 */
export function texteCanonique({ numero, precedent, quand, auteur, acte, objet, detail }: EntreeJournal): string {
  const paires = Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([numero, precedent, quand, auteur, acte, objet, paires]);
}

export interface EntreeScellee {
  readonly entree: EntreeJournal;
  readonly empreinte: Empreinte;
}

/** Le dernier maillon connu d'une suite : ce que la ligne suivante doit prolonger. */
export interface Maillon {
  readonly numero: number;
  readonly empreinte: Empreinte;
}

/**
 * Le numéro de la première ligne qui ne suit pas ou dont l'empreinte est fausse ; null quand toute la suite tient.
 * `apres` : le maillon d'avant, quand on ne relit pas depuis la première. `empreinteDe` : SHA-256 en hexadécimal.
 */
export function premiereRupture(
  entrees: Iterable<EntreeScellee>,
  empreinteDe: (texte: string) => Empreinte,
  apres: Maillon | null = null,
): number | null {
  let derniere = apres;
  for (const { entree, empreinte } of entrees) {
    const attendu: number = (derniere?.numero ?? 0) + 1;
    const suit = entree.numero === attendu && entree.precedent === (derniere?.empreinte ?? null);
    if (!suit || empreinteDe(texteCanonique(entree)) !== empreinte) return attendu;
    derniere = { numero: entree.numero, empreinte };
  }
  return null;
}
