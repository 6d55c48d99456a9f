import type { Tx } from '../open.ts';

/** Le nom d'une académie, tel qu'on l'écrit à un agent. */
export async function nomDeLAcademie(tx: Tx, id: string): Promise<string> {
  const { rows } = await tx.query<{ nom: string }>('SELECT nom FROM academie WHERE id = $1', [id]);
  return rows[0]?.nom ?? '';
}
