import { useState } from 'react';
import type { Candidature } from '../../../domain/candidature/candidature.ts';
import { Alerte } from '../../composants/alerte.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { ActionsDialogue, Dialogue } from '../../composants/dialogue.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { textesAnnulationAgent as textes } from '../../textes/agent-candidatures.ts';
import { ligneOffre } from '../../textes/candidature.ts';
import { useActe } from '../../client/acte.ts';

interface AnnulationProps {
  readonly candidature: Candidature | null;
  readonly onFermer: () => void;
}

/** « Annuler cette candidature », confirmée (G81). La boîte reste ouverte quand la candidature quitte la page. */
export function DialogueAnnulationAgent({ candidature, onFermer }: AnnulationProps) {
  const [faite, setFaite] = useState(false);
  const fermer = (): void => {
    setFaite(false);
    onFermer();
  };
  return (
    <Dialogue ouvert={candidature !== null} onFermer={fermer} titre={faite ? textes.faiteTitre : textes.titre} role="alertdialog">
      {candidature !== null && <Confirmation candidature={candidature} onFaite={() => setFaite(true)} onFermer={fermer} />}
    </Dialogue>
  );
}

interface ConfirmationProps {
  readonly candidature: Candidature;
  readonly onFaite: () => void;
  readonly onFermer: () => void;
}

function Confirmation({ candidature, onFaite, onFermer }: ConfirmationProps) {
  const annuler = useActe('agent.annuler', onFaite);
  if (annuler.valeur !== null) {
    return (
      <>
        <Alerte gravite="success" titre={textes.faite} role="status">
          <p>{textes.faitePhrase}</p>
        </Alerte>
        <ActionsDialogue>
          <Bouton autoFocus onClick={onFermer}>
            {textes.ok}
          </Bouton>
        </ActionsDialogue>
      </>
    );
  }
  return (
    <>
      <p className="candidature-offre">{ligneOffre(candidature.resume)}</p>
      <p>{textes.effet}</p>
      <ResumeErreurs titre={textes.refus} phrases={annuler.refus} />
      <ActionsDialogue>
        <Bouton priorite="secondaire" onClick={onFermer}>
          {textes.renoncer}
        </Bouton>
        <Bouton aria-disabled={annuler.enCours} onClick={() => annuler.envoyer({ candidatureId: candidature.id })}>
          {annuler.enCours ? textes.enCours : textes.confirmer}
        </Bouton>
      </ActionsDialogue>
    </>
  );
}
