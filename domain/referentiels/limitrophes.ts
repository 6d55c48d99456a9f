import donnees from './limitrophes.json' with { type: 'json' };
import { departementDe } from './departements.ts';

/** 35 000 lignes de texte, séparées à la première question ; les voisines d'une commune ne se lisent que si on les demande. */
let lignesDesCommunes: ReadonlyMap<string, string> | null = null;
const communes = (): ReadonlyMap<string, string> => (lignesDesCommunes ??= separer(donnees.communes));
const departementsVoisins = separer(donnees.departements);

function separer(texte: string): ReadonlyMap<string, string> {
  return new Map(
    texte.split(';').map((ligne) => {
      const deuxPoints = ligne.indexOf(':');
      return [ligne.slice(0, deuxPoints), ligne.slice(deuxPoints + 1)];
    }),
  );
}

const mots = (ligne: string | undefined): readonly string[] => ligne?.split(' ') ?? [];

/** Les codes INSEE limitrophes, dans l'ordre : communes, et arrondissements de Paris, Lyon et Marseille quand ce sont eux qui touchent. */
export function limitrophesDe(insee: string): readonly string[] {
  const departement = departementDe(insee);
  return mots(communes().get(insee)).map((voisine) => (voisine.length === 5 ? voisine : departement + voisine));
}

/** Deux communes sont limitrophes quand elles partagent au moins un segment de limite ; un seul point commun ne suffit pas (D12). */
export const sontLimitrophes = (a: string, b: string): boolean => limitrophesDe(a).includes(b);

/** Les départements donnés et ceux qui partagent une limite avec eux : là où une offre peut être limitrophe d'une commune demandée. */
export const departementsLimitrophes = (departements: readonly string[]): readonly string[] =>
  [...new Set(departements.flatMap((d) => [d, ...mots(departementsVoisins.get(d))]))].sort();
