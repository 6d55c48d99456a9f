import { useState } from 'react';
import type { DossierVue } from '../../../domain/contract/dossiers.ts';
import type { OffreVue } from '../../../domain/contract/offres.ts';
import { Alerte, Phrases } from '../../composants/alerte.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { Dialogue } from '../../composants/dialogue.tsx';
import { nomComplet } from '../../textes/formats.ts';
import { textesOffre, textesPostuler } from '../../textes/offres.ts';
import { phraseRefus } from '../../textes/refus.ts';
import { ConfirmationPostuler } from './confirmation-postuler.tsx';
import { obstacles } from './obstacles.ts';

/** « Je postule », ou tout ce qui l'empêche pour l'instant. */
export function JePostule({ dossier, vue }: { dossier: DossierVue; vue: OffreVue }) {
  const [ouvert, setOuvert] = useState(false);
  const empechements = obstacles(dossier, vue.offre);
  return (
    <div className="je-postule">
      {empechements.length > 0 && !ouvert ? (
        <Alerte gravite="info" titre={textesOffre.impossible}>
          <Phrases phrases={empechements.map(phraseRefus)} />
        </Alerte>
      ) : (
        <Bouton onClick={() => setOuvert(true)}>{textesOffre.jePostule}</Bouton>
      )}
      <Dialogue
        ouvert={ouvert}
        onFermer={() => setOuvert(false)}
        titre={textesPostuler.titre(nomComplet(dossier.demande.demandeur))}
        role="alertdialog"
      >
        <ConfirmationPostuler dossier={dossier} vue={vue} onFermer={() => setOuvert(false)} />
      </Dialogue>
    </div>
  );
}
