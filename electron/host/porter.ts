import { Envelope, type RefusCommun, tropDeRequetes } from '../../domain/contract/envelope.ts';
import type { RemoteName } from '../../domain/contract/index.ts';
import { cheminAppel } from '../../domain/contract/serveur.ts';
import type { GardeJetons } from '../sync/jetons.ts';
import { appeler, OCCUPE, type Fetch, type Reponse } from '../sync/reseau.ts';

/** Un fichier de cinq mille offres se juge en quelques secondes. */
const PATIENCE_MS = 30_000;

const refus = (...refus: RefusCommun[]): Envelope => ({ status: 'refused', refus });

/** Porter une opération au serveur, avec les jetons de la session ou sans, pour une opération publique. */
export type Porter = (nom: RemoteName, entree: unknown, jetons: GardeJetons | null) => Promise<Envelope>;

/**
 * L'opération est jugée par le serveur, son enveloppe est rendue telle quelle. Un serveur muet, un portail captif ou une réponse
 * malformée : « ne répond pas », jamais une exception. Un jeton refusé est renouvelé une fois, puis la session est perdue.
 */
export function creerPorteur(options: {
  serveur: string;
  fetch: Fetch;
  horloge: () => Date;
  sessionPerdue: (jetons: GardeJetons) => void;
}): Porter {
  const { serveur, fetch, horloge } = options;
  const attendre = (retryAfter: string | null) => refus(tropDeRequetes(retryAfter, horloge().getTime()));
  const sansEnveloppe = (reponse: Reponse<unknown>): Envelope =>
    reponse.genre === 'erreur' && reponse.statut === OCCUPE ? attendre(reponse.retryAfter) : refus({ motif: 'serveur_injoignable' });
  const essayer = (nom: RemoteName, entree: unknown, acces: string | null) =>
    appeler(fetch, `${serveur}${cheminAppel(nom)}`, {
      schema: Envelope,
      corps: entree,
      patienceMs: PATIENCE_MS,
      ...(acces === null ? {} : { acces }),
    });

  async function avecJetons(nom: RemoteName, entree: unknown, jetons: GardeJetons): Promise<Envelope> {
    let refuse: string | undefined;
    for (;;) {
      const acces = await jetons.acces(refuse);
      if (acces.genre === 'panne' && acces.panne.motif === 'serveur_occupe') return attendre(null);
      if (acces.genre === 'panne' && acces.panne.motif !== 'session_expiree') return refus({ motif: 'serveur_injoignable' });
      const reponse = acces.genre === 'acces' ? await essayer(nom, entree, acces.acces) : null;
      if (reponse !== null && reponse.genre === 'recue') return reponse.corps as Envelope;
      if (reponse !== null && !(reponse.genre === 'erreur' && reponse.statut === 401)) return sansEnveloppe(reponse);
      if (acces.genre !== 'acces' || refuse !== undefined) {
        options.sessionPerdue(jetons);
        return refus({ motif: 'session_absente' });
      }
      refuse = acces.acces;
    }
  }

  return async (nom, entree, jetons) => {
    if (jetons !== null) return avecJetons(nom, entree, jetons);
    const reponse = await essayer(nom, entree, null);
    return reponse.genre === 'recue' ? (reponse.corps as Envelope) : sansEnveloppe(reponse);
  };
}
