import { estTropVieux, joursMax, noterContact, noterTemps } from '../../db/local/contact.ts';
import { ecrireMeta } from '../../db/local/meta.ts';
import type { BaseLocale } from '../../db/local/open.ts';
import { compterEchanges } from '../../db/local/views/envois.ts';
import type { Instant } from '../../domain/shared/dates.ts';
import type { FinDeSession } from '../../domain/contract/session.ts';

/** Hors ligne, le temps se compte au plus deux fois par minute. */
const COMPTE_MS = 30_000;

export interface Anciennete {
  /** Un échange vient de réussir ; `quand` : l'heure du serveur. */
  readonly reussie: (quand: Instant | null) => void;
  /** Sans le serveur, le temps passe ; trop longtemps, les dossiers se verrouillent, session ouverte ou non. Null tant qu'il n'y a pas lieu. */
  readonly tropVieille: () => FinDeSession | null;
}

/** Depuis quand cette base n'a pas vu le serveur : l'horloge du poste, et le temps que la session a duré, qu'aucune horloge ne reprend. */
export function suivreAnciennete({ ecriture, lecture }: BaseLocale, horloge: () => Date): Anciennete {
  let compteLe = performance.now();
  const compter = (maintenant: Date, aussitot: boolean): void => {
    const ecoule = performance.now() - compteLe;
    if (ecoule < COMPTE_MS && !aussitot) return;
    noterTemps(ecriture, maintenant, ecoule);
    compteLe = performance.now();
  };
  return {
    reussie(quand) {
      const maintenant = horloge();
      ecriture.transaction(() => {
        ecrireMeta(ecriture, 'derniere_reussite', maintenant.toISOString());
        noterContact(ecriture, quand ?? maintenant.toISOString(), maintenant);
      })();
      compteLe = performance.now();
    },
    tropVieille() {
      const maintenant = horloge();
      const verrou = estTropVieux(lecture, maintenant);
      // L'instant qui verrouille se retient : reculer l'horloge ensuite ne rouvre rien.
      compter(maintenant, verrou);
      if (!verrou) return null;
      return { motif: 'hors_ligne_depuis_trop_longtemps', jours: joursMax(lecture), enAttente: compterEchanges(lecture).enAttente };
    },
  };
}
