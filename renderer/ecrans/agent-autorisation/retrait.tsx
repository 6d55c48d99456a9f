import { Bouton } from '../../composants/bouton.tsx';
import { ActionsDialogue, Dialogue } from '../../composants/dialogue.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { textesAutorisation as textes } from '../../textes/agent-mandat.ts';
import { useActe } from '../../client/acte.ts';

interface RetraitProps {
  readonly ouvert: boolean;
  readonly onFermer: () => void;
  readonly onRetire: () => void;
}

/** Retirer est aussi simple que donner : un bouton, une confirmation. */
export const DialogueRetrait = ({ ouvert, onFermer, onRetire }: RetraitProps) => (
  <Dialogue ouvert={ouvert} onFermer={onFermer} titre={textes.retirerTitre} role="alertdialog">
    <Confirmation onFermer={onFermer} onRetire={onRetire} />
  </Dialogue>
);

function Confirmation({ onFermer, onRetire }: Omit<RetraitProps, 'ouvert'>) {
  const retirer = useActe('agent.retirerConsentement', onRetire);
  return (
    <>
      <p>{textes.retirerEffet}</p>
      <ResumeErreurs titre={textes.retirerRefus} phrases={retirer.refus} />
      <ActionsDialogue>
        <Bouton priorite="secondaire" onClick={onFermer}>
          {textes.retirerRenoncer}
        </Bouton>
        <Bouton aria-disabled={retirer.enCours} onClick={() => retirer.envoyer({})}>
          {retirer.enCours ? textes.enCours : textes.retirerConfirmer}
        </Bouton>
      </ActionsDialogue>
    </>
  );
}
