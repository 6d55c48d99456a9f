import { supprimerBase } from '../../db/local/supprimer.ts';
import type { BaseLocale } from '../../db/local/open.ts';
import type { RaisonDroitPerdu } from '../../domain/contract/droit-perdu.ts';
import type { FinDeSession } from '../../domain/contract/session.ts';
import type { Lien } from '../sync/push.ts';
import { rendre, retirerSansDroit, toutEstRendu } from '../sync/renoncer.ts';

type DroitPerdu = Extract<FinDeSession, { motif: 'droit_perdu' }>;

/** Le serveur dit, à la connexion, que le droit est perdu : les dossiers quittent le poste avant que personne les voie, et la base se ferme. */
export async function quitter(lien: Lien, acces: string | null, raison: RaisonDroitPerdu): Promise<DroitPerdu> {
  try {
    retirerSansDroit(lien.base, raison);
    const actes = await rendre(lien, acces, raison);
    fermerSansDroit(lien.base, raison);
    return { motif: 'droit_perdu', raison, ...actes };
  } finally {
    lien.base.fermer();
  }
}

/** Ferme la base. Celle d'un poste arrêté s'efface tout entière, une fois ses actes et son journal rendus. */
export function fermerSansDroit(base: BaseLocale, raison: RaisonDroitPerdu): void {
  const aSupprimer = raison === 'poste_arrete' && toutEstRendu(base);
  base.fermer();
  if (aSupprimer) supprimerBase(base.fichier);
}
