import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OffreVue } from '../../../domain/contract/offres.ts';
import { Alerte, Phrases } from '../../composants/alerte.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { Dialogue } from '../../composants/dialogue.tsx';
import { textesOffreAgent as textes } from '../../textes/agent-offres.ts';
import { textesOffre } from '../../textes/offres.ts';
import { phraseRefus } from '../../textes/refus.ts';
import { useEspace } from '../agent-commun/espace.ts';
import { ConfirmationAgent } from './confirmation-agent.tsx';
import { empechements } from './empechements.ts';

/** « Je postule », ou tout ce qui l'empêche pour l'instant (G76, G82). */
export function JePostuleAgent({ vue }: { vue: OffreVue }) {
  const espace = useEspace();
  const [ouvert, setOuvert] = useState(false);
  const [deposee, setDeposee] = useState(false);
  const raisons = empechements(espace, vue.offre);
  return (
    <div className="je-postule">
      {raisons.length > 0 && !ouvert ? (
        <Alerte gravite="info" titre={textes.impossible}>
          <Phrases phrases={raisons.map(phraseRefus)} />
          {espace.candidatureActive !== null && (
            <p>
              <Link to="/agent/candidatures" className="fr-link">
                {textes.mesCandidatures}
              </Link>
            </p>
          )}
        </Alerte>
      ) : (
        <Bouton onClick={() => setOuvert(true)}>{textesOffre.jePostule}</Bouton>
      )}
      <Dialogue
        ouvert={ouvert}
        onFermer={() => setOuvert(false)}
        titre={deposee ? textes.deposeeTitre : textes.confirmerTitre}
        role="alertdialog"
      >
        <ConfirmationAgent vue={vue} onDeposee={() => setDeposee(true)} onFermer={() => setOuvert(false)} />
      </Dialogue>
    </div>
  );
}
