import path from 'node:path';
import { expect, test } from 'vitest';
import { connecter } from '../../../../db/local/connexion.ts';
import { migrer, versionDeLaBase } from '../../../../db/local/migrate.ts';
import { communesDemandees } from '../../../../db/local/migrations/005-communes-demandees.ts';
import { migrations } from '../../../../db/local/migrations/liste.ts';
import { cle, unDossier } from '../outils.ts';

const avant = migrations.filter((m) => m.numero < communesDemandees.numero);

test('une base d’avant sait, d’une commune, qui la demande', () => {
  const db = connecter(path.join(unDossier(), 'poste.db'), cle, { lectureSeule: false });
  migrer(db, avant);
  const poser = (n: number, ...insees: string[]) =>
    db
      .prepare(`INSERT INTO demande VALUES (?, ?, 1, '', '', '', '', '', '45', '2027-01-01', 'validee', '', ?)`)
      .run(n, `d${n}`, JSON.stringify({ communes: insees.map((insee) => ({ insee })) }));
  poser(1, '45234', '45232', '45234');
  poser(2, '45234');
  migrer(db, [...avant, communesDemandees]);
  const lignes = () => db.prepare('SELECT insee, n FROM commune_demandee ORDER BY insee, n').raw().all();
  expect([versionDeLaBase(db), lignes()]).toEqual([
    5,
    [
      ['45232', 1],
      ['45234', 1],
      ['45234', 2],
    ],
  ]);
  db.close();
});
