import donnees from './limitrophes.json' with { type: 'json' };
import { departementDe } from './departements.ts';

/** Deux communes sont limitrophes quand elles partagent au moins un segment de limite ; un seul point commun ne suffit pas (D12). */
export const mentionLimitrophes: string = donnees.mention;
export const sourceLimitrophes: readonly string[] = donnees.source;

interface Index {
  readonly communes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly departements: ReadonlyMap<string, ReadonlySet<string>>;
}
let indexLimitrophes: Index | null = null;

/** 100 000 paires, dépliées à la première question dans les deux sens. */
function index(): Index {
  if (indexLimitrophes !== null) return indexLimitrophes;
  const communes = new Map<string, Set<string>>();
  const departements = new Map<string, Set<string>>();
  for (const ligne of `${donnees.bordures};${donnees.arrondissements}`.split(';')) {
    const [insee = '', voisines = ''] = ligne.split(':');
    const departement = departementDe(insee);
    for (const abregee of voisines.split(' ')) {
      const voisine = abregee.length === 5 ? abregee : departement + abregee;
      relier(communes, insee, voisine);
      relier(departements, departement, departementDe(voisine));
    }
  }
  return (indexLimitrophes = { communes, departements });
}

function relier(liens: Map<string, Set<string>>, a: string, b: string): void {
  for (const [de, vers] of [[a, b], [b, a]] as const) {
    const deja = liens.get(de);
    if (deja === undefined) liens.set(de, new Set([vers]));
    else deja.add(vers);
  }
}

const AUCUN: ReadonlySet<string> = new Set();

export const sontLimitrophes = (a: string, b: string): boolean => (index().communes.get(a) ?? AUCUN).has(b);

/** Les codes INSEE limitrophes, dans l'ordre : communes, et arrondissements de Paris, Lyon et Marseille quand ce sont eux qui touchent. */
export const limitrophesDe = (insee: string): readonly string[] => [...(index().communes.get(insee) ?? AUCUN)].sort();

/** Les départements donnés et ceux qui partagent une limite avec eux : là où une offre peut être limitrophe d'une commune demandée. */
export function departementsLimitrophes(departements: readonly string[]): readonly string[] {
  const tous = departements.flatMap((d) => [d, ...(index().departements.get(d) ?? AUCUN)]);
  return [...new Set(tous)].sort();
}
