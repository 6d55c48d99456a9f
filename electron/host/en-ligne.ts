import type { SessionEnLigne as SessionRecue } from '../../domain/contract/serveur.ts';
import { delaiAvantEssai } from '../sync/attente.ts';
import { garderJetons, porteEnMemoire, type GardeJetons } from '../sync/jetons.ts';
import type { Emit } from '../sync/moteur.ts';
import { ecouterPouls } from '../sync/pouls.ts';
import { joindre, type Fetch } from '../sync/reseau.ts';
import { creerReveil } from '../sync/reveil.ts';
import type { SessionEnLigne } from './session.ts';

interface OptionsEnLigne {
  readonly serveur: string;
  readonly fetch: Fetch;
  readonly horloge: () => Date;
  readonly hasard: () => number;
  readonly emit: Emit;
  /** Le serveur ne reconnaît plus ces jetons. */
  readonly perdue: (jetons: GardeJetons) => void;
}

const PATIENCE_MS = 2_000;
/** Relire tout un écran coûte plusieurs appels : les annonces d'une même seconde n'en font qu'une. */
const ESPACEMENT_MS = 1_000;
/** L'attente la plus longue d'une minuterie : vingt-quatre jours, quand une session en ligne en dure douze heures. */
const SANS_FIN_MS = 2 ** 31 - 1;

/** Installer une session en ligne : ses jetons en mémoire vive, et l'écoute du serveur pour relire ce qui change. */
export function installerEnLigne({ jetons: premiers, compte }: SessionRecue, options: OptionsEnLigne): SessionEnLigne {
  const { serveur, fetch, horloge } = options;
  const porte = porteEnMemoire(premiers);
  const patience = new AbortController();
  const jetons = garderJetons({ porte, serveur, fetch: abregeable(fetch, patience.signal), horloge });
  const fin = new AbortController();
  const annonces = creerReveil(fin.signal);
  const boucles = Promise.all([ecouter(jetons, annonces.sonner, options, fin.signal), annoncer(annonces, options.emit, fin.signal)]);
  return {
    compte,
    jetons,
    async fermer() {
      fin.abort();
      const minuterie = setTimeout(() => patience.abort(), PATIENCE_MS);
      // Un renouvellement en route donnerait des jetons que personne ne rendrait : il est attendu, et ce sont ceux-là que l'on rend.
      const acces = await jetons.acces();
      clearTimeout(minuterie);
      porte.ecrire(null);
      if (acces.genre === 'acces') await fermerAuServeur(fetch, serveur, acces.acces);
      await boucles;
    },
  };
}

/** Le serveur oublie les jetons ; s'il ne répond pas, ils s'éteindront seuls et ne sont plus nulle part ici. */
export async function fermerAuServeur(fetch: Fetch, serveur: string, acces: string): Promise<void> {
  const reponse = await joindre(fetch, `${serveur}/v1/session/fermer`, { acces, corps: {} }, AbortSignal.timeout(PATIENCE_MS));
  await reponse?.body?.cancel().catch(() => undefined);
}

/** Le pouls se rétablit sans fin ; des jetons refusés deux fois, ou qui ne se renouvellent plus, sont une session perdue, même sans clic. */
async function ecouter(jetons: GardeJetons, surPouls: () => void, options: OptionsEnLigne, arret: AbortSignal): Promise<void> {
  const { serveur, fetch, hasard } = options;
  const pause = creerReveil(arret);
  let refuse: string | undefined;
  for (let coupures = 1; !arret.aborted; coupures++) {
    const acces = await jetons.acces(refuse);
    if (arret.aborted) return;
    if (acces.genre === 'panne' && acces.panne.motif === 'session_expiree') return options.perdue(jetons);
    if (acces.genre === 'acces') {
      const vivant = () => {
        coupures = 0;
        surPouls();
      };
      const issue = await ecouterPouls({ fetch, serveur, acces: acces.acces, surPouls: vivant, arret });
      if (issue === 'refuse' && refuse !== undefined) return options.perdue(jetons);
      refuse = issue === 'refuse' ? acces.acces : undefined;
    }
    await pause.attendre(delaiAvantEssai(coupures + 1, hasard));
  }
}

async function annoncer(annonces: ReturnType<typeof creerReveil>, emit: Emit, arret: AbortSignal): Promise<void> {
  const repos = creerReveil(arret);
  for (;;) {
    await annonces.attendre(SANS_FIN_MS);
    if (arret.aborted) return;
    emit('enligne.changee', {});
    await repos.attendre(ESPACEMENT_MS);
  }
}

/** Le même réseau, dont chaque requête en cours s'arrête à ce signal. */
const abregeable =
  (fetch: Fetch, signal: AbortSignal): Fetch =>
  (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.any([signal, ...(init.signal ? [init.signal] : [])]) });
