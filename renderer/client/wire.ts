import type { Envelope } from '../../domain/contract/envelope.ts';

export type EventListener = (name: string, payload: unknown) => void;

/** Le fil vers l'hôte : le même contrat par le préchargement d'Electron ou par HTTP local. */
export interface Wire {
  readonly call: (name: string, input: unknown) => Promise<Envelope>;
  /** Rend de quoi se désabonner. */
  readonly subscribe: (listener: EventListener) => () => void;
  /** Appelé quand des annonces ont pu être manquées : tout est à relire. */
  readonly onGap: (listener: () => void) => void;
}

declare global {
  interface Window {
    readonly poste?: Pick<Wire, 'call' | 'subscribe'>;
  }
}
