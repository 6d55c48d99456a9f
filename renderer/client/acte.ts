import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Contract, Input, OperationName, Output, Refus } from '../../domain/contract/index.ts';
import { direErreur } from '../textes/erreurs.ts';
import { phraseRefus, type RefusConnu } from '../textes/refus.ts';
import { estPassager } from './errors.ts';
import { call } from './poste.ts';

type NomActe = { [N in OperationName]: Contract[N]['kind'] extends 'remoteAct' ? N : never }[OperationName];
type Apres<N extends NomActe> = (valeur: Output<N>, entree: Input<N>) => void;

/**
 * Un acte porté au serveur : un double clic n'en fait qu'un, ses refus sont dits, et tout est relu quand il aboutit.
 * `apres` (de l'écran, puis de cet envoi) est appelé une fois la relecture faite : l'écran où l'on va montre déjà le nouvel état.
 */
export function useActe<N extends NomActe>(nom: N, apres?: Apres<N>) {
  const cache = useQueryClient();
  const occupe = useRef(false);
  const puis = useRef<Apres<N> | undefined>(undefined);
  const acte = useMutation({
    mutationFn: (entree: Input<N>) => call(nom, entree),
    onSuccess: async (reponse, entree) => {
      if (!reponse.ok && estPassager(reponse)) return;
      // Un refus peut venir de ce que la situation a changé ailleurs : elle est relue aussi.
      await cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session.etat' });
      if (!reponse.ok) return;
      apres?.(reponse.value as Output<N>, entree);
      puis.current?.(reponse.value as Output<N>, entree);
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
    /** Les refus tels quels, pour les mettre chacun sous son champ. */
    raisons,
    refus: acte.isError ? direErreur(acte.error).phrases : raisons.map((r) => phraseRefus(r)),
    envoyer: (entree: Input<N>, apresCelui?: Apres<N>): void => {
      if (occupe.current) return;
      occupe.current = true;
      puis.current = apresCelui;
      acte.mutate(entree);
    },
    oublier: acte.reset,
  };
}
