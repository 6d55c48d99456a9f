import { expect, test } from 'vitest';
import { migrer } from '../../../../db/local/migrate.ts';
import { tablesDuPoste } from '../../../../db/local/migrations/001-tables-du-poste.ts';
import { connecter } from '../../../../db/local/connexion.ts';
import { entites, nomsEntites } from '../../../../domain/contract/entities.ts';
import path from 'node:path';
import { cle, unDossier } from '../outils.ts';

test('une base vide reçoit une table par entité synchronisée, avec ses colonnes, et le journal qui ne se réécrit pas', () => {
  const db = connecter(path.join(unDossier(), 'a.db'), cle, { lectureSeule: false });
  migrer(db, [tablesDuPoste]);
  for (const nom of nomsEntites) {
    const colonnes = (db.pragma(`table_info(${nom})`) as { name: string }[]).map((c) => c.name);
    expect(colonnes).toEqual(expect.arrayContaining([...entites[nom].colonnes]));
  }
  db.exec(`INSERT INTO journal (quand, auteur, acte, objet, detail, empreinte) VALUES ('q', 'a', 'x', 'o', '{}', 'e')`);
  expect(() => db.exec(`UPDATE journal SET auteur = 'b'`)).toThrow('le journal ne se modifie pas');
  expect(() => db.exec('DELETE FROM journal')).toThrow("le journal ne s'efface pas");
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  db.close();
});
