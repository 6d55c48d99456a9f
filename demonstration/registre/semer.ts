import { ouvrirCentrale } from '../../db/central/open.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import { DemandeDuRegistre } from '../../domain/demande/registre.ts';
import { migrerRegistre } from './base.ts';

/** Une demande de la plateforme, telle que le registre l'aurait transmise : ce que l'agent a complété ici n'y est pas. */
export function versRegistre(demande: Demande): DemandeDuRegistre {
  const { a, siret } = demande.rattachement;
  return DemandeDuRegistre.parse({
    ...demande,
    siretDemandeur: a === 'demandeur' ? siret : null,
    siretCodemandeur: a === 'codemandeur' ? siret : null,
    modifieeLe: demande.actualiseeLe,
  });
}

/** Remplit le registre de ces demandes ; celles qui y sont déjà gardent ce qu'on y a fait. Rend le nombre de demandes ajoutées. */
export async function semerRegistre(url: string, demandes: readonly Demande[]): Promise<number> {
  const pool = ouvrirCentrale(url, { max: 1 });
  try {
    await migrerRegistre(pool);
    const contenus = demandes.map((demande) => JSON.stringify(versRegistre(demande)));
    const { rowCount } = await pool.query(
      `WITH ajoutees AS (
         INSERT INTO demande (numero, version, contenu)
         SELECT c->'numeroUnique'->>'valeur', 1, c FROM unnest($1::jsonb[]) AS c
         ON CONFLICT (numero) DO NOTHING
         RETURNING numero, version, contenu
       )
       INSERT INTO demande_version (numero, version, contenu) SELECT numero, version, contenu FROM ajoutees`,
      [contenus],
    );
    return rowCount ?? 0;
  } finally {
    await pool.end();
  }
}
