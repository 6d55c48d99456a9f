import type { AcademieCentrale } from '../../db/central/types.ts';
import { AcademieId } from '../../domain/shared/ids.ts';

/** Le SIRET d'Orléans-Tours est celui du guide (G43) ; celui de Paris est fictif, à la clé de Luhn juste. */
export const orleansTours = {
  id: AcademieId.parse('orleans-tours'),
  nom: 'Orléans-Tours',
  siret: '17450430800019',
  departements: ['18', '28', '36', '37', '41', '45'],
  departementsOffres: ['18', '28', '36', '37', '41', '45'],
} satisfies AcademieCentrale;

/** Un numéro unique vaut pour toute l'Île-de-France : les agents de Paris voient les offres de la région. */
export const paris = {
  id: AcademieId.parse('paris'),
  nom: 'Paris',
  siret: '99975000300017',
  departements: ['75'],
  departementsOffres: ['75', '77', '78', '91', '92', '93', '94', '95'],
} satisfies AcademieCentrale;

export const academies: readonly AcademieCentrale[] = [orleansTours, paris];

/** Les départements de la région Île-de-France : le numéro unique y est régional (NUR, territoire 111). */
export const estFrancilien = (departement: string): boolean => (paris.departementsOffres as readonly string[]).includes(departement);
