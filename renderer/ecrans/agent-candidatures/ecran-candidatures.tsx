import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Candidature } from '../../../domain/candidature/candidature.ts';
import { read } from '../../client/queries.ts';
import { classesBouton } from '../../composants/bouton.tsx';
import { EtatVide } from '../../composants/carte.tsx';
import { Chargement } from '../../composants/chargement.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesCandidaturesAgent as textes } from '../../textes/agent-candidatures.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { AideCandidatures } from './aide-candidatures.tsx';
import { DialogueAnnulationAgent } from './annulation-agent.tsx';
import { EnCours } from './en-cours.tsx';
import { Historique } from './historique.tsx';
import { DialogueReponse, type Reponse } from './reponse.tsx';

/** « Mes candidatures » : celle en cours et son suivi, puis l'historique que l'on cherche (G79–G89). */
export function EcranCandidatures() {
  // Le texte cherché reste en mémoire, jamais dans l'adresse (décision 11).
  const [recherche, setRecherche] = useState('');
  const [aAnnuler, setAAnnuler] = useState<Candidature | null>(null);
  const [reponse, setReponse] = useState<Reponse | null>(null);
  // La liste d'avant reste le temps de la recherche suivante.
  const { data, error, isPlaceholderData } = useQuery({
    ...read('agent.candidatures', { recherche }),
    placeholderData: (precedente) => precedente,
  });
  if (error !== null && data === undefined) throw error;
  return (
    <>
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      {data === undefined ? (
        <Chargement />
      ) : (
        <>
          <section aria-labelledby="en-cours">
            <h2 id="en-cours" className="fr-h5">
              {textes.enCours}
            </h2>
            {data.enCours.length === 0 ? <Aucune /> : <p>{textes.suivez}</p>}
            {data.enCours.map((mienne) => (
              <EnCours
                key={mienne.candidature.id}
                mienne={mienne}
                onAnnuler={() => setAAnnuler(mienne.candidature)}
                onRepondre={(acte) => setReponse({ acte, candidature: mienne.candidature })}
              />
            ))}
          </section>
          <Historique
            miennes={data.historique}
            total={data.total}
            recherche={recherche}
            enCours={isPlaceholderData}
            onChercher={setRecherche}
          />
          <AideCandidatures />
        </>
      )}
      <DialogueAnnulationAgent candidature={aAnnuler} onFermer={() => setAAnnuler(null)} />
      <DialogueReponse reponse={reponse} onFermer={() => setReponse(null)} />
    </>
  );
}

const Aucune = () => (
  <EtatVide icone="fr-icon-home-4-line" titre={textes.aucuneTitre} phrase={textes.aucune}>
    <Link to="/agent/offres" className={classesBouton({})}>
      {textes.voirOffres}
    </Link>
  </EtatVide>
);
