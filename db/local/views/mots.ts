import { cleRecherche } from '../../../domain/shared/cle-recherche.ts';

/** Les mots d'une saisie, coupés comme l'index les coupe (unicode61) : des lettres et des chiffres, rien qui soit de la syntaxe. */
export const motsDeLaSaisie = (saisie: string): string[] =>
  cleRecherche(saisie)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((mot) => mot !== '');

/** Les façons de rassembler un numéro unique saisi en groupes (« 0450526 000001 GDPUB ») : ses chiffres, puis aussi les lettres qui les suivent. */
export function numerosRassembles(mots: readonly string[]): string[][] {
  const chiffres = joindre(mots, (precedent, mot) => /^\d+$/.test(precedent) && /^\d/.test(mot));
  // Trois chiffres de territoire, quatre de date, cinq ou six d'ordre, puis cinq caractères (D2).
  const entier = joindre(chiffres, (precedent, mot) => /^\d{12,13}$/.test(precedent) && mot.length <= 5);
  return [chiffres, entier].filter((essai, i, essais) => essai.length < (essais[i - 1] ?? mots).length);
}

function joindre(mots: readonly string[], suit: (precedent: string, mot: string) => boolean): string[] {
  const joints: string[] = [];
  for (const mot of mots) {
    const precedent = joints.at(-1);
    if (precedent !== undefined && suit(precedent, mot)) joints[joints.length - 1] = precedent + mot;
    else joints.push(mot);
  }
  return joints;
}

const estDebutDeNumero = (mot: string): boolean => /^\d{4}/.test(mot);

/** La requête FTS5 : tous les mots ; le dernier, et un numéro unique, par leur début. Les guillemets rendent tout opérateur inoffensif. */
export const requeteFts = (mots: readonly string[]): string =>
  mots.map((mot, i) => (i === mots.length - 1 || estDebutDeNumero(mot) ? `"${mot}"*` : `"${mot}"`)).join(' AND ');
