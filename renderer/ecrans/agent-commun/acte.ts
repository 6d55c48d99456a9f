import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Contract, Input, OperationName, Output, Refus } from '../../../domain/contract/index.ts';
import { estPassager } from '../../client/errors.ts';
import { call } from '../../client/poste.ts';
import { direErreur } from '../../textes/erreurs.ts';
import { phraseRefus, type RefusConnu } from '../../textes/refus.ts';

type NomActe = { [N in OperationName]: Contract[N]['kind'] extends 'remoteAct' ? N : never }[OperationName];

/**
 * Un acte porté au serveur : un double clic n'en fait qu'un, ses refus sont dits, et tout est relu quand il aboutit.
 * `apres` est appelé une fois la relecture faite : l'écran où l'on va montre déjà le nouvel état.
 */
export function useActe<N extends NomActe>(nom: N, apres?: (valeur: Output<N>, entree: Input<N>) => void) {
  const cache = useQueryClient();
  const occupe = useRef(false);
  const acte = useMutation({
    mutationFn: (entree: Input<N>) => call(nom, entree),
    onSuccess: async (reponse, entree) => {
      if (!reponse.ok && estPassager(reponse)) return;
      // Un refus peut venir de ce que la situation a changé ailleurs : elle est relue aussi.
      await cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('agent.') });
      if (reponse.ok) apres?.(reponse.value as Output<N>, entree);
    },
    onSettled: () => {
      occupe.current = false;
    },
  });
  const reponse = acte.isPending ? undefined : acte.data;
  const raisons = (reponse?.ok === false ? reponse.refus : []) as readonly (Refus<N> & RefusConnu)[];
  return {
    enCours: acte.isPending,
    valeur: reponse?.ok === true ? (reponse.value as Output<N>) : null,
    raisons,
    refus: acte.isError ? direErreur(acte.error).phrases : raisons.map((r) => phraseRefus(r)),
    envoyer: (entree: Input<N>): void => {
      if (occupe.current) return;
      occupe.current = true;
      acte.mutate(entree);
    },
    oublier: acte.reset,
  };
}
