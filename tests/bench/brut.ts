import { connecter, reglerEcriture, type Database } from '../../db/local/connexion.ts';
import { migrer } from '../../db/local/migrate.ts';
import { curseurs } from '../../db/local/views/curseurs.ts';
import { entites, nomsEntites } from '../../domain/contract/entities.ts';
import { PROTOCOLE, type PullDebut, type PullFin, type PullLigne } from '../../domain/contract/sync.ts';

const PAR_TRANSACTION = 5_000;
const RECHERCHE = entites.demande.colonnes.indexOf('recherche') + 3;

/** La référence : les mêmes octets, la même base (chiffre, contraintes, index, recherche), et rien d'autre que télécharger, lire et insérer. */
export async function tirerBrut(fichier: string, cle: Uint8Array, url: string): Promise<Database> {
  const db = connecter(fichier, cle, { lectureSeule: false });
  reglerEcriture(db);
  migrer(db);
  for (let complet = false; !complet;) {
    const corps = JSON.stringify({ protocole: PROTOCOLE, posteId: '00000000-0000-4000-8000-000000000001', curseurs: curseurs(db) });
    const reponse = await fetch(`${url}/v1/pull`, { method: 'POST', body: corps, headers: { 'accept-encoding': 'zstd' } });
    const textes = (await reponse.text()).split('\n');
    const debut = JSON.parse(textes[0]!) as PullDebut;
    complet = (JSON.parse(textes.at(-2)!) as PullFin).complet;
    verser(db, debut, textes.slice(1, -2));
  }
  return db;
}

function verser(db: Database, debut: PullDebut, textes: readonly string[]): void {
  const avancer = db.prepare('INSERT INTO flux (id, curseur) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET curseur = excluded.curseur');
  const indexer = db.prepare('INSERT INTO recherche (rowid, texte) VALUES (?, ?)');
  const inserer = new Map(
    nomsEntites.map((nom) => {
      const { code, colonnes } = entites[nom];
      return [code as string, db.prepare(`INSERT INTO ${nom} (${colonnes.join(', ')}, flux) VALUES (${'?, '.repeat(colonnes.length)}?)`)];
    }),
  );
  const lot = db.transaction((lignes: readonly string[]) => {
    for (const texte of lignes) {
      const ligne = JSON.parse(texte) as PullLigne;
      const { lastInsertRowid } = inserer.get(ligne[2])!.run(ligne.slice(3), ligne[0] + 1);
      if (ligne[2] === entites.demande.code) indexer.run(lastInsertRowid, ligne[RECHERCHE]!);
    }
  });
  for (let i = 0; i < textes.length; i += PAR_TRANSACTION) lot(textes.slice(i, i + PAR_TRANSACTION));
  for (const { id, tete } of debut.flux) avancer.run(id, tete);
}
