import type { FaitsJugerRattachement } from '../../../domain/demande/juger-rattachement.ts';
import type { AcademieId, DemandeId } from '../../../domain/shared/ids.ts';
import type { Lecture } from '../connexion.ts';
import { lireDemande, lireMandat } from './lire.ts';

/** Ce que le poste sait pour juger un rattachement. `jour` est null : son horloge ne juge rien. */
export const faitsJugerRattachement = (db: Lecture, academieId: AcademieId, demandeId: DemandeId): FaitsJugerRattachement => ({
  demande: lireDemande(db, demandeId),
  mandat: lireMandat(db, demandeId),
  academieId,
  jour: null,
});
