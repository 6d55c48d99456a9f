import type { Database } from '../connexion.ts';
import { ecriture, lecture } from '../requete.ts';

interface Raison {
  readonly motif: string;
}

/** Les raisons d'un refus sans celle qui cite une autre candidature : son auteur peut être l'agent lui-même. */
export const raisonsSansNom = <R extends Raison>(raisons: readonly R[]): R[] =>
  raisons.filter((r) => r.motif !== 'candidature_deja_active');

/**
 * Les divergences d'une demande que le poste n'a plus disent encore qu'un acte n'a pas été accepté, mais ne nomment plus personne (I-10).
 * Rend vrai si une raison a été effacée.
 */
export function oterLesNoms(db: Database): boolean {
  const orphelines = lecture<{ commande_id: string; raisons: string }>(
    db,
    `
    SELECT commande_id, raisons FROM divergence WHERE demande_id NOT IN (SELECT id FROM demande)`,
  ).all();
  // Ce qu'un rattachement jugé disait de l'agent (explication, matricule, SIRET) s'en va avec lui : il ne reste que l'identifiant.
  let change =
    ecriture(
      db,
      `UPDATE outbox SET entree = json_remove(entree, '$.motif', '$.matricule', '$.siret')
       WHERE statut <> 'a_envoyer' AND (entree ->> '$.siret' IS NOT NULL OR entree ->> '$.motif' IS NOT NULL)
         AND demande_id NOT IN (SELECT id FROM demande)`,
    ).run().changes > 0;
  for (const { commande_id, raisons } of orphelines) {
    const avant = JSON.parse(raisons) as Raison[];
    const apres = raisonsSansNom(avant);
    if (apres.length === avant.length) continue;
    change = true;
    if (apres.length === 0) ecriture(db, 'DELETE FROM divergence WHERE commande_id = ?').run(commande_id);
    else ecriture(db, 'UPDATE divergence SET raisons = ? WHERE commande_id = ?').run(JSON.stringify(apres), commande_id);
  }
  return change;
}
