import type { Offre } from '../../../domain/offre/offre.ts';
import { typologie } from '../../textes/candidature.ts';
import { surface } from '../../textes/formats.ts';
import { textesOffres } from '../../textes/offres.ts';

/** « T2 de 47 m² » */
export const titreOffre = (offre: Pick<Offre, 'typologie' | 'surface'>): string =>
  textesOffres.titreOffre(typologie(offre.typologie), surface(offre.surface));
