import { expect, test } from 'vitest';
import { creerTours } from '../../server/commands/tours.ts';

const reste = () => new AbortController().signal;

test('deux places : le troisième attend, et entre quand l’un des deux cède', async () => {
  const tours = creerTours(2, 60_000);
  const [premier] = [await tours.prendre(reste()), await tours.prendre(reste())];
  let entre = false;
  const troisieme = tours.prendre(reste()).then((ceder) => {
    entre = true;
    return ceder;
  });
  await Promise.resolve();
  expect(entre, 'il n’y avait pas de place').toBe(false);
  premier!();
  expect(await troisieme).not.toBeNull();
});

test('l’ordre d’arrivée est gardé', async () => {
  const tours = creerTours(1, 60_000);
  const ceder = await tours.prendre(reste());
  const entres: number[] = [];
  const attente = [1, 2, 3].map(async (n) => {
    const suivant = await tours.prendre(reste());
    entres.push(n);
    suivant!();
  });
  ceder!();
  await Promise.all(attente);
  expect(entres).toEqual([1, 2, 3]);
});

test('qui attend trop longtemps renonce, et sa place ne manque à personne', async () => {
  const tours = creerTours(1, 5);
  const ceder = await tours.prendre(reste());
  expect(await tours.prendre(reste())).toBeNull();
  ceder!();
  expect(await tours.prendre(reste())).not.toBeNull();
});

test('qui est parti n’est plus attendu, qu’il parte avant ou pendant l’attente', async () => {
  const tours = creerTours(1, 60_000);
  const ceder = await tours.prendre(reste());
  expect(await tours.prendre(AbortSignal.abort()), 'parti avant').toBeNull();
  const parti = new AbortController();
  const attente = tours.prendre(parti.signal);
  parti.abort();
  expect(await attente, 'parti pendant').toBeNull();
  ceder!();
  expect(await tours.prendre(reste())).not.toBeNull();
});
