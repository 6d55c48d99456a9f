import { echeanceDeReponse } from '../../../domain/candidature/appliquer.ts';
import { Candidature } from '../../../domain/candidature/candidature.ts';
import type { EtatCandidature } from '../../../domain/candidature/etapes.ts';
import type { LigneInstruction } from '../../../domain/contract/instruction.ts';
import { Demande } from '../../../domain/demande/demande.ts';
import { type BailleurId, HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import type { Tx } from '../open.ts';
import { type Conditions, conditionsVides, motsCherches } from './conditions.ts';

/** Une file : un nom pour des états. */
export type Files<F extends string> = Readonly<Record<F, readonly EtatCandidature[]>>;

/** Ce qu'un instructeur cherche ; `null` : tout. La cloison de la transaction dit déjà de qui sont les lignes. */
export interface FiltreFile {
  readonly recherche: string;
  readonly academie?: string | null;
  readonly departement?: string | null;
  readonly bailleurId?: BailleurId | null;
}

export interface FenetreDeFile<F extends string> {
  readonly file: F;
  readonly debut: number;
  readonly nombre: number;
}

interface LigneLue {
  readonly candidature: string;
  readonly demande: string;
  readonly academie: string | null;
}

/** L'académie réservée (hors académie) n'a pas de nom à montrer. */
const COLONNES = `c.doc AS candidature, d.doc AS demande, CASE WHEN a.id <> '${HORS_ACADEMIE}' THEN a.nom END AS academie`;
const DOSSIER = 'JOIN demande d ON d.academie_id = c.academie_id AND d.id = c.demande_id';
const AVEC_OFFRE = `${DOSSIER} LEFT JOIN offre o ON o.id = c.offre_id`;

/** Une fenêtre d'une file, les plus anciennes d'abord : jamais un classement (D10). Les comptes suivent les mêmes filtres. */
export async function lireFile<F extends string>(
  tx: Tx,
  files: Files<F>,
  filtre: FiltreFile,
  { file, debut, nombre }: FenetreDeFile<F>,
): Promise<{ total: number; lignes: LigneInstruction[]; comptes: Record<F, number> }> {
  const { conditions, cherche } = conditionsDe(filtre);
  const comptes = await compter(tx, files, conditions, cherche);
  const { rows } = await tx.query<LigneLue>(
    `SELECT ${COLONNES} FROM candidature c ${cherche ? AVEC_OFFRE : DOSSIER} JOIN academie a ON a.id = c.academie_id
     WHERE ${conditions.et(`c.etat IN (${litteraux(files[file])})`)} ORDER BY c.deposee_le, c.id LIMIT ${nombre} OFFSET ${debut}`,
    conditions.valeurs,
  );
  return { total: comptes[file], lignes: rows.map(ligneInstruction), comptes };
}

/** Toutes les candidatures reçues sur une offre, les plus anciennes d'abord. */
export async function candidaturesDeLOffre(tx: Tx, offreId: string, bailleurId: BailleurId): Promise<LigneInstruction[]> {
  const { rows } = await tx.query<LigneLue>(
    `SELECT ${COLONNES} FROM candidature c ${DOSSIER} JOIN academie a ON a.id = c.academie_id
     WHERE c.offre_id = $1 AND c.bailleur_id = $2 ORDER BY c.deposee_le, c.id`,
    [offreId, bailleurId],
  );
  return rows.map(ligneInstruction);
}

async function compter<F extends string>(tx: Tx, files: Files<F>, conditions: Conditions, cherche: boolean): Promise<Record<F, number>> {
  const { rows } = await tx.query<{ etat: EtatCandidature; n: number }>(
    `SELECT c.etat, count(*) AS n FROM candidature c ${cherche ? AVEC_OFFRE : ''} WHERE ${conditions.et()} GROUP BY c.etat`,
    conditions.valeurs,
  );
  const parEtat = new Map(rows.map((r) => [r.etat, r.n]));
  const somme = (etats: readonly EtatCandidature[]): number => etats.reduce((n, etat) => n + (parEtat.get(etat) ?? 0), 0);
  return Object.fromEntries(Object.entries<readonly EtatCandidature[]>(files).map(([f, etats]) => [f, somme(etats)])) as Record<F, number>;
}

function conditionsDe(filtre: FiltreFile): { conditions: Conditions; cherche: boolean } {
  const mots = motsCherches(filtre.recherche);
  const conditions = conditionsVides()
    .si(filtre.bailleurId, (v) => `c.bailleur_id = ${v}`)
    .si(filtre.academie, (v) => `c.academie_id = ${v}`)
    .si(filtre.departement, (v) => `c.departement = ${v}`)
    .si(mots, (v) => `concat_ws(' ', d.recherche, o.recherche) LIKE ALL (${v})`);
  return { conditions, cherche: mots !== null };
}

/** Des codes de notre liste, écrits tels quels : un seul état donne l'ordre par l'index, sans tri. */
const litteraux = (etats: readonly EtatCandidature[]): string => etats.map((e) => `'${e}'`).join(', ');

function ligneInstruction({ candidature, demande, academie }: LigneLue): LigneInstruction {
  const c = Candidature.parse(JSON.parse(candidature));
  const { demandeur, numeroUnique } = Demande.pick({ demandeur: true, numeroUnique: true }).parse(JSON.parse(demande));
  return {
    candidatureId: c.id,
    nom: demandeur.nom,
    prenom: demandeur.prenom,
    numeroUnique: numeroUnique.valeur,
    academie,
    etat: c.etat,
    deposeeLe: c.deposeeLe,
    resume: c.resume,
    reponseAvant: c.etat.startsWith('attribuee') ? echeanceDeReponse(c) : null,
  };
}

/** Les académies dont un agent a déjà candidaté, pour le filtre. */
export async function academiesDesCandidatures(tx: Tx): Promise<{ id: string; nom: string }[]> {
  const { rows } = await tx.query<{ id: string; nom: string }>(
    'SELECT id, nom FROM academie a WHERE id <> $1 AND EXISTS (SELECT FROM candidature c WHERE c.academie_id = a.id) ORDER BY cle_recherche(nom)',
    [HORS_ACADEMIE],
  );
  return rows;
}

/** Les départements des offres visées, pour le filtre. */
export async function departementsDesCandidatures(tx: Tx): Promise<string[]> {
  const { rows } = await tx.query<{ departement: string }>(
    'SELECT DISTINCT departement FROM candidature WHERE departement IS NOT NULL ORDER BY departement',
  );
  return rows.map((r) => r.departement);
}
