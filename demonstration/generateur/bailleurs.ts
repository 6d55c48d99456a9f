import type { BailleurCentral } from '../../db/central/types.ts';
import { BailleurId } from '../../domain/shared/ids.ts';
import { hasard } from './hasard.ts';

const noms = {
  centre: ['Toits de Loire', 'Habitat des Trois Rives', 'Coopérative Val et Beauce', 'Office public du Berry vert'],
  idf: ['Résidences de l’Ourcq', 'Coopérative du Grand Paris habité', 'Habitat des Buttes'],
} as const;

/** Les bailleurs fictifs ; l'identifiant ne dépend que du nom. */
const bailleur = (nom: string): BailleurCentral => ({ id: BailleurId.parse(hasard('bailleur', nom).uuid()), nom });

export const bailleursDuCentre = noms.centre.map(bailleur);
export const bailleursFranciliens = noms.idf.map(bailleur);
export const bailleurs: readonly BailleurCentral[] = [...bailleursDuCentre, ...bailleursFranciliens];
