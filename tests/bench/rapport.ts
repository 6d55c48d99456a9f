import { dispersion, DISPERSION_MAX, machine, mediane } from './mesure.ts';

/** Une ligne du banc. `atteint` est null quand la référence elle-même varie trop pour conclure. */
export interface LigneDuBanc {
  readonly nom: string;
  /** Nombre de dossiers. */
  readonly n: number;
  readonly mediane_ms: number;
  /** Médiane des rapports tour par tour, avec le plus petit et le plus grand. */
  readonly ratio: number;
  readonly ratio_min: number;
  readonly ratio_max: number;
  readonly reference: string;
  readonly objectif: string;
  readonly atteint: boolean | null;
}

export interface Comparaison {
  readonly nom: string;
  readonly n: number;
  readonly reference: string;
  readonly mesures: readonly number[];
  readonly references: readonly number[];
  /** Le rapport voulu ; `auMoins` : combien de fois la référence est plus lente, et non l'inverse. */
  readonly objectif: number;
  readonly auMoins?: boolean;
}

export function comparer({ nom, n, reference, mesures, references, objectif, auMoins = false }: Comparaison): LigneDuBanc {
  const ratios = mesures.map((m, i) => (auMoins ? references[i]! / m : m / references[i]!));
  const ratio = mediane(ratios);
  const tenu = auMoins ? ratio >= objectif : ratio <= objectif;
  return {
    nom,
    n,
    mediane_ms: arrondi(mediane(mesures)),
    ratio: arrondi(ratio),
    ratio_min: arrondi(Math.min(...ratios)),
    ratio_max: arrondi(Math.max(...ratios)),
    reference,
    objectif: `${auMoins ? '≥' : '≤'} ${objectif}`,
    atteint: references.length > 1 && dispersion(references) > DISPERSION_MAX ? null : tenu,
  };
}

const arrondi = (x: number): number => Math.round(x * 100) / 100;

export function imprimer(lignes: readonly LigneDuBanc[], enJson: boolean): void {
  if (enJson) {
    console.log(JSON.stringify({ machine: machine(), lignes }, null, 2));
    return;
  }
  const { processeur, coeurs, node, charge } = machine();
  console.log(`${processeur}, ${coeurs} cœurs, Node ${node}, charge ${charge.join(' ')}\n`);
  const verdict = { true: 'atteint', false: 'MANQUÉ', null: 'non concluant (machine trop occupée)' };
  for (const l of lignes) {
    console.log(
      `${l.nom}, ${l.n.toLocaleString('fr-FR')} dossiers : ${l.mediane_ms} ms ; ${l.ratio} (${l.ratio_min} à ${l.ratio_max}) × ${l.reference} ; objectif ${l.objectif} : ${verdict[`${l.atteint}`]}`,
    );
  }
}
