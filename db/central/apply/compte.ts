import type { CreerCompteInput } from '../../../domain/compte/creer-compte.ts';
import type { Instant } from '../../../domain/shared/dates.ts';
import type { Tx } from '../open.ts';

/** Ce qu'un compte est à cet instant, pour qui demande un lien. `ouvert` : son mot de passe a été choisi. */
export interface EtatCompte {
  readonly id: string;
  readonly ouvert: boolean;
  readonly actif: boolean;
}

export async function etatDuCompte(tx: Tx, courriel: string): Promise<EtatCompte | null> {
  const { rows } = await tx.query<EtatCompte>('SELECT id, mot_de_passe IS NOT NULL AS ouvert, actif FROM compte WHERE courriel = $1', [
    courriel,
  ]);
  return rows[0] ?? null;
}

/**
 * Le compte d'un agent, à activer (G21). Une adresse déjà connue ne change rien : ni le nom ni le téléphone ne se récrivent
 * sur la foi d'un formulaire que n'importe qui peut remplir. Rend l'état du compte de cette adresse.
 */
export async function ouvrirCompteAgent(
  tx: Tx,
  compte: Pick<CreerCompteInput, 'civilite'> & { id: string; courriel: string; telephone: string; nom: string; prenom: string },
  instant: Instant,
): Promise<EtatCompte> {
  await tx.query(
    `INSERT INTO compte (id, role, courriel, civilite, telephone, nom, prenom, cree_le)
     VALUES ($1, 'agent', $2, $3, $4, $5, $6, $7) ON CONFLICT (courriel) DO NOTHING`,
    [compte.id, compte.courriel, compte.civilite, compte.telephone, compte.nom, compte.prenom, instant],
  );
  return (await etatDuCompte(tx, compte.courriel))!;
}

/** L'empreinte du nouveau mot de passe ; le premier active le compte. */
export const poserMotDePasse = async (tx: Tx, compteId: string, hachee: string): Promise<void> => {
  await tx.query('UPDATE compte SET mot_de_passe = $2 WHERE id = $1', [compteId, hachee]);
};
