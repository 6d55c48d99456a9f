import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { EventName, Input, OperationName, Output } from '../../domain/contract/index.ts';
import type { Envelope } from '../../domain/contract/envelope.ts';
import { composeHost, type Host } from '../../electron/host/compose.ts';
import type { Fetch } from '../../electron/sync/reseau.ts';

export const MOT_DE_PASSE = 'Demonstration-2026';

/** La clé de l'installation des postes d'essai : les essais peuvent ainsi lire les octets de leurs bases. */
export const CLE_D_ESSAI = new Uint8Array(32).fill(7);

/** Un poste complet sans fenêtre : l'hôte réel, sa base chiffrée dans un dossier à lui. */
export interface PosteDEssai {
  readonly dossier: string;
  readonly host: Host;
  readonly evenements: EventName[];
  readonly pannes: unknown[];
  /** L'enveloppe brute d'un appel. */
  readonly appeler: <N extends OperationName>(nom: N, entree: Input<N>) => Promise<Envelope>;
  /** La valeur d'un appel qui doit réussir. */
  readonly lire: <N extends OperationName>(nom: N, entree: Input<N>) => Promise<Output<N>>;
  readonly connecter: (courriel?: string) => Promise<Output<'session.ouvrir'>>;
  /** L'hôte s'arrête et un autre reprend le même dossier, comme au redémarrage du poste. */
  readonly redemarrer: () => Promise<void>;
  readonly fermer: () => Promise<void>;
}

export async function unPoste(
  serveur: string,
  options: { horloge?: () => Date; fetch?: Fetch; dossier?: string } = {},
): Promise<PosteDEssai> {
  const dossier = options.dossier ?? mkdtempSync(path.join(os.tmpdir(), 'poste-essai-'));
  const evenements: EventName[] = [];
  const pannes: unknown[] = [];
  const composer = () =>
    composeHost({
      dossier,
      serveur,
      cle: CLE_D_ESSAI,
      hasard: () => 0,
      fetch: options.fetch ?? globalThis.fetch,
      ...(options.horloge === undefined ? {} : { horloge: options.horloge }),
      emit: (nom) => {
        evenements.push(nom);
      },
      logFault: (_, erreur) => {
        pannes.push(erreur);
      },
    });
  let host = composer();
  const appeler = (nom: OperationName, entree: unknown) => host.dispatch(nom, entree);
  const lire = async <N extends OperationName>(nom: N, entree: Input<N>): Promise<Output<N>> => {
    const enveloppe = await appeler(nom, entree);
    if (enveloppe.status !== 'ok') throw new Error(`${nom} : ${JSON.stringify(enveloppe)} ${pannes.map(String).join(' ')}`);
    return enveloppe.value as Output<N>;
  };
  return {
    dossier,
    evenements,
    pannes,
    appeler,
    lire,
    get host() {
      return host;
    },
    connecter: (courriel = 'gestionnaire@demo.test') => lire('session.ouvrir', { courriel, motDePasse: MOT_DE_PASSE }),
    async redemarrer() {
      await host.arreter();
      host = composer();
    },
    async fermer() {
      await host.arreter();
      if (options.dossier === undefined) rmSync(dossier, { recursive: true, force: true });
    },
  };
}
