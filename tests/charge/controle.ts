import type { Pool } from '../../db/central/open.ts';
import type { PosteSimule } from './poste-simule.ts';

/** Ce qui manque ou se répète après un orage ; vide si chaque commande a eu un effet, et un seul. */
export async function manquements(pool: Pool, postes: readonly PosteSimule[]): Promise<string[]> {
  const commandes = postes.flatMap((p) => p.commandes);
  const reponses = postes.flatMap((p) => [...p.reponses.values()]);
  const acceptees = new Set(reponses.filter((r) => r.statut === 'acceptee').map((r) => r.commandeId as string));
  const { rows: gardees } = await pool.query<{ id: string; rang: number; poste_id: string }>(
    'SELECT id, rang, poste_id FROM commande WHERE id = ANY($1::uuid[]) ORDER BY poste_id, rang',
    [commandes.map((c) => c.commandeId)],
  );
  const depots = commandes.filter((c) => c.nom === 'candidature.postuler' && acceptees.has(c.commandeId));
  const { rows: ecrites } = await pool.query<{ id: string; evenements: number; courriels: number }>(
    `SELECT c.id, json_array_length((c.doc::json)->'evenements') AS evenements, coalesce(m.nombre, 0)::int AS courriels
     FROM candidature c
     LEFT JOIN (SELECT split_part(cle, ':', 2) AS id, count(*) AS nombre FROM courriel WHERE cle LIKE 'candidature:%' GROUP BY 1) m ON m.id = c.id::text
     WHERE c.id = ANY($1::uuid[])`,
    [depots.map((c) => c.entree['candidatureId'])],
  );
  const attendus = new Map<string, number>();
  for (const { entree, commandeId } of commandes)
    if (acceptees.has(commandeId)) attendus.set(entree['candidatureId']!, (attendus.get(entree['candidatureId']!) ?? 0) + 1);
  return [
    ecart('commandes sans réponse', commandes.length - reponses.length),
    ecart('commandes refusées', reponses.length - acceptees.size),
    ecart(
      'réponses qui se contredisent',
      postes.reduce((n, p) => n + p.contradictions.length, 0),
    ),
    ecart('commandes que le serveur n’a pas gardées', commandes.length - gardees.length),
    ecart('candidatures perdues', depots.length - ecrites.length),
    ecart('candidatures dont le nombre d’événements n’est pas le bon', ecrites.filter((c) => c.evenements !== attendus.get(c.id)).length),
    ecart('candidatures dont le nombre de courriels n’est pas le bon', ecrites.filter((c) => c.courriels !== attendus.get(c.id)).length),
  ].filter((phrase) => phrase !== null);
}

const ecart = (quoi: string, combien: number): string | null => (combien === 0 ? null : `${quoi} : ${combien}`);
