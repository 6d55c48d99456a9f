import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { Envelope } from '../../../domain/contract/envelope.ts';
import { contract, type OperationName } from '../../../domain/contract/index.ts';
import { CALL_CHANNEL, serveIpc, type IpcMainLike } from '../../../electron/host/ipc.ts';
import { compter, echelle } from '../../confiance/comptes.ts';
import { engendrer } from '../../outils/engendrer.ts';
import { muter } from '../../outils/muter.ts';
import { unPoste, type PosteDEssai } from '../../outils/poste.ts';
import { unServeur, type ServeurDEssai } from '../../outils/serveur.ts';

const GRAINE = 20_261_123;
const MUTES = 2_000 * echelle();
const VALIDES = 20;
const CONNECTES = ['gestionnaire', 'agent', 'conseiller', 'bailleur'] as const;
type Connecte = (typeof CONNECTES)[number];

let serveur: ServeurDEssai;
const postes = {} as Record<Connecte | 'public', PosteDEssai>;
beforeAll(async () => {
  serveur = await unServeur({ agents: 20, offres: 10 });
  postes.public = await unPoste(serveur.url);
  for (const role of CONNECTES) {
    postes[role] = await unPoste(serveur.url);
    await postes[role].connecter(`${role}@demo.test`);
  }
});
afterAll(async () => {
  for (const poste of Object.values(postes)) await poste.fermer();
  await serveur.fermer();
});

type Ecoute = Parameters<IpcMainLike['handle']>[1];

/** Ce que la page envoie traverse le clone structuré d'Electron, puis le fil réel. */
function fil(poste: PosteDEssai): (nom: unknown, entree: unknown) => Promise<Envelope> {
  let ecoute: Ecoute | undefined;
  const ipcMain: IpcMainLike = {
    handle: (canal, recue) => {
      if (canal === CALL_CHANNEL) ecoute = recue;
    },
  };
  serveIpc(ipcMain, poste.host.dispatch, { protocole: 'app:', hote: 'poste' });
  return (nom, entree) => ecoute!({ senderFrame: { url: 'app://poste/index.html', parent: null } }, nom, structuredClone(entree));
}

/** Une panne, une exception ou une enveloppe d'une autre forme ; la phrase redonne l'entrée. */
async function fautes(poste: PosteDEssai, nom: unknown, entrees: readonly unknown[]): Promise<string[]> {
  const appeler = fil(poste);
  const vues: string[] = [];
  for (const entree of entrees) {
    const reponse = await appeler(nom, entree).catch((erreur: unknown) => erreur);
    const lue = Envelope.safeParse(reponse);
    if (!lue.success || lue.data.status === 'fault') vues.push(`I-15 : ${String(nom)} : ${String(reponse)} ← ${dire(entree)}`);
  }
  compter('fuzz : appels du poste', entrees.length);
  return [...vues, ...poste.pannes.splice(0).map((panne) => `I-15 : ${String(nom)} : ${String(panne)}`)].slice(0, 5);
}

function dire(entree: unknown): string {
  try {
    return JSON.stringify(entree).slice(0, 300);
  } catch {
    return String(entree);
  }
}

const operations = Object.entries(contract) as [OperationName, (typeof contract)[OperationName]][];

/** Ce qui part au serveur dès que l'entrée est valable : ici, seules les entrées refusées ; les valables ont leur essai. */
const auReseau = (nom: OperationName): boolean => nom.startsWith('compte.') || nom === 'session.ouvrir' || nom === 'sync.maintenant';
const refusees = (input: z.ZodType): fc.Arbitrary<unknown> =>
  muter(engendrer(input), 'clone').filter((entree) => !input.safeParse(entree).success);

describe.each(operations)('%s', (nom, { acces, input, kind }) => {
  const valides = engendrer(input as z.ZodType);
  /** Une entrée valable d'une opération portée ne part pas au serveur deux mille fois : ici, sa session manque. */
  const chezQui = kind.startsWith('remote') ? 'gestionnaire' : (acces as Connecte | 'public');

  test('deux mille entrées abîmées : un refus dit, jamais une panne', { timeout: 60_000 * echelle() }, async () => {
    const abimees = fc.sample(auReseau(nom) ? refusees(input as z.ZodType) : muter(valides, 'clone'), { numRuns: MUTES, seed: GRAINE });
    const enormes = ['x'.repeat(10 << 20), { x: 'x'.repeat(10 << 20) }, Array.from({ length: 100_000 }, () => 0)];
    const poste = nom.startsWith('session') || nom.startsWith('seance') ? postes.public : postes[chezQui];
    expect(await fautes(poste, nom, [...abimees, ...enormes])).toEqual([]);
  });

  test('des entrées valables engendrées : une réponse du contrat', async () => {
    const poste = nom.startsWith('s') ? postes.public : postes[acces as Connecte | 'public'];
    expect(await fautes(poste, nom, fc.sample(valides, { numRuns: VALIDES, seed: GRAINE }))).toEqual([]);
  });
});

test('un nom d’opération qui n’en est pas un n’atteint rien', async () => {
  const noms = fc.sample(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'constructor', 'toString', 'agent.'), fc.anything()),
    { numRuns: 500, seed: GRAINE },
  );
  for (const nom of noms.filter((n) => typeof n !== 'function' && typeof n !== 'symbol'))
    expect((await fil(postes.gestionnaire)(nom, {})).status).toBe('invalid');
});

test('après tout cela, les postes répondent et aucun prototype n’a changé', async () => {
  expect((await postes.gestionnaire.lire('session.etat', {})).statut).toBe('ouverte');
  expect((await postes.gestionnaire.appeler('envoi.lister', {})).status).toBe('ok');
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});
