/** Des envois servis quelques-uns à la fois, dans l'ordre d'arrivée. */
export interface Tours {
  /** Attend son tour, et rend de quoi le céder ; null si l'attente a duré trop longtemps ou si `parti` l'a quittée. */
  readonly prendre: (parti: AbortSignal) => Promise<(() => void) | null>;
}

/** Cinq cents postes au même matin : les servir tous ensemble les ferait tous attendre jusqu'à la fin, donc tous recommencer. */
export function creerTours(places: number, patienceMs: number): Tours {
  const attente: (() => void)[] = [];
  let libres = places;
  const ceder = () => {
    const suivant = attente.shift();
    if (suivant === undefined) libres += 1;
    else suivant();
  };
  return {
    async prendre(parti) {
      if (libres > 0) {
        libres -= 1;
        return ceder;
      }
      const assez = AbortSignal.any([parti, AbortSignal.timeout(patienceMs)]);
      return new Promise((fait) => {
        const entrer = () => {
          assez.removeEventListener('abort', renoncer);
          fait(ceder);
        };
        const renoncer = () => {
          attente.splice(attente.indexOf(entrer), 1);
          fait(null);
        };
        attente.push(entrer);
        if (assez.aborted) renoncer();
        else assez.addEventListener('abort', renoncer, { once: true });
      });
    },
  };
}
