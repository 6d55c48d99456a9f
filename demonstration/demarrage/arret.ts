import { Echec } from './echec.ts';

/** Ce qui est à arrêter, du dernier démarré au premier. */
export class Arret {
  readonly #gestes: { nom: string; geste: () => Promise<void> }[] = [];
  readonly #signaler: (phrase: string) => void;
  #demande = false;

  constructor(signaler: (phrase: string) => void) {
    this.#signaler = signaler;
  }

  /** Dès lors, le démarrage s'interrompt à sa prochaine étape. */
  demander(): void {
    this.#demande = true;
  }

  ajouter(nom: string, geste: () => Promise<void>): void {
    this.#gestes.push({ nom, geste });
    if (this.#demande) throw new Echec('Arrêt demandé pendant le démarrage.');
  }

  /** Un geste qui échoue n'empêche pas les suivants. */
  async toutArreter(): Promise<void> {
    for (const { nom, geste } of this.#gestes.splice(0).toReversed()) {
      await geste().catch((erreur: unknown) =>
        this.#signaler(`${nom} ne s’est pas arrêté normalement : ${erreur instanceof Error ? erreur.message : String(erreur)}`),
      );
    }
  }
}
