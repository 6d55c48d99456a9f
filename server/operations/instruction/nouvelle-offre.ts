import type { Commune, Offre } from '../../../domain/offre/offre.ts';
import type { CaracteristiquesOffre } from '../../../domain/offre/saisie-offre.ts';
import { trouverCommune } from '../../../domain/referentiels/communes.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { BailleurId, OffreId } from '../../../domain/shared/ids.ts';

/** Une commune du référentiel, avec ce qu'une offre en garde. */
export function communeParInsee(code: string): Commune | null {
  const commune = trouverCommune(code);
  return commune === null ? null : { insee: commune.insee, nom: commune.nom, departement: commune.departement };
}

/** L'offre publiée ce jour par ce bailleur, sans candidature encore. */
export const nouvelleOffre = (
  id: OffreId,
  caracteristiques: CaracteristiquesOffre,
  { bailleurId, bailleur }: { readonly bailleurId: BailleurId; readonly bailleur: string },
  jour: Jour,
): Offre & { bailleurId: BailleurId } => ({
  ...caracteristiques,
  id,
  etat: 'publiee',
  bailleur,
  bailleurId,
  publieeLe: jour,
  nombreCandidatures: 0,
});
