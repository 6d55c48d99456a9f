import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Jetons } from '../../../domain/contract/sync.ts';
import { jusquA } from '../../outils/attendre.ts';
import { CONSEILLER, demander, GESTIONNAIRE, porteur, seConnecter, unePlateforme, type Plateforme, type Poste } from '../outils.ts';

let p: Plateforme;
afterEach(() => p.fermer());

/** Une plateforme qui écoute ; le souffle est celui de la production, sauf s'il est dit. */
async function ouvrir(souffleMs?: number): Promise<void> {
  p = await unePlateforme({ connexions: 3, ...(souffleMs === undefined ? {} : { souffleMs }) });
  await p.a.listen({ port: 0, host: '127.0.0.1' });
}

interface Pouls {
  readonly fini: () => boolean;
  readonly recu: () => string;
}

async function ecouter(poste: Pick<Poste, 'jetons'>): Promise<Pouls> {
  const { port } = p.a.server.address() as AddressInfo;
  let [recu, fini] = ['', false];
  get({ port, host: '127.0.0.1', path: '/v1/pouls', headers: porteur(poste as Poste), agent: false }, (reponse) => {
    reponse
      .on('data', (morceau: Buffer) => {
        recu += String(morceau);
      })
      .on('close', () => {
        fini = true;
      })
      .on('error', () => undefined);
  });
  await jusquA('le pouls', async () => recu.includes('bonjour'));
  return { fini: () => fini, recu: () => recu };
}

const rafraichir = async ({ rafraichissement }: Jetons): Promise<Jetons> =>
  (await p.b.inject({ method: 'POST', url: '/v1/session/rafraichir', payload: { rafraichissement } })).json<{ jetons: Jetons }>().jetons;

test('un compte désactivé est dehors en moins de cinq secondes, pouls ouverts compris ; les autres restent', async () => {
  await ouvrir();
  const [dehors, aussi, dedans] = [
    await seConnecter(p, GESTIONNAIRE, 1),
    await seConnecter(p, CONSEILLER, 2),
    await seConnecter(p, GESTIONNAIRE, 3),
  ];
  const pouls = [await ecouter(dehors), await ecouter(aussi)];
  const autre = await ecouter(dedans);
  await p.pool.query('UPDATE compte SET actif = false WHERE courriel = $1', [CONSEILLER]);
  await p.pool.query('DELETE FROM jeton WHERE poste_id = $1', [dehors.posteId]);
  const debut = performance.now();
  expect((await demander(p.a, dehors)).statusCode, 'dès la requête suivante').toBe(401);
  await jusquA('la fin des deux pouls', async () => pouls.every((un) => un.fini()), 5_000);
  expect(performance.now() - debut).toBeLessThan(5_000);
  expect([autre.fini(), autre.recu()]).toEqual([false, expect.stringContaining('souffle')]);
});

test('un jeton volé, rejoué : le voleur et le volé sortent tous deux, leurs pouls aussi', async () => {
  await ouvrir(60);
  const vole = (await seConnecter(p, GESTIONNAIRE, 1)).jetons;
  const voleur = await rafraichir(vole);
  const chezLeVoleur = await ecouter({ jetons: voleur });
  const autre = await ecouter(await seConnecter(p, CONSEILLER, 2));
  expect(await rafraichir(vole)).toBeUndefined();
  await jusquA('la fin du pouls du voleur', async () => chezLeVoleur.fini(), 3_000);
  expect(autre.fini()).toBe(false);
  expect(
    (await p.pool.query('SELECT 1 FROM jeton j JOIN compte c ON c.id = j.compte_id WHERE c.courriel = $1', [GESTIONNAIRE])).rowCount,
  ).toBe(0);
});

test('une base qui ne confirme plus rien ne laisse personne à l’écoute : se taire n’est pas permettre (I-15)', async () => {
  await ouvrir(60);
  const ecoute = await ecouter(await seConnecter(p));
  await jusquA('un souffle', async () => ecoute.recu().includes('souffle'));
  const verrou = await p.pool.connect();
  await verrou.query('BEGIN; LOCK TABLE jeton IN ACCESS EXCLUSIVE MODE');
  await jusquA('la fin du pouls', async () => ecoute.fini(), 3_000);
  await verrou.query('ROLLBACK');
  verrou.release();
  expect((await ecouter(await seConnecter(p))).fini(), 'la base répond de nouveau').toBe(false);
});
