import { estActive, type EtatCandidature } from '../../../domain/candidature/etapes.ts';
import { entites, type NomEntite, nomsEntites } from '../../../domain/contract/entities.ts';
import type { Database } from '../connexion.ts';
import { ecriture, lecture, valeurs } from '../requete.ts';
import type { Table } from '../tables.ts';
import { indexerCommunes, oterCommunes } from './communes.ts';

type Colonnes = readonly (string | number | null)[];

/** Ce qu'une page a touché : les tables que l'écran relira, les demandes dont la situation est à recalculer. */
export interface Touche {
  readonly tables: Set<Table>;
  readonly demandes: Set<string>;
}

const inserer = (table: NomEntite): string => {
  const { colonnes } = entites[table];
  return `INSERT INTO ${table} (${colonnes.join(', ')}, flux) VALUES (${'?, '.repeat(colonnes.length)}?) ON CONFLICT (id) DO NOTHING`;
};

const remplacer = (table: NomEntite): string => {
  const colonnes = entites[table].colonnes.slice(1);
  return `UPDATE ${table} SET ${colonnes.map((c) => `${c} = ?`).join(', ')}, flux = ? WHERE id = ?`;
};

const insertions = Object.fromEntries(nomsEntites.map((n) => [n, inserer(n)])) as Record<NomEntite, string>;
const remplacements = Object.fromEntries(nomsEntites.map((n) => [n, remplacer(n)])) as Record<NomEntite, string>;

/** Insérer une ligne neuve ; rend son numéro local, ou 0 si l'entité est déjà là. */
function insererLigne(db: Database, table: NomEntite, colonnes: Colonnes, flux: number): number {
  const { changes, lastInsertRowid } = ecriture(db, insertions[table]).run(colonnes, flux);
  return changes === 0 ? 0 : Number(lastInsertRowid);
}

const remplacerLigne = (db: Database, table: NomEntite, colonnes: Colonnes, flux: number): void => {
  ecriture(db, remplacements[table]).run(colonnes.slice(1), flux, colonnes[0]!);
};

/** Le document est la dernière colonne : les autres s'en déduisent, égal il n'y a rien à écrire. */
const inchangee = (db: Database, table: NomEntite, colonnes: Colonnes, flux: number): boolean =>
  valeurs<number>(db, `SELECT doc = ? AND flux = ? FROM ${table} WHERE id = ?`).get(colonnes.at(-1)!, flux, colonnes[0]!) === 1;

/** Écrire une ligne reçue à la place de celle que le poste avait ; rien n'est écrit si elle n'a pas changé. */
export function poser(db: Database, table: NomEntite, colonnes: Colonnes, flux: number, touche: Touche): void {
  const n = insererLigne(db, table, colonnes, flux);
  if (n === 0 && inchangee(db, table, colonnes, flux)) return;
  touche.tables.add(table);
  if (table === 'demande') poserDemande(db, n, colonnes, flux, touche);
  else if (table === 'offre') {
    if (n === 0) remplacerLigne(db, table, colonnes, flux);
  } else poserSurDemande(db, table, n, colonnes, flux, touche);
}

const RECHERCHE = entites.demande.colonnes.indexOf('recherche');

/** Le texte de recherche n'est réindexé que s'il a changé : c'est ce qui coûte le plus. */
function poserDemande(db: Database, neuve: number, colonnes: Colonnes, flux: number, touche: Touche): void {
  const texte = colonnes[RECHERCHE]!;
  const indexer = (n: number) => ecriture(db, 'INSERT INTO recherche (rowid, texte) VALUES (?, ?)').run(n, texte);
  touche.demandes.add(colonnes[0] as string);
  if (neuve !== 0) {
    indexer(neuve);
    indexerCommunes(db, neuve, colonnes);
    return;
  }
  const { n, recherche } = lecture<{ n: number; recherche: string }>(db, 'SELECT n, recherche FROM demande WHERE id = ?').get(
    colonnes[0]!,
  )!;
  if (recherche !== texte) {
    ecriture(db, 'DELETE FROM recherche WHERE rowid = ?').run(n);
    indexer(n);
  }
  oterCommunes(db, n);
  indexerCommunes(db, n, colonnes);
  remplacerLigne(db, 'demande', colonnes, flux);
}

const DEMANDE_ID = 1;
const ETAT = entites.candidature.colonnes.indexOf('etat');

/** Un mandat ou une candidature : la situation de sa demande change, sauf pour une candidature neuve déjà close. */
function poserSurDemande(
  db: Database,
  table: 'mandat' | 'candidature',
  neuve: number,
  colonnes: Colonnes,
  flux: number,
  touche: Touche,
): void {
  const demandeId = colonnes[DEMANDE_ID] as string;
  if (neuve === 0) {
    const avant = valeurs<string>(db, `SELECT demande_id FROM ${table} WHERE id = ?`).get(colonnes[0]!)!;
    remplacerLigne(db, table, colonnes, flux);
    touche.demandes.add(avant).add(demandeId);
  } else if (table === 'mandat' || estActive(colonnes[ETAT] as EtatCandidature)) touche.demandes.add(demandeId);
}
