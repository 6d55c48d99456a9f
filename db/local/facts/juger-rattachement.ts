import type { FaitsJugerRattachement } from '../../../domain/demande/juger-rattachement.ts';
import type { AcademieId, DemandeId } from '../../../domain/shared/ids.ts';
import type { Lecture } from '../connexion.ts';
import { lecture } from '../requete.ts';
import { lireDemande, lireMandat } from './lire.ts';

/** Ce que le poste sait pour juger un rattachement. `jour` est null : son horloge ne juge rien. */
export const faitsJugerRattachement = (db: Lecture, academieId: AcademieId, demandeId: DemandeId): FaitsJugerRattachement => ({
  demande: lireDemande(db, demandeId),
  mandat: lireMandat(db, demandeId),
  academieId,
  jour: null,
});

/** Vrai quand le dernier jugement de ce rattachement fait sur ce poste est celui-là, mot pour mot, et que le serveur ne l'a pas refusé. */
export function dejaJugeIci(db: Lecture, nom: string, entree: { readonly demandeId: DemandeId }): boolean {
  const dernier = lecture<{ nom: string; entree: string; statut: string }>(
    db,
    `SELECT nom, entree, statut FROM outbox WHERE demande_id = ? AND nom IN ('rattachement.valider', 'rattachement.refuser')
     ORDER BY rang DESC LIMIT 1`,
  ).get(entree.demandeId);
  return dernier !== undefined && dernier.statut !== 'refusee' && dernier.nom === nom && dernier.entree === JSON.stringify(entree);
}
