import { createHash } from 'node:crypto';
import type { Tx } from '../open.ts';
import { preparee } from '../preparee.ts';

/** Un courriel à envoyer. `cle` nomme le fait qui le motive : le même fait n'écrit qu'une fois. */
export interface CourrielDepose {
  readonly cle: string;
  readonly a: string;
  readonly sujet: string;
  readonly texte: string;
  readonly html: string;
}

export interface CourrielAEnvoyer extends CourrielDepose {
  /** Combien de fois il n'a pas pu partir. */
  readonly essais: number;
}

/** Dépose un courriel dans la transaction de l'acte : il part si l'acte est écrit, et seulement alors. La même clé n'en dépose qu'un (I-2). */
export async function deposerCourriel(tx: Tx, { cle, a, sujet, texte, html }: CourrielDepose): Promise<void> {
  // PostgreSQL refuse le caractère nul : un nom qui en contient ne doit pas faire échouer l'acte entier.
  const contenu = Object.fromEntries(
    Object.entries({ a, sujet, texte, html }).map(([nom, valeur]) => [nom, valeur.replaceAll('\0', '').toWellFormed()]),
  );
  // Sans nommer la clé : la nommer demanderait le droit de relire, que cette transaction n'a pas.
  await preparee(tx, 'INSERT INTO courriel (cle, empreinte_adresse, contenu) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    cle,
    createHash('sha256').update(a.toLowerCase()).digest(),
    JSON.stringify(contenu),
  ]);
}

/** Le plus ancien courriel à essayer maintenant, réservé à cette transaction : un autre serveur prend le suivant. */
export async function prendreCourriel(tx: Tx, maintenant: Date): Promise<CourrielAEnvoyer | null> {
  const { rows } = await tx.query<{ cle: string; contenu: Omit<CourrielDepose, 'cle'>; essais: number }>(
    `SELECT cle, contenu, essais FROM courriel WHERE parti_le IS NULL AND prochain_essai_le <= $1
     ORDER BY numero LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [maintenant],
  );
  return rows[0] === undefined ? null : { ...rows[0].contenu, cle: rows[0].cle, essais: rows[0].essais };
}

/** Il est parti : son contenu s'efface. */
export const noterParti = async (tx: Tx, cle: string, maintenant: Date): Promise<void> => {
  await tx.query('UPDATE courriel SET parti_le = $2, contenu = NULL WHERE cle = $1', [cle, maintenant]);
};

/** Il n'est pas parti : il sera essayé de nouveau, sans limite de nombre. */
export const reporterCourriel = async (tx: Tx, cle: string, prochainEssaiLe: Date): Promise<void> => {
  await tx.query('UPDATE courriel SET essais = essais + 1, prochain_essai_le = $2 WHERE cle = $1', [cle, prochainEssaiLe]);
};
