import type { Divergence } from '../../../domain/contract/echanges.ts';
import type { Lecture } from '../connexion.ts';
import { lecture } from '../requete.ts';

type LigneDivergence = Omit<Divergence, 'offre' | 'raisons'> & { readonly resume: string; readonly raisons: string };

/** Les saisies que le serveur n'a pas acceptées et que personne n'a rangées, la dernière jugée d'abord. `agent` est vide quand le dossier a quitté ce poste. */
export function listerDivergences(db: Lecture): Divergence[] {
  return lecture<LigneDivergence>(
    db,
    `
    SELECT v.commande_id AS commandeId, o.nom, v.demande_id AS demandeId, coalesce(d.prenom || ' ' || d.nom, '') AS agent,
      o.resume, o.saisie_le AS saisieLe, v.jugee_le AS jugeeLe, v.raisons
    FROM divergence v JOIN outbox o ON o.commande_id = v.commande_id LEFT JOIN demande d ON d.id = v.demande_id
    WHERE v.rangee = 0 ORDER BY v.jugee_le DESC, o.rang DESC`,
  )
    .all()
    .map(({ resume, raisons, ...divergence }) => ({
      ...divergence,
      offre: JSON.parse(resume) as Divergence['offre'],
      raisons: JSON.parse(raisons) as Divergence['raisons'],
    }));
}
