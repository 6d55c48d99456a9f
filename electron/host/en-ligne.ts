import type { SessionEnLigne as SessionRecue } from '../../domain/contract/serveur.ts';
import { delaiAvantEssai } from '../sync/attente.ts';
import { garderJetons, porteEnMemoire, type GardeJetons } from '../sync/jetons.ts';
import type { Emit } from '../sync/moteur.ts';
import { ecouterPouls } from '../sync/pouls.ts';
import { joindre, type Fetch } from '../sync/reseau.ts';
import { creerReveil } from '../sync/reveil.ts';
import type { SessionEnLigne } from './session.ts';

interface OptionsEnLigne {
  readonly serveur: string;
  readonly fetch: Fetch;
  readonly horloge: () => Date;
  readonly hasard: () => number;
  readonly emit: Emit;
}

const PATIENCE_MS = 2_000;

/** Installer une session en ligne : ses jetons en mémoire vive, et l'écoute du serveur pour relire ce qui change. */
export function installerEnLigne({ jetons: premiers, compte }: SessionRecue, options: OptionsEnLigne): SessionEnLigne {
  const { serveur, fetch, horloge } = options;
  const porte = porteEnMemoire(premiers);
  const jetons = garderJetons({ porte, serveur, fetch, horloge });
  const fin = new AbortController();
  const ecoute = ecouter(jetons, options, fin.signal);
  return {
    compte,
    jetons,
    async fermer() {
      fin.abort();
      const { acces } = porte.lire() ?? { acces: null };
      porte.ecrire(null);
      if (acces !== null) await fermerAuServeur(fetch, serveur, acces);
      await ecoute;
    },
  };
}

/** Le serveur oublie les jetons ; s'il ne répond pas, ils s'éteindront seuls et ne sont plus nulle part ici. */
export async function fermerAuServeur(fetch: Fetch, serveur: string, acces: string): Promise<void> {
  const reponse = await joindre(fetch, `${serveur}/v1/session/fermer`, { acces, corps: {} }, AbortSignal.timeout(PATIENCE_MS));
  await reponse?.body?.cancel().catch(() => undefined);
}

async function ecouter(jetons: GardeJetons, { serveur, fetch, hasard, emit }: OptionsEnLigne, arret: AbortSignal): Promise<void> {
  const pause = creerReveil(arret);
  for (let coupures = 1; !arret.aborted; coupures++) {
    const acces = await jetons.acces();
    if (acces.genre === 'acces') {
      const surPouls = () => {
        coupures = 0;
        if (!arret.aborted) emit('enligne.changee', {});
      };
      await ecouterPouls({ fetch, serveur, acces: acces.acces, surPouls, arret });
    }
    await pause.attendre(delaiAvantEssai(coupures + 1, hasard));
  }
}
