import type { FiltresDossiers, trisDossiers } from '../../../domain/contract/dossiers.ts';
import { ajouterJours, type Jour } from '../../../domain/shared/dates.ts';
import type { Lecture } from '../connexion.ts';
import { valeurs } from '../requete.ts';

export type Tri = (typeof trisDossiers)[number];

const sqlDuTri: Record<Tri, string> = {
  nom: 'SELECT n FROM demande ORDER BY cle_tri, n',
  valable_jusquau: 'SELECT n FROM demande ORDER BY valable_jusquau, cle_tri, n',
};

/** Les numéros locaux de tous les dossiers, dans l'ordre croissant du tri : un parcours d'index, sans lire les lignes. */
export const ordreDesDossiers = (db: Lecture, tri: Tri): Int32Array => Int32Array.from(valeurs<number>(db, sqlDuTri[tri]).all());

/** Les dossiers d'un filtre ; `sauf` : tous les autres. */
export interface Filtre {
  readonly cle: string;
  readonly sauf: boolean;
  readonly numeros: (db: Lecture) => number[];
}

const filtre = (sql: string, parametres: readonly string[], sauf = false): Filtre => ({
  cle: [sql, ...parametres].join(' '),
  sauf,
  numeros: (db) => valeurs<number>(db, sql).all(parametres),
});

/** À reconnaître d'après le serveur, et pas encore jugé sur ce poste. */
export const A_RATTACHER = `SELECT d.n FROM demande d JOIN situation s ON s.n = d.n WHERE d.rattachement = 'a_valider' AND s.rattachement IS NULL`;

/** Les filtres demandés, hors recherche : chacun est un parcours d'index. `jour` : celui du poste, à titre d'information. */
export function filtresDemandes({ departement, etat, mandat }: FiltresDossiers, jour: Jour): Filtre[] {
  const filtres: Filtre[] = [];
  if (departement !== null) filtres.push(filtre('SELECT n FROM demande WHERE departement = ?', [departement]));
  if (etat === 'aucune') filtres.push(filtre('SELECT n FROM situation WHERE etat IS NOT NULL', [], true));
  else if (etat !== null) filtres.push(filtre('SELECT n FROM situation WHERE etat = ?', [etat]));
  const enVigueur = 'SELECT n FROM situation WHERE mandat_fin >= ? AND mandat_debut <= ?';
  switch (mandat) {
    case null:
      break;
    case 'en_vigueur':
      filtres.push(filtre(enVigueur, [jour, jour]));
      break;
    case 'finit_sous_30_jours':
      filtres.push(filtre(`${enVigueur} AND mandat_fin <= ?`, [jour, jour, ajouterJours(jour, 30)]));
      break;
    case 'rattachement_a_valider':
      filtres.push(filtre(A_RATTACHER, []));
      break;
  }
  return filtres;
}
