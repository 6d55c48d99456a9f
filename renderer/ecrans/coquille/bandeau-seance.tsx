import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Seance } from '../../../domain/contract/session.ts';
import { call } from '../../client/poste.ts';
import { read } from '../../client/queries.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { textesSeance } from '../../textes/seance.ts';
import { deconnexionDemandee } from './deconnexion.ts';

/** Pendant qu'un gestionnaire accompagne un agent : ce qui se passe des données, et la fin de la séance toujours sous la main. */
export function BandeauSeance({ seance, agentConnecte }: { seance: Seance; agentConnecte: boolean }) {
  const cache = useQueryClient();
  const terminer = useMutation({
    mutationFn: () => {
      deconnexionDemandee.set(true);
      return call('seance.terminer', {});
    },
    onSuccess: (reponse) => {
      if (reponse.ok) cache.setQueryData(read('session.etat', {}).queryKey, reponse.value);
    },
  });
  return (
    <aside className="bandeau-seance" aria-label={textesSeance.titre}>
      <p>
        <strong>{textesSeance.titre}</strong> {textesSeance.avec(seance.gestionnaire)}{' '}
        {agentConnecte ? textesSeance.rienNeReste : textesSeance.agentSeConnecte}
      </p>
      <Bouton priorite="secondaire" petit disabled={terminer.isPending} onClick={() => terminer.mutate()}>
        {textesSeance.terminer}
      </Bouton>
    </aside>
  );
}
