import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Input, Output, RemoteName } from '../../domain/contract/index.ts';
import { direErreur } from '../textes/erreurs.ts';
import { phraseRefus, type RefusConnu } from '../textes/refus.ts';
import { call } from './poste.ts';

/** Un acte porté au serveur : un seul à la fois, ses refus en phrases, et tout est relu quand il a réussi. */
export function useActe<N extends RemoteName>(nom: N) {
  const cache = useQueryClient();
  const enCours = useRef(false);
  const acte = useMutation({ mutationFn: (entree: Input<N>) => call(nom, entree) });
  const refuses = acte.data?.ok === false ? acte.data.refus.map((r) => phraseRefus(r as RefusConnu)) : [];
  return {
    enCours: acte.isPending,
    refus: acte.isPending ? [] : acte.isError ? direErreur(acte.error).phrases : refuses,
    /** Les refus tels quels, pour les mettre chacun sous son champ. */
    raisons: acte.data?.ok === false && !acte.isPending ? (acte.data.refus as readonly { motif: string }[]) : [],
    oublier: () => acte.reset(),
    envoyer: (entree: Input<N>, onFait: (rendu: Output<N>) => void = () => undefined): void => {
      // Un double clic est un seul acte : `isPending` ne change qu'au prochain affichage.
      if (enCours.current) return;
      enCours.current = true;
      acte.mutate(entree, {
        onSettled: () => {
          enCours.current = false;
        },
        onSuccess: (reponse) => {
          if (!reponse.ok) return;
          void cache.invalidateQueries();
          onFait(reponse.value as Output<N>);
        },
      });
    },
  };
}
