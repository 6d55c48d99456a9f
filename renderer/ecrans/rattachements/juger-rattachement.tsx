import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Rattachement } from '../../../domain/demande/demande.ts';
import type { DemandeId } from '../../../domain/shared/ids.ts';
import { call } from '../../client/poste.ts';
import { Bouton, classesBouton } from '../../composants/bouton.tsx';
import { ChampLong } from '../../composants/champ.tsx';
import { contenu } from '../../composants/defilement.ts';
import { ActionsDialogue, Dialogue } from '../../composants/dialogue.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { direErreur } from '../../textes/erreurs.ts';
import { textesRattachements as textes } from '../../textes/rattachements.ts';
import { phraseRefus } from '../../textes/refus.ts';

interface JugerProps {
  readonly demandeId: DemandeId;
  /** Ce que l'écran montre : l'acte ne vaut que pour cela. */
  readonly rattachement: Pick<Rattachement, 'siret' | 'matricule'>;
  readonly nom: string;
  readonly onFait: (validee: boolean) => void;
}

/** Valider d'un clic ; ne pas reconnaître demande une explication, que l'agent recevra. */
export function JugerRattachement({ demandeId, rattachement: { siret, matricule }, nom, onFait }: JugerProps) {
  const [refuse, setRefuse] = useState(false);
  const [motif, setMotif] = useState('');
  const cache = useQueryClient();
  const lu = { demandeId, siret, matricule };
  const juger = useMutation({
    mutationFn: (validee: boolean) => (validee ? call('rattachement.valider', lu) : call('rattachement.refuser', { ...lu, motif })),
    onSuccess: (reponse, validee) => {
      if (!reponse.ok) return;
      setRefuse(false);
      onFait(validee);
      contenu()?.focus();
      void cache.invalidateQueries();
    },
  });
  const refus = juger.isError ? direErreur(juger.error).phrases : juger.data?.ok === false ? juger.data.refus.map(phraseRefus) : [];
  const raisons = juger.isPending ? [] : refus;
  return (
    <>
      {!refuse && <ResumeErreurs titre={textes.refus} phrases={raisons} />}
      <div className="actions">
        <Bouton petit disabled={juger.isPending} onClick={() => juger.mutate(true)}>
          {juger.isPending ? textes.enCours : textes.valider}
        </Bouton>
        <Bouton petit priorite="secondaire" disabled={juger.isPending} onClick={() => setRefuse(true)}>
          {textes.refuser}
        </Bouton>
        <Link to="/dossiers/$demandeId" params={{ demandeId }} className={classesBouton({ petit: true, priorite: 'tertiaire' })}>
          {textes.dossier}
        </Link>
      </div>
      <Dialogue ouvert={refuse} onFermer={() => setRefuse(false)} titre={textes.refuserTitre} role="alertdialog">
        <p>{textes.refuserPhrase(nom)}</p>
        <ResumeErreurs titre={textes.refus} phrases={raisons} />
        <ChampLong
          libelle={textes.motif}
          aide={textes.motifAide}
          maxLength={500}
          autoFocus
          value={motif}
          onChange={(e) => setMotif(e.target.value)}
        />
        <ActionsDialogue>
          <Bouton priorite="secondaire" onClick={() => setRefuse(false)}>
            {textes.renoncer}
          </Bouton>
          <Bouton disabled={juger.isPending} onClick={() => juger.mutate(false)}>
            {juger.isPending ? textes.enCours : textes.refuser}
          </Bouton>
        </ActionsDialogue>
      </Dialogue>
    </>
  );
}
