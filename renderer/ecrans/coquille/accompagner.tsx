import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../client/poste.ts';
import { read } from '../../client/queries.ts';
import { Alerte, Phrases } from '../../composants/alerte.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { ActionsDialogue, Dialogue } from '../../composants/dialogue.tsx';
import { direErreur } from '../../textes/erreurs.ts';
import { phraseRefus } from '../../textes/refus.ts';
import { textesSeance as textes } from '../../textes/seance.ts';
import { deconnexionDemandee } from './deconnexion.ts';

/** « Accompagner un agent » : le gestionnaire prête son écran, pas ses dossiers. */
export function Accompagner() {
  const [demandee, setDemandee] = useState(false);
  const cache = useQueryClient();
  const ouvrir = useMutation({
    mutationFn: () => {
      deconnexionDemandee.set(true);
      return call('seance.ouvrir', {});
    },
    onSuccess: (reponse) => {
      if (reponse.ok) cache.setQueryData(read('session.etat', {}).queryKey, reponse.value);
    },
  });
  const refus = ouvrir.isError ? direErreur(ouvrir.error).phrases : ouvrir.data?.ok === false ? ouvrir.data.refus.map(phraseRefus) : [];
  return (
    <>
      <Bouton priorite="tertiaire" petit icone="fr-icon-user-heart-line" onClick={() => setDemandee(true)}>
        {textes.ouvrir}
      </Bouton>
      <Dialogue ouvert={demandee} onFermer={() => setDemandee(false)} titre={textes.confirmerTitre}>
        <Phrases phrases={textes.confirmer} />
        {refus.length > 0 && (
          <Alerte gravite="error" titre={refus[0]!} role="alert">
            <Phrases phrases={refus.slice(1)} />
          </Alerte>
        )}
        <ActionsDialogue>
          <Bouton priorite="secondaire" onClick={() => setDemandee(false)}>
            {textes.renoncer}
          </Bouton>
          <Bouton autoFocus disabled={ouvrir.isPending} onClick={() => ouvrir.mutate()}>
            {textes.valider}
          </Bouton>
        </ActionsDialogue>
      </Dialogue>
    </>
  );
}
