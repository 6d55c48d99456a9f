import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { OffreVue } from '../../../domain/contract/offres.ts';
import { loyerChargesComprises } from '../../../domain/offre/offre.ts';
import { CandidatureId } from '../../../domain/shared/ids.ts';
import { Alerte, Phrases } from '../../composants/alerte.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { Definitions } from '../../composants/definitions.tsx';
import { ActionsDialogue } from '../../composants/dialogue.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { textesOffreAgent as textes } from '../../textes/agent-offres.ts';
import { ligneOffre } from '../../textes/candidature.ts';
import { phraseRaison } from '../../textes/eligibilite.ts';
import { date } from '../../textes/formats.ts';
import { textesPostuler } from '../../textes/offres.ts';
import { useActe } from '../../client/acte.ts';

interface ConfirmationAgentProps {
  readonly vue: OffreVue;
  readonly onDeposee: () => void;
  readonly onFermer: () => void;
}

/** Confirmer, puis « Ce logement a bien été ajouté à vos candidatures » et « Ok », qui y mène (G77, G78). */
export function ConfirmationAgent({ vue, onDeposee, onFermer }: ConfirmationAgentProps) {
  // Fait une fois par boîte de dialogue : un double clic ou un nouvel essai est le même acte.
  const [candidatureId] = useState(() => CandidatureId.parse(uuidv7()));
  const navigate = useNavigate();
  const postuler = useActe('agent.postuler', onDeposee);
  if (postuler.valeur !== null) {
    return (
      <>
        <Alerte gravite="success" titre={textes.faite} role="status" />
        <ActionsDialogue>
          <Bouton
            autoFocus
            onClick={() => {
              onFermer();
              void navigate({ to: '/agent/candidatures' });
            }}
          >
            {textes.ok}
          </Bouton>
        </ActionsDialogue>
      </>
    );
  }
  return (
    <>
      <Resume vue={vue} />
      <p>{textes.seule}</p>
      <ResumeErreurs titre={textes.refus} phrases={postuler.refus} />
      <ActionsDialogue>
        <Bouton priorite="secondaire" onClick={onFermer}>
          {textes.renoncer}
        </Bouton>
        <Bouton aria-disabled={postuler.enCours} onClick={() => postuler.envoyer({ candidatureId, offreId: vue.offre.id })}>
          {postuler.enCours ? textes.enCours : textes.confirmer}
        </Bouton>
      </ActionsDialogue>
    </>
  );
}

/** L'offre en une ligne, et les règles qui ne sont pas favorables : on ne les découvre pas après. */
function Resume({ vue: { offre, eligibilite } }: { vue: OffreVue }) {
  const reserves = eligibilite.raisons.filter((raison) => raison.verdict !== 'favorable').map(phraseRaison);
  const { typologie, commune, dateLimite } = offre;
  const ligne = ligneOffre({
    typologie,
    commune: commune.nom,
    departement: commune.departement,
    loyerChargesComprises: loyerChargesComprises(offre),
  });
  return (
    <>
      <Definitions
        elements={[
          [textesPostuler.offre, <strong key="o">{ligne}</strong>],
          [textesPostuler.dateLimite, date(dateLimite)],
        ]}
      />
      {reserves.length > 0 && (
        <Alerte gravite="warning" titre={textesPostuler.defavorables}>
          <Phrases phrases={reserves} />
        </Alerte>
      )}
    </>
  );
}
