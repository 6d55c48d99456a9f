import { parseArgs } from 'node:util';

/** Ce que l'on fait subir au serveur. */
export interface Plan {
  /** Postes connectés, leur pouls ouvert, pendant toute la mesure. */
  readonly postes: number;
  /** Parmi eux, ceux qui vident leur boîte d'envoi en même temps au matin. */
  readonly orage: number;
  readonly commandes: number;
  /** Parmi eux, ceux qui envoient pendant que le serveur est tué. */
  readonly coupe: number;
  readonly academies: number;
  /** Changements d'un gestionnaire attendus à l'écran d'un autre. */
  readonly changements: number;
}

export const plan: Plan = { postes: 1_000, orage: 500, commandes: 50, coupe: 200, academies: 30, changements: 200 };

/** `--postes 1000 --orage 500 --commandes 50 --coupe 200 --academies 30 --changements 200` ; ce qui n'est pas dit garde sa valeur. */
export function planDemande(arguments_: readonly string[]): Plan {
  const { values } = parseArgs({
    args: [...arguments_],
    options: Object.fromEntries(Object.keys(plan).map((nom) => [nom, { type: 'string' as const }])),
  });
  const lu = Object.fromEntries(Object.entries(values).map(([nom, valeur]) => [nom, Number(valeur)]));
  for (const [nom, valeur] of Object.entries(lu))
    if (!Number.isInteger(valeur) || valeur < 1) throw new Error(`--${nom} attend un nombre entier d'au moins 1.`);
  return { ...plan, ...lu };
}
