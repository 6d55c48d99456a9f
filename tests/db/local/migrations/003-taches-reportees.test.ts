import path from 'node:path';
import { expect, test } from 'vitest';
import { connecter } from '../../../../db/local/connexion.ts';
import { migrer, versionDeLaBase } from '../../../../db/local/migrate.ts';
import { tablesDuPoste } from '../../../../db/local/migrations/001-tables-du-poste.ts';
import { effetsDesRattachements } from '../../../../db/local/migrations/002-effets-des-rattachements.ts';
import { tachesReportees } from '../../../../db/local/migrations/003-taches-reportees.ts';
import { cle, unDossier } from '../outils.ts';

const avant = [tablesDuPoste, effetsDesRattachements];

test('une base d’avant gagne une table vide, et une tâche ne s’y reporte qu’à un jour', () => {
  const db = connecter(path.join(unDossier(), 'poste.db'), cle, { lectureSeule: false });
  migrer(db, avant);
  db.exec(`INSERT INTO meta VALUES ('temoin', 'là')`);
  migrer(db, [...avant, tachesReportees]);
  expect([versionDeLaBase(db), db.prepare('SELECT * FROM report').all()]).toEqual([3, []]);
  expect(db.prepare(`SELECT valeur FROM meta WHERE cle = 'temoin'`).pluck().get()).toBe('là');
  const reporter = db.prepare('INSERT INTO report (cle, demande_id, au) VALUES (?, ?, ?)');
  reporter.run('divergence:1', '1', '2026-12-01');
  expect(() => reporter.run('divergence:1', '1', '2026-12-02')).toThrow('UNIQUE constraint failed');
  expect(() => reporter.run('divergence:2', '1', null)).toThrow('NOT NULL constraint failed');
  db.close();
});
