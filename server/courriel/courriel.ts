import type { CourrielDepose } from '../../db/central/apply/courriel.ts';
import { enDemonstration } from './messages/gabarit.ts';

export type Message = CourrielDepose;

/** Le port des courriels : l'envoi d'un message, ou son échec, qui n'est jamais tu. */
export interface Courriel {
  /** Rejette avec `CourrielRefuse` si l'adresse ou le message est refusé ; avec une autre erreur si la messagerie ne répond pas. */
  readonly envoyer: (message: Message) => Promise<void>;
}

/** La messagerie répond, mais ne veut pas de ce message : l'attente sera longue, et les autres courriels n'ont pas à attendre. */
export class CourrielRefuse extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`La messagerie refuse ce courriel (${code}).`);
    this.code = code;
  }
}

/** En démonstration, rien ne part sans dire qu'il est fictif. */
export const courrielDeDemonstration = (courriel: Courriel): Courriel => ({
  envoyer: (message) => courriel.envoyer(enDemonstration(message)),
});
