import type { App } from 'electron';
import type { Envelope } from '../../domain/contract/envelope.ts';
import type { Dispatch } from '../host/dispatch.ts';

/** Les phases d'un poste, dans l'ordre ; on n'en revient pas. */
const PHASES = ['marche', 'arret', 'arrete'] as const;
type Phase = (typeof PHASES)[number];

/** Au-delà, on quitte quand même : chaque acte est déjà écrit dans la base, rien ne se perd. */
export const PATIENCE_MS = 10_000;
const FERME: Envelope = { status: 'refused', refus: [{ motif: 'session_absente' }] };

export interface Arret {
  readonly phase: () => Phase;
  /** Le même aiguillage, qui n'accepte plus rien dès que l'arrêt commence : aucune session ne se rouvre pendant qu'on ferme. */
  readonly tantQueMarche: (dispatch: Dispatch) => Dispatch;
  /** Ce qu'il faut attendre avant de quitter. */
  readonly avantDeQuitter: (arreter: () => Promise<void>) => void;
}

export function installerArret(app: Pick<App, 'on' | 'quit'>, logFault: (reference: string, erreur: unknown) => void): Arret {
  let phase: Phase = 'marche';
  let arreter: () => Promise<void> = () => Promise.resolve();
  const avancer = (suivante: Phase): void => {
    if (PHASES.indexOf(suivante) > PHASES.indexOf(phase)) phase = suivante;
  };

  async function fermer(): Promise<void> {
    let minuterie: NodeJS.Timeout | undefined;
    const delai = new Promise<void>((fait) => {
      minuterie = setTimeout(fait, PATIENCE_MS);
    });
    await Promise.race([arreter(), delai]).catch((erreur: unknown) => logFault('arret', erreur));
    clearTimeout(minuterie);
    avancer('arrete');
    app.quit();
  }

  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (phase === 'arrete') return;
    event.preventDefault();
    if (phase === 'arret') return;
    avancer('arret');
    void fermer();
  });
  return {
    phase: () => phase,
    tantQueMarche: (dispatch) => async (nom, entree) => (phase === 'marche' ? dispatch(nom, entree) : FERME),
    avantDeQuitter: (attendre) => {
      arreter = attendre;
    },
  };
}
