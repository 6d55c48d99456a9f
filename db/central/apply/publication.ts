import { compterSurLesOffres, emissionOffre } from './candidature.ts';
import type { Tx } from '../open.ts';
import { type Emission, emettre, type Entree } from '../feed/emettre.ts';

/** Ce qu'un acte écrit doit encore changer aux lignes que d'autres actes veulent au même instant. */
export interface Publication {
  readonly emission: Emission;
  /** Les candidatures de plus ou de moins au compteur d'une offre, qui descend alors à tous. */
  readonly ecarts: ReadonlyMap<string, number>;
}

/**
 * Les compteurs des offres, puis les flux, pour tous ces actes à la fois. Chacun est verrouillé dans un ordre constant, et le moins longtemps
 * possible : à appeler en dernier dans la transaction. Rend le numéro de tête de chaque flux touché.
 */
export async function publier(tx: Tx, publications: readonly Publication[]): Promise<Map<string, number>> {
  const ecarts = new Map<string, number>();
  for (const [offreId, ecart] of publications.flatMap((p) => [...p.ecarts])) ecarts.set(offreId, (ecarts.get(offreId) ?? 0) + ecart);
  const offres = ecarts.size === 0 ? [] : await compterSurLesOffres(tx, ecarts);
  return emettre(tx, reunir([...publications.map((p) => p.emission), ...offres.map(emissionOffre)]));
}

/** D'une ligne écrite deux fois, la dernière. */
function reunir(emissions: readonly Emission[]): Emission {
  const flux = new Map<string, Map<string, Entree>>();
  for (const [id, entrees] of emissions.flatMap((e) => [...e])) {
    const siennes = flux.get(id) ?? new Map<string, Entree>();
    for (const e of entrees) siennes.set(e.code + e.id, e);
    flux.set(id, siennes);
  }
  return new Map([...flux].map(([id, siennes]) => [id, [...siennes.values()]]));
}
