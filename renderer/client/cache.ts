import { QueryCache, QueryClient, type Query } from '@tanstack/react-query';
import { contract, events, type EventOf } from '../../domain/contract/index.ts';
import type { Jour } from '../../domain/shared/dates.ts';
import { createStore } from '../composants/store.ts';
import { estPassager, Refused } from './errors.ts';
import type { QueryName } from './queries.ts';
import { throttle } from './throttle.ts';
import type { Wire } from './wire.ts';

type Table = EventOf<'donnees.changees'>['tables'][number];

/** Ce qui se calcule d'une offre et de qui elle concerne. */
const rapprochements = ['offre.supposer', 'rapprochement.offres', 'rapprochement.agents'] as const;

/** Ce que chaque table change à l'écran. */
const readers: Readonly<Record<Table, readonly QueryName[]>> = {
  demande: ['journee.lire', 'dossier.lister', 'dossier.lire', 'offre.lister', 'offre.lire', ...rapprochements],
  mandat: ['journee.lire', 'dossier.lister', 'dossier.lire', ...rapprochements],
  candidature: ['journee.lire', 'dossier.lister', 'dossier.lire', ...rapprochements],
  offre: ['offre.lister', 'offre.lire', ...rapprochements],
  outbox: ['journee.lire', 'envoi.lister', 'dossier.lister', 'dossier.lire', 'sync.etat', ...rapprochements],
  divergence: ['journee.lire', 'divergence.lister', 'sync.etat'],
  report: ['journee.lire'],
};

/** Les lectures portées au serveur : tout est à relire quand il annonce un changement à celui qui travaille en ligne. */
const enLigne = (Object.keys(contract) as (keyof typeof contract)[]).filter((n): n is QueryName => contract[n].kind === 'remoteQuery');

const estEnLigne = ({ queryKey }: Pick<Query, 'queryKey'>): boolean => enLigne.includes(queryKey[0] as QueryName);

/** Une première synchronisation annonce des centaines de pages : l'écran relit au plus cinq fois par seconde. */
const REFRESH_MS = 200;

function createCache(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // Une session fermée ailleurs (veille, autre fenêtre) ramène à « Se connecter ».
      onError: (error, query) => {
        if (isSessionAbsent(error)) void client.invalidateQueries({ queryKey: ['session.etat'] });
        if (estEnLigne(query)) serveurMuet.set(error instanceof Refused && estPassager(error));
      },
      onSuccess: (_, query) => {
        if (estEnLigne(query)) serveurMuet.set(false);
      },
    }),
    defaultOptions: {
      // L'hôte est sur cette machine : l'absence de réseau ne suspend rien.
      queries: { networkMode: 'always', staleTime: Infinity, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}

/** Vrai quand la dernière lecture portée au serveur n'a pas eu de réponse : ce qui est affiché peut dater. */
export const serveurMuet = createStore(false);

/** La mémoire des lectures de cette fenêtre. */
export const cache = createCache();

export const isSessionAbsent = (error: unknown): boolean =>
  error instanceof Refused && error.refus.some((refus) => refus.motif === 'session_absente');

/** Relier les annonces de l'hôte à ce qui est gardé en mémoire. */
export function refreshOnEvents(client: QueryClient, wire: Wire): void {
  const stale = new Set<QueryName>();
  const refresh = throttle(REFRESH_MS, () => {
    const names = [...stale];
    stale.clear();
    for (const name of names) void client.invalidateQueries({ queryKey: [name] });
  });
  const mark = (names: readonly QueryName[]): void => {
    names.forEach((name) => stale.add(name));
    refresh();
  };
  wire.onGap(() => void client.invalidateQueries());
  wire.subscribe((name, payload) => {
    if (name === 'sync.changee') mark(['sync.etat', 'envoi.lister']);
    if (name === 'session.changee') mark(['session.etat']);
    if (name === 'enligne.changee') mark(enLigne);
    if (name === 'donnees.changees') {
      const read = events[name].safeParse(payload);
      if (read.success) mark(read.data.tables.flatMap((table) => readers[table]));
    }
  });
}

const JOUR_MS = 30_000;

/** À minuit, heure de Paris, ce qui se compte en jours change sans que rien n'ait changé dans la base : tout est relu. */
export function refreshOnNewDay(client: QueryClient, aujourdHui: () => Jour): () => void {
  let jour = aujourdHui();
  const minuteur = setInterval(() => {
    const neuf = aujourdHui();
    if (neuf === jour) return;
    jour = neuf;
    void client.invalidateQueries();
  }, JOUR_MS);
  return () => clearInterval(minuteur);
}
