import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../client/poste.ts';
import { read } from '../../client/queries.ts';

/** Échanger avec le serveur sans attendre son tour. */
export function useSynchroniser() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call('sync.maintenant', {}),
    onSuccess: (reponse) => {
      if (reponse.ok) cache.setQueryData(read('sync.etat', {}).queryKey, reponse.value);
    },
  });
}
