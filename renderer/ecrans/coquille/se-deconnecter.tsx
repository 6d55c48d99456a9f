import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../client/poste.ts';
import { read } from '../../client/queries.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { deconnexionDemandee } from './deconnexion.ts';

export function SeDeconnecter() {
  const cache = useQueryClient();
  const fermer = useMutation({
    mutationFn: () => {
      deconnexionDemandee.set(true);
      return call('session.fermer', {});
    },
    onSuccess: (reponse) => {
      if (reponse.ok) cache.setQueryData(read('session.etat', {}).queryKey, reponse.value);
    },
  });
  return (
    <Bouton priorite="tertiaire-nue" petit icone="fr-icon-logout-box-r-line" disabled={fermer.isPending} onClick={() => fermer.mutate()}>
      {textesCoquille.seDeconnecter}
    </Bouton>
  );
}
