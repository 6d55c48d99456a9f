import { expect, test } from 'vitest';
import { creerPassage, LecteurTropLent } from '../../server/pull/passage.ts';

const bientot = () => new Promise((fait) => setTimeout(fait, 5));

test('rend ce qui a été donné, dans l’ordre, puis la fin', async () => {
  const passage = creerPassage<number>(1_000);
  const ecriture = (async () => {
    for (const n of [1, 2, 3]) await passage.donner(n);
    passage.finir(null);
  })();
  expect([await passage.prendre(), await passage.prendre(), await passage.prendre(), await passage.prendre()]).toEqual([1, 2, 3, null]);
  await ecriture;
});

test('celui qui donne attend celui qui prend', async () => {
  const passage = creerPassage<number>(1_000);
  const faits: string[] = [];
  const ecriture = passage.donner(1).then(() => faits.push('donné'));
  await bientot();
  expect(faits).toEqual([]);
  expect(await passage.prendre()).toBe(1);
  await ecriture;
  expect(faits).toEqual(['donné']);
});

test('un lecteur parti arrête l’écriture, avant ou après, et ce n’est pas une panne', async () => {
  const passage = creerPassage<number>(1_000);
  const enAttente = passage.donner(1);
  passage.abandonner();
  const raison = await enAttente.catch((erreur: unknown) => erreur);
  expect(raison).toBeInstanceOf(Error);
  await expect(passage.donner(2)).rejects.toThrow();
  passage.finir(raison);
  expect(await passage.prendre()).toBe(1);
  expect(await passage.prendre()).toBeNull();
});

test('un lecteur qui ne lit plus est lâché, et le sait', async () => {
  const passage = creerPassage<number>(10);
  const raison = await passage.donner(1).catch((erreur: unknown) => erreur);
  expect(raison).toBeInstanceOf(LecteurTropLent);
  passage.finir(raison);
  await expect(passage.prendre()).rejects.toBe(raison);
});

test('une panne de l’écriture est une panne de la lecture', async () => {
  const passage = creerPassage<number>(1_000);
  const lecture = passage.prendre();
  passage.finir(new Error('base perdue'));
  await expect(lecture).rejects.toThrow('base perdue');
});
