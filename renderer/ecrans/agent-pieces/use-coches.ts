import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { PieceDuDossier } from '../../../domain/pieces/piece.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { estPassager } from '../../client/errors.ts';
import { call } from '../../client/poste.ts';
import { direErreur } from '../../textes/erreurs.ts';
import { phraseRefus } from '../../textes/refus.ts';
import { basculer, cochesEnregistrees, deposees, memesCoches } from './coches.ts';

/**
 * Chaque coche est montrée aussitôt et enregistrée sans attendre la suivante : un envoi à la fois, le dernier état gagne.
 * Si l'enregistrement échoue, les coches restent à l'écran, dites non enregistrées, et se renvoient d'un clic.
 */
export function useCoches(pieces: readonly PieceDuDossier[], le: Jour) {
  const cache = useQueryClient();
  const enregistrees = cochesEnregistrees(pieces, le);
  const [voulues, setVoulues] = useState<ReadonlySet<string> | null>(null);
  const derniere = useRef<ReadonlySet<string> | null>(null);
  const occupe = useRef(false);
  const suite = useRef<(enregistre: boolean) => void>(() => undefined);
  const acte = useMutation({
    mutationFn: (coches: ReadonlySet<string>) => call('agent.confirmerPieces', { deposees: deposees(pieces, coches) }),
    onSuccess: async (reponse, coches) => {
      occupe.current = false;
      if (!reponse.ok && estPassager(reponse)) return faireLaSuite(false);
      if (reponse.ok && derniere.current !== coches) return envoyer(derniere.current!);
      await cache.invalidateQueries({ queryKey: ['agent.espace'] });
      // Une coche plus récente s'enregistre déjà : c'est elle qui finira, et ce qui attend l'attend.
      if (occupe.current) return;
      // Tout est enregistré, ou la liste a changé : ce que dit le serveur fait foi.
      if (!reponse.ok || derniere.current === coches) setVoulues(null);
      faireLaSuite(reponse.ok);
    },
    onError: () => {
      occupe.current = false;
      faireLaSuite(false);
    },
  });

  /** Ce qui attendait l'enregistrement : fait, ou abandonné avec lui. */
  function faireLaSuite(enregistre: boolean): void {
    const faire = suite.current;
    suite.current = () => undefined;
    faire(enregistre);
  }

  function envoyer(coches: ReadonlySet<string>): void {
    derniere.current = coches;
    if (occupe.current) return;
    occupe.current = true;
    acte.mutate(coches);
  }

  const coches = voulues ?? enregistrees;
  const refusee = acte.data?.ok === false ? acte.data : null;
  return {
    coches,
    enCours: acte.isPending,
    enregistre: acte.isSuccess && acte.data.ok && memesCoches(coches, enregistrees),
    refus: acte.isPending ? [] : acte.isError ? direErreur(acte.error).phrases : (refusee?.refus.map(phraseRefus) ?? []),
    aRenvoyer: !acte.isPending && (acte.isError || (refusee !== null && estPassager(refusee))),
    cocher: (cle: string, cochee: boolean): void => {
      const suivantes = basculer(coches, cle, cochee);
      setVoulues(suivantes);
      envoyer(suivantes);
    },
    renvoyer: () => envoyer(coches),
    /** Appelle quand rien n'est plus en cours d'enregistrement ; faux s'il a échoué. */
    quandEnregistre: (faire: (enregistre: boolean) => void): void => {
      if (occupe.current) suite.current = faire;
      else faire(true);
    },
  };
}
