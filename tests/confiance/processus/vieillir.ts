import { renameSync, rmSync } from 'node:fs';
import { connecter, reglerEcriture } from '../../../db/local/connexion.ts';
import { migrer } from '../../../db/local/migrate.ts';
import { migrations } from '../../../db/local/migrations/liste.ts';

/** La même base, telle qu'un poste de la première version l'aurait laissée : ses tables, et ce que chacune savait alors retenir. */
export function vieillir({ fichier, cle }: { readonly fichier: string; readonly cle: Uint8Array }): void {
  const ancienne = `${fichier}.ancienne`;
  const [source, cible] = [connecter(fichier, cle, { lectureSeule: true }), connecter(ancienne, cle, { lectureSeule: false })];
  reglerEcriture(cible);
  migrer(cible, migrations.slice(0, 1));
  cible.pragma('foreign_keys = off');
  const tables = cible
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'recherche%' AND name NOT LIKE 'sqlite%'`,
    )
    .pluck()
    .all() as string[];
  cible
    .transaction(() => {
      for (const table of tables) {
        const colonnes = (cible.pragma(`table_info(${table})`) as { name: string }[]).map((c) => c.name);
        const inserer = cible.prepare(
          `INSERT OR REPLACE INTO ${table} (${colonnes.join(', ')}) VALUES (${colonnes.map(() => '?').join(', ')})`,
        );
        for (const ligne of source
          .prepare(`SELECT ${colonnes.join(', ')} FROM ${table}`)
          .raw()
          .all())
          inserer.run(ligne as (string | number | null)[]);
      }
      cible.prepare('INSERT INTO recherche (rowid, texte) SELECT n, recherche FROM demande').run();
    })
    .immediate();
  source.close();
  cible.close();
  for (const suffixe of ['', '-wal', '-shm']) rmSync(fichier + suffixe, { force: true });
  renameSync(ancienne, fichier);
}
