import path from 'node:path';
import { expect, test } from 'vitest';
import { connecter } from '../../../../db/local/connexion.ts';
import { migrer, versionDeLaBase } from '../../../../db/local/migrate.ts';
import { finDesPieces } from '../../../../db/local/migrations/004-fin-des-pieces.ts';
import { migrations } from '../../../../db/local/migrations/liste.ts';
import { cle, unDossier } from '../outils.ts';

const avant = migrations.filter((m) => m.numero < finDesPieces.numero);

test('une base d’avant sait quand cesse de valoir la première pièce de chaque candidature à l’étude, et d’elles seules', () => {
  const db = connecter(path.join(unDossier(), 'poste.db'), cle, { lectureSeule: false });
  migrer(db, avant);
  const pieces = [
    { deposeeLe: '2026-09-01', valableJusquau: '2027-01-31' },
    { deposeeLe: '2026-09-01', valableJusquau: '2026-12-31' },
    { deposeeLe: null, valableJusquau: '2026-01-31' },
  ];
  const etats = ['deposee', 'acceptee', null, 'en_commission'];
  etats.forEach((etat, i) => {
    const doc = JSON.stringify({ pieces: i === 3 ? [] : pieces });
    db.prepare(`INSERT INTO demande VALUES (?, ?, 1, '', '', '', '', '', '45', '2027-01-01', 'validee', '', ?)`).run(i, `d${i}`, doc);
    db.prepare('INSERT INTO situation (n, etat, en_attente) VALUES (?, ?, 0)').run(i, etat);
  });
  migrer(db, [...avant, finDesPieces]);
  expect([versionDeLaBase(db), db.prepare('SELECT pieces_fin FROM situation ORDER BY n').pluck().all()]).toEqual([
    4,
    ['2026-12-31', null, null, null],
  ]);
  db.close();
});
