import type { BaseLocale } from '../../db/local/open.ts';
import { ecrireMeta, lireMeta } from '../../db/local/meta.ts';
import { Jetons } from '../../domain/contract/sync.ts';
import { z } from 'zod';
import { appeler, type Fetch, type Panne } from './reseau.ts';

/** Un accès au serveur, ou pourquoi il n'y en a pas. `session_expiree` : le gestionnaire doit redonner son mot de passe. */
export type Acces =
  | { readonly genre: 'acces'; readonly acces: string }
  | { readonly genre: 'panne'; readonly panne: Panne | { readonly motif: 'session_expiree' } };

const MARGE_MS = 30_000;

export interface GardeJetons {
  /** Un jeton d'accès valable ; renouvelé s'il va expirer, ou si `refuse` est celui que le serveur vient de refuser. */
  acces(refuse?: string): Promise<Acces>;
}

export function garderJetons(options: { base: BaseLocale; serveur: string; fetch: Fetch; horloge: () => Date }): GardeJetons {
  const { base, serveur, fetch, horloge } = options;
  let enCours: Promise<Acces> | null = null;

  async function renouveler(jetons: Jetons): Promise<Acces> {
    const reponse = await appeler(fetch, `${serveur}/v1/session/rafraichir`, {
      schema: z.object({ jetons: Jetons }),
      corps: { rafraichissement: jetons.rafraichissement },
    });
    if (reponse.genre === 'panne') return reponse;
    if (reponse.genre === 'erreur') {
      ecrireJetons(base, null);
      return { genre: 'panne', panne: { motif: 'session_expiree' } };
    }
    ecrireJetons(base, reponse.corps.jetons);
    return { genre: 'acces', acces: reponse.corps.jetons.acces };
  }

  return {
    async acces(refuse) {
      const jetons = lireJetons(base);
      if (jetons === null) return { genre: 'panne', panne: { motif: 'session_expiree' } };
      const vivant = Date.parse(jetons.accesExpireLe) - horloge().getTime() > MARGE_MS;
      if (vivant && jetons.acces !== refuse) return { genre: 'acces', acces: jetons.acces };
      // Un jeton de rafraîchissement ne sert qu'une fois : deux appels qui se croisent partagent le même renouvellement.
      enCours ??= renouveler(jetons).finally(() => {
        enCours = null;
      });
      return enCours;
    },
  };
}

/** Les jetons sont dans la base chiffrée du compte, nulle part ailleurs. */
export const ecrireJetons = (base: BaseLocale, jetons: Jetons | null): void =>
  ecrireMeta(base.ecriture, 'jetons', jetons === null ? null : JSON.stringify(jetons));

function lireJetons(base: BaseLocale): Jetons | null {
  const texte = lireMeta(base.lecture, 'jetons');
  return texte === null ? null : Jetons.parse(JSON.parse(texte));
}
