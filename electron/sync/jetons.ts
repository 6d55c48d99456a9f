import type { BaseLocale } from '../../db/local/open.ts';
import { ecrireMeta, lireMeta } from '../../db/local/meta.ts';
import { ErreurSync, Jetons } from '../../domain/contract/sync.ts';
import { z } from 'zod';
import { appeler, OCCUPE, type Fetch, type Panne } from './reseau.ts';

/** Un accès au serveur, ou pourquoi il n'y en a pas. `session_expiree` : le gestionnaire doit redonner son mot de passe. */
export type Acces =
  | { readonly genre: 'acces'; readonly acces: string }
  | { readonly genre: 'panne'; readonly panne: Panne | { readonly motif: 'session_expiree' | 'compte_ferme' } };

const MARGE_MS = 30_000;

export interface GardeJetons {
  /** Un jeton d'accès valable ; renouvelé s'il va expirer, ou si `refuse` est celui que le serveur vient de refuser. */
  acces(refuse?: string): Promise<Acces>;
  /** Le dernier jeton d'accès reçu, même s'il ne vaut plus : le serveur y reconnaît encore le compte qu'il a désactivé. Null sans session. */
  dernier(): string | null;
}

/** Où sont les jetons : dans la base chiffrée du gestionnaire, ou en mémoire vive pour qui travaille en ligne. */
export interface PorteJetons {
  readonly lire: () => Jetons | null;
  readonly ecrire: (jetons: Jetons | null) => void;
}

export function garderJetons(options: { porte: PorteJetons; serveur: string; fetch: Fetch; horloge: () => Date }): GardeJetons {
  const { porte, serveur, fetch, horloge } = options;
  let enCours: Promise<Acces> | null = null;

  async function renouveler(jetons: Jetons): Promise<Acces> {
    const reponse = await appeler(fetch, `${serveur}/v1/session/rafraichir`, {
      schema: z.object({ jetons: Jetons }),
      corps: { rafraichissement: jetons.rafraichissement },
    });
    if (reponse.genre === 'panne') return reponse;
    // Il n'a pas lu la demande : ces jetons valent toujours.
    if (reponse.genre === 'erreur' && reponse.statut === OCCUPE) return { genre: 'panne', panne: { motif: 'serveur_occupe' } };
    if (reponse.genre === 'erreur') {
      // Désactivé : les jetons restent, pour que chaque appel l'apprenne, et que le poste accuse l'effacement.
      if (ErreurSync.safeParse(reponse.corps).data?.erreur === 'compte_ferme') return { genre: 'panne', panne: { motif: 'compte_ferme' } };
      porte.ecrire(null);
      return { genre: 'panne', panne: { motif: 'session_expiree' } };
    }
    porte.ecrire(reponse.corps.jetons);
    return { genre: 'acces', acces: reponse.corps.jetons.acces };
  }

  return {
    async acces(refuse) {
      const jetons = porte.lire();
      if (jetons === null) return { genre: 'panne', panne: { motif: 'session_expiree' } };
      const vivant = Date.parse(jetons.accesExpireLe) - horloge().getTime() > MARGE_MS;
      // Pendant un renouvellement, le serveur a peut-être déjà oublié le jeton d'avant : c'est le suivant qu'il faut.
      if (enCours === null && vivant && jetons.acces !== refuse) return { genre: 'acces', acces: jetons.acces };
      // Un jeton de rafraîchissement ne sert qu'une fois : deux appels qui se croisent partagent le même renouvellement.
      enCours ??= renouveler(jetons).finally(() => {
        enCours = null;
      });
      return enCours;
    },
    dernier: () => porte.lire()?.acces ?? null,
  };
}

/** Les jetons d'un gestionnaire sont dans la base chiffrée de son compte, nulle part ailleurs. */
export const porteDeLaBase = (base: BaseLocale): PorteJetons => ({
  lire: () => lireJetons(base),
  ecrire: (jetons) => ecrireJetons(base, jetons),
});

/** En mémoire vive : rien n'en reste à la fin de la session. */
export function porteEnMemoire(premiers: Jetons): PorteJetons {
  let gardes: Jetons | null = premiers;
  return {
    lire: () => gardes,
    ecrire: (jetons) => {
      gardes = jetons;
    },
  };
}

export const ecrireJetons = (base: BaseLocale, jetons: Jetons | null): void =>
  ecrireMeta(base.ecriture, 'jetons', jetons === null ? null : JSON.stringify(jetons));

function lireJetons(base: BaseLocale): Jetons | null {
  const texte = lireMeta(base.lecture, 'jetons');
  return texte === null ? null : Jetons.parse(JSON.parse(texte));
}
