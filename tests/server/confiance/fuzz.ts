import { setImmediate as rendreLaMain } from 'node:timers/promises';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { z } from 'zod';
import { Envelope } from '../../../domain/contract/envelope.ts';
import { contract, type CommandName, type RemoteName } from '../../../domain/contract/index.ts';
import { JournalReponse, JournalRequest } from '../../../domain/contract/journal.ts';
import { cheminAppel, ErreurSession, OuvrirSessionServeur, RafraichirSession } from '../../../domain/contract/serveur.ts';
import { type Commande, ErreurSync, PullRequest, PushReponse, PushRequest } from '../../../domain/contract/sync.ts';
import { operationsPortees } from '../../../server/operations/appel.ts';
import type { ZodApp } from '../../../server/zod-app.ts';
import { engendrer } from '../../outils/engendrer.ts';
import { abimer, muter } from '../../outils/muter.ts';
import { demandeId } from '../../constructeurs/identifiants.ts';
import { commande, porteur, type Poste } from '../outils.ts';
import type { Lecteur } from './monde.ts';

/** Une route à malmener : ce qu'elle attend, qui l'appelle, et ce qu'elle a le droit de répondre. */
export interface Cible {
  readonly url: string;
  readonly methode: 'GET' | 'HEAD' | 'POST';
  readonly entree: z.ZodType;
  readonly lecteur: Lecteur;
  readonly reponse: z.ZodType;
}

const Panne = z.object({ erreur: z.literal('panne') });
/** Les réponses d'une erreur de transport, avant toute route. */
const Refusee = z.union([ErreurSync, ErreurSession]);
const sansPanne = Envelope.refine(({ status }) => status !== 'fault', 'une panne n’est pas un refus');
const appel = (nom: RemoteName): Cible => ({
  url: cheminAppel(nom),
  methode: 'POST',
  entree: contract[nom].input as z.ZodType,
  lecteur: contract[nom].acces === 'public' ? 'personne' : (contract[nom].acces as Lecteur),
  reponse: z.union([sansPanne, Refusee]),
});
const poster = (url: string, entree: z.ZodType, lecteur: Lecteur, reponse: z.ZodType): Cible => ({
  url,
  methode: 'POST',
  entree,
  lecteur,
  reponse,
});
const lire = (url: string): Cible => ({
  url,
  methode: 'GET',
  entree: z.record(z.string(), z.string()),
  lecteur: 'personne',
  reponse: z.unknown(),
});

/** Toutes les routes, par leur nom tel que Fastify le donne. */
export const cibles: Readonly<Record<string, Cible>> = {
  ...Object.fromEntries(operationsPortees.map((nom) => [`POST ${cheminAppel(nom)}`, appel(nom)])),
  'POST /v1/session': poster('/v1/session', OuvrirSessionServeur, 'personne', ErreurSession),
  'POST /v1/session/rafraichir': poster('/v1/session/rafraichir', RafraichirSession, 'personne', ErreurSync),
  'POST /v1/session/fermer': poster('/v1/session/fermer', z.unknown(), 'personne', z.union([z.literal(''), Refusee])),
  'POST /v1/push': poster('/v1/push', PushRequest, 'gestionnaire', z.union([PushReponse, ErreurSync])),
  'POST /v1/pull': poster('/v1/pull', PullRequest, 'gestionnaire', ErreurSync),
  'POST /v1/journal': poster('/v1/journal', JournalRequest, 'gestionnaire', z.union([JournalReponse, ErreurSync])),
  'GET /v1/pouls': lire('/v1/pouls'),
  'GET /v1/sante': lire('/v1/sante'),
  'GET /v1/openapi.json': lire('/v1/openapi.json'),
  'GET /compte/*': lire('/compte/'),
  'GET /compte/application.json': lire('/compte/application.json'),
};

export interface Dose {
  readonly valides: number;
  readonly mutees: number;
  readonly textes: number;
}

