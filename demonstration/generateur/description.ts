import type { Offre } from '../../domain/offre/offre.ts';
import type { Hasard } from './hasard.ts';

const sejours = [
  'séjour traversant',
  'séjour avec cuisine ouverte',
  'séjour exposé au sud',
  'cuisine séparée et séjour clair',
  'séjour donnant sur un jardin partagé',
];
const dependances = [
  'Cave et local à vélos.',
  'Place de stationnement en sous-sol.',
  'Balcon de 5 m².',
  'Cellier et local à vélos.',
  'Loggia fermée.',
  'Sans annexe.',
];
const alentours = [
  'Arrêt de bus au pied de la résidence',
  'École primaire à cinq minutes à pied',
  'Commerces et marché à proximité',
  'Collège et gare à moins d’un kilomètre',
  'Résidence calme, en retrait de la rue',
];
const chauffages = ['chauffage collectif au gaz', 'chauffage urbain', 'chauffage individuel électrique', 'pompe à chaleur collective'];

/** Le texte d'une annonce, comme un bailleur l'écrirait. */
export function description(h: Hasard, o: Pick<Offre, 'typologie' | 'surface' | 'etage' | 'adaptePmr'>): string {
  const etage =
    o.etage === 0
      ? 'au rez-de-chaussée'
      : `au ${o.etage === 1 ? '1er' : `${o.etage}e`} étage ${o.etage > 3 || o.adaptePmr || h.chance(0.4) ? 'avec' : 'sans'} ascenseur`;
  const surface = String(o.surface).replace('.', ',');
  const pmr = o.adaptePmr ? ' Logement adapté aux personnes à mobilité réduite : douche de plain-pied, portes élargies.' : '';
  return `${o.typologie} de ${surface} m² ${etage}, ${h.choix(sejours)}, ${h.choix(chauffages)}. ${h.choix(dependances)}${pmr} ${h.choix(alentours)}.`;
}
