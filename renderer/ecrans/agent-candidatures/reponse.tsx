import { useState } from 'react';
import type { Candidature } from '../../../domain/candidature/candidature.ts';
import { Alerte } from '../../composants/alerte.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { Champ } from '../../composants/champ.tsx';
import { ActionsDialogue, Dialogue } from '../../composants/dialogue.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { textesReponse as textes } from '../../textes/agent-candidatures.ts';
import { ligneOffre } from '../../textes/candidature.ts';
import { useActe } from '../../client/acte.ts';
import type { ActeReponse } from './attente-de-reponse.tsx';

export interface Reponse {
  readonly acte: ActeReponse;
  readonly candidature: Candidature;
}

/** Confirmer que l'on accepte ou que l'on refuse le logement attribué. La boîte reste ouverte pour dire ce qui a été enregistré. */
export function DialogueReponse({ reponse, onFermer }: { reponse: Reponse | null; onFermer: () => void }) {
  const [faite, setFaite] = useState(false);
  const fermer = (): void => {
    setFaite(false);
    onFermer();
  };
  const aFaire = reponse?.acte === 'accepter' ? textes.accepterTitre : textes.refuserTitre;
  return (
    <Dialogue ouvert={reponse !== null} onFermer={fermer} titre={faite ? textes.faiteTitre : aFaire} role="alertdialog">
      {reponse !== null && <Confirmation reponse={reponse} onFaite={() => setFaite(true)} onFermer={fermer} />}
    </Dialogue>
  );
}

interface ConfirmationProps {
  readonly reponse: Reponse;
  readonly onFaite: () => void;
  readonly onFermer: () => void;
}

function Confirmation({ reponse: { acte, candidature }, onFaite, onFermer }: ConfirmationProps) {
  const [motif, setMotif] = useState('');
  const repondre = useActe('agent.repondre', onFaite);
  const accepte = acte === 'accepter';
  if (repondre.valeur !== null) {
    return (
      <>
        <Alerte gravite="success" titre={accepte ? textes.acceptee : textes.refusee} role="status" />
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
      <p>{accepte ? textes.accepterEffet : textes.refuserEffet}</p>
      {!accepte && <Champ libelle={textes.motif} maxLength={1000} value={motif} onChange={(e) => setMotif(e.target.value)} />}
      <ResumeErreurs titre={textes.refus} phrases={repondre.refus} />
      <ActionsDialogue>
        <Bouton priorite="secondaire" onClick={onFermer}>
          {textes.renoncer}
        </Bouton>
        <Bouton
          aria-disabled={repondre.enCours}
          onClick={() => repondre.envoyer({ candidatureId: candidature.id, acte, texte: motif.trim() === '' ? null : motif.trim() })}
        >
          {repondre.enCours ? textes.enCours : accepte ? textes.accepter : textes.refuser}
        </Bouton>
      </ActionsDialogue>
    </>
  );
}