/** Les requêtes d'une cible : quelques valides, qui vont jusqu'au bout ; beaucoup d'abîmées, par la valeur ou par le texte. La graine les redonne. */
export function requetes(cible: Cible, dose: Dose, graine: number): InjectOptions[] {
  const valides = engendrer(cible.entree);
  const tirer = <T>(arbitraire: fc.Arbitrary<T>, numRuns: number) => fc.sample(arbitraire, { numRuns, seed: graine });
  if (cible.methode !== 'POST') return tirer(chemins(cible), dose.valides + dose.mutees + dose.textes);
  const corps = [
    ...tirer(valides, dose.valides).map(enJson),
    ...tirer(muter(valides, 'json'), dose.mutees).map(enJson),
    ...tirer(abimer(valides), dose.textes),
    DIX_MEGAOCTETS,
    '['.repeat(250_000),
  ];
  return corps.map((payload) => ({ method: 'POST', url: cible.url, headers: { 'content-type': 'application/json' }, payload }));
}

const DIX_MEGAOCTETS = `{"enorme":"${'x'.repeat(10 << 20)}"}`;
const enJson = (valeur: unknown): string => JSON.stringify(valeur) ?? '';

/** Des adresses et des en-têtes malvenus, pour ce qui se lit. */
function chemins({ url, methode }: Cible): fc.Arbitrary<InjectOptions> {
  const morceau = fc.oneof(
    fc.webPath(),
    fc.string({ maxLength: 30 }).map(encodeURIComponent),
    fc.constantFrom('../..', '%2e%2e/', '%00', '%E0%A4%A', '//', '..%5c'),
  );
  const entete = fc.stringMatching(/^[\x20-\x7e]{0,60}$/);
  return fc
    .tuple(morceau, fc.webQueryParameters(), entete, fc.boolean())
    .map(([suite, parametres, valeur, dans]) => ({
      method: methode,
      url: `${url}${dans ? suite : ''}?${parametres}`,
      headers: { authorization: valeur, range: valeur, 'if-none-match': valeur, 'accept-encoding': valeur },
    }));
}

/** Des commandes d'un poste dont l'entrée est malmenée, à leur rang : chacune va jusqu'à la règle, ou s'arrête à son entrée. */
export function commandes(nom: CommandName, nombre: number, graine: number, poste: Poste): Commande[] {
  const valides = engendrer(contract[nom].input as z.ZodType);
  const melange = fc.oneof({ weight: 1, arbitrary: valides }, { weight: 4, arbitrary: muter(valides, 'json') });
  const entrees = fc.sample(melange, { numRuns: nombre, seed: graine });
  return entrees.map((entree) => {
    const lisible = typeof entree === 'object' && entree !== null && !Array.isArray(entree) ? entree : { entree };
    return commande(poste, nom, lisible as Record<string, unknown>, demandeId(1));
  });
}

/** Ce qui n'est pas un refus typé : un 5xx, une panne, une réponse d'une autre forme. La phrase redonne la requête. */
export async function malmener(
  app: ZodApp,
  cible: Cible,
  requetesDeLaCible: readonly InjectOptions[],
  poste: Poste | null,
): Promise<string[]> {
  const fautes: string[] = [];
  const entetes = poste === null ? {} : porteur(poste);
  for (let debut = 0; debut < requetesDeLaCible.length; debut += ENSEMBLE) {
    const lot = requetesDeLaCible.slice(debut, debut + ENSEMBLE);
    const reponses = await Promise.all(lot.map((r) => app.inject({ ...r, headers: { ...entetes, ...r.headers } })));
    for (const [i, reponse] of reponses.entries()) {
      const faute = fauteDe(cible, reponse.statusCode, reponse.headers['content-type'], reponse.body);
      if (faute !== null) fautes.push(`I-15 : ${cible.url} : ${faute} ← ${String(lot[i]!.payload ?? lot[i]!.url).slice(0, 400)}`);
    }
    // Une route qui répond sans rien attendre ne rendrait jamais la main : toutes ses réponses resteraient en mémoire.
    await rendreLaMain();
  }
  return fautes;
}

const ENSEMBLE = 24;

function fauteDe(cible: Cible, statut: number, type: unknown, corps: string): string | null {
  if (statut >= 500) return `${statut} ${corps.slice(0, 100)}`;
  if (cible.methode !== 'POST' || type === 'application/x-ndjson') return null;
  const lue: unknown = corps === '' ? '' : JSON.parse(corps);
  if (Panne.safeParse(lue).success || !cible.reponse.safeParse(lue).success) return `${statut} ${corps.slice(0, 200)}`;
  return null;
}
