import type { Demande } from '../demande/demande.ts';
import { HORS_ACADEMIE } from '../shared/ids.ts';

/** Les offres sont réservées aux agents des académies, et aux personnes en situation prioritaire prises en charge par ALS (G3, L. 313-26-2 CCH). */
export const accedeAuxOffres = (demande: Pick<Demande, 'academieId' | 'prioritaire'>): boolean =>
  demande.academieId !== HORS_ACADEMIE || demande.prioritaire;
