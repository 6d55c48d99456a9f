import { communesDuDepartement, type CommuneReferencee, trouverCommune } from '../../../domain/referentiels/communes.ts';
import { departements } from '../../../domain/referentiels/departements.ts';
import { cleRecherche } from '../../../domain/shared/cle-recherche.ts';

const PROPOSITIONS_MAX = 12;

interface CommuneCherchee {
  readonly cle: string;
  readonly commune: CommuneReferencee;
}

let toutes: readonly CommuneCherchee[] | null = null;
const communes = (): readonly CommuneCherchee[] =>
  (toutes ??= departements.flatMap(({ code }) =>
    communesDuDepartement(code).map((commune) => ({ cle: cleRecherche(commune.nom), commune })),
  ));

/** La forme sous laquelle une commune s'affiche et se relit : « Orléans (45234) ». */
export const ecrireCommune = ({ nom, insee }: Pick<CommuneReferencee, 'nom' | 'insee'>): string => `${nom} (${insee})`;

/** La commune que cette saisie désigne, ou celles qu'elle pourrait désigner : son code INSEE, son nom, un code postal, ou le début de son nom. */
export function chercherCommune(saisie: string): CommuneReferencee | readonly CommuneReferencee[] {
  const code = /^(?:.*\()?\s*(\d[\dAB]\d{3})\s*\)?$/i.exec(saisie.trim())?.[1]?.toUpperCase();
  if (code !== undefined)
    return trouverCommune(code) ?? uneOuPlusieurs(communes().filter(({ commune }) => commune.codesPostaux.includes(code)));
  const cle = cleRecherche(saisie);
  const exactes = communes().filter((c) => c.cle === cle);
  return uneOuPlusieurs(
    exactes.length > 0 || cle.length < 2 ? exactes : communes().filter((c) => c.cle.startsWith(cle)),
    exactes.length === 1,
  );
}

/** Une seule réponse n'est prise d'office que si le nom est entier ; plusieurs, les plus peuplées d'abord. */
function uneOuPlusieurs(
  trouvees: readonly CommuneCherchee[],
  sure = trouvees.length === 1,
): CommuneReferencee | readonly CommuneReferencee[] {
  const [premiere] = trouvees;
  if (sure && premiere !== undefined) return premiere.commune;
  return trouvees
    .map(({ commune }) => commune)
    .toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0))
    .slice(0, PROPOSITIONS_MAX);
}
