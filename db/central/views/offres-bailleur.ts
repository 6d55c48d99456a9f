import type { EtatCandidature } from '../../../domain/candidature/etapes.ts';
import type { OffreDuBailleur } from '../../../domain/contract/instruction.ts';
import { Offre } from '../../../domain/offre/offre.ts';
import type { BailleurId } from '../../../domain/shared/ids.ts';
import type { Tx } from '../open.ts';
import { type Conditions, conditionsVides, motsCherches } from './conditions.ts';

type EtatOffre = Offre['etat'];

interface DemandeDOffres {
  readonly bailleurId: BailleurId;
  readonly etat: EtatOffre | null;
  readonly recherche: string;
  readonly debut: number;
  readonly nombre: number;
}

/** Une fenêtre des offres d'un bailleur, la date limite la plus proche d'abord ; les comptes suivent la recherche, pas l'état choisi. */
export async function offresDuBailleur(
  tx: Tx,
  { bailleurId, etat, recherche, debut, nombre }: DemandeDOffres,
): Promise<{ total: number; offres: OffreDuBailleur[]; comptes: Record<EtatOffre, number> }> {
  const toutes = conditionsVides()
    .si(bailleurId, (v) => `o.bailleur_id = ${v}`)
    .si(motsCherches(recherche), (v) => `o.recherche LIKE ALL (${v})`);
  const comptes = await compter(tx, toutes);
  const total = etat === null ? comptes.publiee + comptes.retiree + comptes.attribuee : comptes[etat];
  const choisies = toutes.si(etat, (v) => `o.etat = ${v}`);
  const { rows } = await tx.query<{ doc: string }>(
    `SELECT o.doc FROM offre o WHERE ${choisies.et()} ORDER BY o.date_limite, o.reference LIMIT ${nombre} OFFSET ${debut}`,
    choisies.valeurs,
  );
  const offres = rows.map((r) => Offre.parse(JSON.parse(r.doc)));
  const recues = await candidaturesParOffre(tx, bailleurId, offres);
  return { total, comptes, offres: offres.map((offre) => ({ offre, ...nombres(recues.get(offre.id) ?? []) })) };
}

async function compter(tx: Tx, conditions: Conditions): Promise<Record<EtatOffre, number>> {
  const { rows } = await tx.query<{ etat: EtatOffre; n: number }>(
    `SELECT o.etat, count(*) AS n FROM offre o WHERE ${conditions.et()} GROUP BY o.etat`,
    conditions.valeurs,
  );
  return { publiee: 0, retiree: 0, attribuee: 0, ...Object.fromEntries(rows.map((r) => [r.etat, r.n])) };
}

interface Recues {
  readonly id: string;
  readonly etat: EtatCandidature;
  readonly n: number;
}

async function candidaturesParOffre(tx: Tx, bailleurId: BailleurId, offres: readonly Offre[]): Promise<Map<string, Recues[]>> {
  const { rows } = await tx.query<Recues>(
    'SELECT offre_id AS id, etat, count(*) AS n FROM candidature WHERE bailleur_id = $1 AND offre_id = ANY($2::uuid[]) GROUP BY offre_id, etat',
    [bailleurId, offres.map((o) => o.id)],
  );
  return Map.groupBy(rows, (r) => r.id);
}

/** Une attribution acceptée, ou dont le bail est signé, reste une attribution. */
const ATTRIBUEES: readonly EtatCandidature[] = [
  'attribuee',
  'attribuee_avec_rang',
  'attribuee_sous_condition',
  'acceptee',
  'bail_signe',
  'entree_dans_les_lieux',
];

function nombres(recues: readonly Recues[]): Omit<OffreDuBailleur, 'offre'> {
  const somme = (garder: (etat: EtatCandidature) => boolean): number => recues.reduce((n, r) => (garder(r.etat) ? n + r.n : n), 0);
  return { recues: somme(() => true), enCommission: somme((e) => e === 'en_commission'), attribuees: somme((e) => ATTRIBUEES.includes(e)) };
}

/** Une offre de ce bailleur ; celle d'un autre n'existe pas pour lui. `verrouiller` : elle va changer. */
export async function offreDuBailleur(tx: Tx, bailleurId: BailleurId, offreId: string, verrouiller = false): Promise<Offre | null> {
  const { rows } = await tx.query<{ doc: string }>(
    `SELECT doc FROM offre WHERE id = $1 AND bailleur_id = $2 ${verrouiller ? 'FOR UPDATE' : ''}`,
    [offreId, bailleurId],
  );
  return rows[0] === undefined ? null : Offre.parse(JSON.parse(rows[0].doc));
}

/** Parmi ces références, celles que ce bailleur a déjà données, quel que soit l'état de l'offre. */
export async function referencesPrises(tx: Tx, bailleurId: BailleurId, references: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ reference: string }>(
    'SELECT reference FROM offre WHERE bailleur_id = $1 AND reference = ANY($2::text[])',
    [bailleurId, references.map((r) => r.replaceAll('\0', ''))],
  );
  return new Set(rows.map((r) => r.reference));
}

/** Cet identifiant est déjà celui d'une offre, de ce bailleur ou d'un autre. */
export const offreExiste = async (tx: Tx, offreId: string): Promise<boolean> =>
  (await tx.query('SELECT 1 FROM offre WHERE id = $1', [offreId])).rowCount === 1;
