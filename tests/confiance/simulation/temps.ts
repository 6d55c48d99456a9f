/** Une horloge et des minuteries virtuelles : le temps n'avance que quand l'ordonnanceur le dit. */
export interface Temps {
  readonly ms: () => number;
  readonly horloge: () => Date;
  readonly avancer: (ms: number) => void;
  /** L'heure de la prochaine minuterie, ou null. */
  readonly prochaine: () => number | null;
  /** Fait sonner tout ce qui est échu à cette heure, dans l'ordre des échéances. */
  readonly sonner: () => void;
  /** Met ces minuteries et ce chronomètre à la place de ceux du processus ; rend de quoi les y remettre. */
  readonly installer: () => () => void;
}

interface Minuterie {
  readonly echeance: number;
  readonly faire: () => void;
}

/** Ce que rend `setTimeout` : `clearTimeout` s'y retrouve, et rien d'autre. */
class Poignee {
  unref = (): this => this;
  ref = (): this => this;
}

export function unTemps(depart: string): Temps {
  let maintenant = Date.parse(depart);
  const minuteries = new Map<object, Minuterie>();

  const poser = (faire: () => void, ms = 0): object => {
    const poignee = new Poignee();
    minuteries.set(poignee, { echeance: maintenant + Math.max(0, ms), faire });
    return poignee;
  };

  const prochaine = (): number | null =>
    minuteries.size === 0 ? null : [...minuteries.values()].reduce((tot, m) => Math.min(tot, m.echeance), Infinity);

  return {
    ms: () => maintenant,
    horloge: () => new Date(maintenant),
    avancer: (ms) => {
      maintenant += ms;
    },
    prochaine,
    sonner() {
      // L'ordre de pose départage deux échéances égales : le tri est stable.
      const echues = [...minuteries].filter(([, m]) => m.echeance <= maintenant).toSorted(([, a], [, b]) => a.echeance - b.echeance);
      for (const [poignee, { faire }] of echues) if (minuteries.delete(poignee)) faire();
    },
    installer: () => installer({ poser, oter: (poignee) => minuteries.delete(poignee), ecoule: () => maintenant }),
  };
}

interface Rouages {
  readonly poser: (faire: () => void, ms?: number) => object;
  readonly oter: (poignee: object) => boolean;
  readonly ecoule: () => number;
}

function installer({ poser, oter, ecoule }: Rouages): () => void {
  const vrais = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, timeout: AbortSignal.timeout };
  const vraiChronometre = performance.now;
  const faux = (faire: (...valeurs: unknown[]) => void, ms?: number, ...valeurs: unknown[]) => poser(() => faire(...valeurs), ms);
  globalThis.setTimeout = faux as unknown as typeof globalThis.setTimeout;
  globalThis.clearTimeout = ((poignee: Parameters<typeof clearTimeout>[0]) => {
    if (typeof poignee !== 'object' || !oter(poignee)) vrais.clearTimeout(poignee);
  }) as typeof globalThis.clearTimeout;
  AbortSignal.timeout = (ms) => {
    const patience = new AbortController();
    poser(() => patience.abort(new DOMException('délai dépassé', 'TimeoutError')), ms);
    return patience.signal;
  };
  performance.now = ecoule;
  return () => {
    performance.now = vraiChronometre;
    globalThis.setTimeout = vrais.setTimeout;
    globalThis.clearTimeout = vrais.clearTimeout;
    AbortSignal.timeout = vrais.timeout;
  };
}
