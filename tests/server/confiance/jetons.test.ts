import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { poserLien } from '../../../db/central/apply/lien.ts';
import { enTransaction } from '../../../db/central/open.ts';
import type { Jetons } from '../../../domain/contract/sync.ts';
import { compter } from '../../confiance/comptes.ts';
import type { ZodApp } from '../../../server/zod-app.ts';
import { appeler, comptes, CONSEILLER, GESTIONNAIRE, ouvrirSession, seConnecter, unePlateforme, type Plateforme } from '../outils.ts';

const COURSES = 60;
let p: Plateforme;
beforeAll(async () => {
  p = await unePlateforme();
});
afterAll(() => p.fermer());
beforeEach(() => p.pool.query('DELETE FROM essai_connexion'));

const rafraichir = async (app: ZodApp, { rafraichissement }: Jetons): Promise<Jetons | null> => {
  const reponse = await app.inject({ method: 'POST', url: '/v1/session/rafraichir', payload: { rafraichissement } });
  return reponse.statusCode === 200 ? reponse.json<{ jetons: Jetons }>().jetons : null;
};
const fermer = (app: ZodApp, { acces }: Jetons) =>
  app.inject({ method: 'POST', url: '/v1/session/fermer', headers: { authorization: `Bearer ${acces}` } });
const ouvrir = async (courriel = CONSEILLER): Promise<Jetons> => (await seConnecter(p, courriel, 1)).jetons;

/** Ce qui vaut encore dans la base : le seul juge d'une famille fermée. */
const restants = async (): Promise<number> => (await p.pool.query('SELECT 1 FROM jeton')).rowCount!;
const vider = () => p.pool.query('DELETE FROM jeton');

/** Deux gestes lancés ensemble, chacun sur son serveur, chacun premier une fois sur deux. */
async function ensemble(i: number, gestes: readonly [(app: ZodApp) => Promise<unknown>, (app: ZodApp) => Promise<unknown>]): Promise<void> {
  compter('jetons : courses', 1);
  const ordre = i % 2 === 0 ? gestes : gestes.toReversed();
  await Promise.all(ordre.map((geste, n) => geste(n === 0 ? p.a : p.b)));
}

describe('une famille fermée l’est tout entière, même si un jeton tourne au même instant', () => {
  test(`${COURSES} fois : l’ancien jeton, volé, rejoué pendant que le dernier tourne`, async () => {
    for (let i = 0; i < COURSES; i++) {
      await vider();
      const vole = await ouvrir();
      const dernier = (await rafraichir(p.a, vole))!;
      await ensemble(i, [(app) => rafraichir(app, vole), (app) => rafraichir(app, dernier)]);
      expect(await restants(), 'les deux postes sortent').toBe(0);
    }
  });

  test(`${COURSES} fois : la session rendue pendant que son jeton tourne`, async () => {
    for (let i = 0; i < COURSES; i++) {
      await vider();
      const jetons = await ouvrir();
      let neufs: Jetons | null = null;
      await ensemble(i, [
        async (app) => {
          neufs = await rafraichir(app, jetons);
        },
        (app) => fermer(app, jetons),
      ]);
      // Rendue d'abord, ou après le tour avec l'accès que ce tour vient d'éteindre : dans les deux cas, la famille est finie.
      expect([await restants(), neufs === null || (await rafraichir(p.a, neufs)) === null]).toEqual([0, true]);
    }
  });
});

describe('un mot de passe changé met dehors', () => {
  const compteId = comptes.find((c) => c.courriel === CONSEILLER)!.id;
  const changer = async (app: ZodApp, jeton: string, n: number) => {
    const reponse = await appeler(app, null, 'compte.choisir', { jeton, motDePasse: `Un-nouveau-secret-${n}` });
    expect(reponse.json()).toMatchObject({ status: 'ok' });
  };
  const lien = () =>
    enTransaction(p.pool, null, (tx) => poserLien(tx, { compteId, genre: 'mot_de_passe', instant: p.horloge.lire().toISOString() }));

  test('qui rafraîchit au même instant', async () => {
    for (let i = 0; i < 12; i++) {
      await vider();
      const jetons = await ouvrir();
      const reference = await lien();
      await ensemble(i, [(app) => changer(app, reference, i), (app) => rafraichir(app, jetons)]);
      expect(await restants()).toBe(0);
    }
  });

  test('qui se connecte avec l’ancien au même instant', async () => {
    let ancien = 'Un-nouveau-secret-11';
    for (let i = 20; i < 32; i++) {
      await vider();
      await p.pool.query('DELETE FROM essai_connexion');
      const reference = await lien();
      await ensemble(i, [(app) => changer(app, reference, i), (app) => ouvrirSession(app, CONSEILLER, 1, ancien)]);
      expect(await restants()).toBe(0);
      ancien = `Un-nouveau-secret-${i}`;
    }
    expect((await ouvrirSession(p.a, CONSEILLER, 1, ancien)).statusCode).toBe(200);
    expect((await ouvrirSession(p.a, GESTIONNAIRE)).statusCode).toBe(200);
  });
});
