import { Echec } from './echec.ts';

/** Ce qui est à arrêter, du dernier démarré au premier, une seule fois. */
export class Arret {
  readonly #gestes: { nom: string; geste: () => Promise<void> }[] = [];
  #encours: Promise<void> | null = null;
  readonly #signaler: (phrase: string) => void;

  constructor(signaler: (phrase: string) => void) {
    this.#signaler = signaler;
  }

  get commence(): boolean {
    return this.#encours !== null;
  }

  /** Ce qui démarre pendant l'arrêt est arrêté aussitôt, et le démarrage s'interrompt. */
  async ajouter(nom: string, geste: () => Promise<void>): Promise<void> {
    if (this.#encours === null) {
      this.#gestes.push({ nom, geste });
      return;
    }
    await this.#defaire(nom, geste);
    throw new Echec('Arrêt demandé pendant le démarrage.');
  }

  /** Un geste qui échoue n'empêche pas les suivants. */
  toutArreter(): Promise<void> {
    this.#encours ??= (async () => {
      for (const { nom, geste } of this.#gestes.toReversed()) {
        await this.#defaire(nom, geste);
      }
    })();
    return this.#encours;
  }

  async #defaire(nom: string, geste: () => Promise<void>): Promise<void> {
    try {
      await geste();
    } catch (erreur) {
      this.#signaler(`${nom} ne s’est pas arrêté normalement : ${erreur instanceof Error ? erreur.message : String(erreur)}`);
    }
  }
}
