import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import type { Demande } from '../../../domain/demande/demande.ts';
import { normaliserNumeroUnique } from '../../../domain/demande/numero-unique.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { Champ } from '../../composants/champ.tsx';
import { ActionsDialogue, Dialogue } from '../../composants/dialogue.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { textesSupprimer as textes } from '../../textes/agent-situation.ts';
import { useActe } from '../../client/acte.ts';

interface SupprimerDemandeProps {
  readonly demande: Demande;
  readonly ouvert: boolean;
  readonly onFermer: () => void;
}

/** « Supprimer ma demande » : ce qui part et ce qui reste est dit avant, et la fin du numéro unique le confirme (G65). */
export const SupprimerDemande = ({ demande, ouvert, onFermer }: SupprimerDemandeProps) => (
  <Dialogue ouvert={ouvert} onFermer={onFermer} titre={textes.titre} role="alertdialog">
    <Confirmation demande={demande} onFermer={onFermer} />
  </Dialogue>
);

function Confirmation({ demande, onFermer }: Omit<SupprimerDemandeProps, 'ouvert'>) {
  const fin = demande.numeroUnique.valeur.slice(-4);
  const [saisie, setSaisie] = useState('');
  const [envoyee, setEnvoyee] = useState(false);
  const navigate = useNavigate();
  const supprimer = useActe('agent.supprimerDemande', () => void navigate({ to: '/agent/importer' }));
  const juste = normaliserNumeroUnique(saisie) === fin;

  function envoyer(evenement: SubmitEvent): void {
    evenement.preventDefault();
    setEnvoyee(true);
    if (juste) supprimer.envoyer({});
  }

  return (
    <form onSubmit={envoyer} noValidate>
      <Liste titre={textes.part} lignes={textes.partListe} />
      <Liste titre={textes.reste} lignes={textes.resteListe} />
      <ResumeErreurs titre={textes.refus} phrases={supprimer.refus} />
      <Champ
        libelle={textes.confirmation(fin)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={10}
        value={saisie}
        onChange={(e) => setSaisie(e.target.value)}
        erreur={envoyee && !juste ? textes.confirmationErreur : null}
      />
      <ActionsDialogue>
        <Bouton priorite="secondaire" onClick={onFermer}>
          {textes.renoncer}
        </Bouton>
        <Bouton type="submit" aria-disabled={supprimer.enCours}>
          {supprimer.enCours ? textes.enCours : textes.supprimer}
        </Bouton>
      </ActionsDialogue>
    </form>
  );
}

const Liste = ({ titre, lignes }: { titre: string; lignes: readonly string[] }) => (
  <>
    <h3 className="fr-text--md sous-titre">{titre}</h3>
    <ul>
      {lignes.map((ligne) => (
        <li key={ligne}>{ligne}</li>
      ))}
    </ul>
  </>
);
