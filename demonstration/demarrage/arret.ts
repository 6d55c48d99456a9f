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

  ajouter(nom: string, geste: () => Promise<void>): void {
    this.#gestes.push({ nom, geste });
  }

  /** Un geste qui échoue n'empêche pas les suivants. */
  toutArreter(): Promise<void> {
    this.#encours ??= (async () => {
      for (const { nom, geste } of this.#gestes.toReversed()) {
        await geste().catch((erreur: unknown) => this.#signaler(`${nom} ne s’est pas arrêté normalement : ${erreur instanceof Error ? erreur.message : String(erreur)}`));
      }
    })();
    return this.#encours;
  }
}
