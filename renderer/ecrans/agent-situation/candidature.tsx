import { Link } from '@tanstack/react-router';
import { Badge } from '../../composants/badge.tsx';
import { classesBouton } from '../../composants/bouton.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { statutAgent, suite } from '../../textes/agent-candidatures.ts';
import { textesSituation as textes } from '../../textes/agent-situation.ts';
import { ligneOffre } from '../../textes/candidature.ts';
import type { EspaceAvecDemande } from '../agent-commun/espace.ts';
import { Suivi } from '../dossier/suivi.tsx';
import { tonEtat } from '../dossier/ton-etat.ts';

/** La candidature en cours, sa barre et ce qui vient ensuite ; sinon, le chemin des offres (G68, G83). */
export const RubriqueCandidature = ({ espace: { candidatureActive, etape } }: { espace: EspaceAvecDemande }) => (
  <Rubrique titre={textes.candidature} large>
    {candidatureActive === null ? (
      <>
        <p>{textes.aucuneCandidature}</p>
        {etape === 'pret' && (
          <Link to="/agent/offres" className={classesBouton({ icone: 'fr-icon-home-4-line' })}>
            {textes.voirOffres}
          </Link>
        )}
      </>
    ) : (
      <>
        <div className="candidature-tete">
          <p className="fr-text--lg candidature-offre">{ligneOffre(candidatureActive.resume)}</p>
          <Badge ton={tonEtat[candidatureActive.etat]}>{statutAgent[candidatureActive.etat]}</Badge>
        </div>
        <Suivi candidature={candidatureActive} />
        <p>{suite[candidatureActive.etat]}</p>
        <Link to="/agent/candidatures" className={classesBouton({ priorite: 'secondaire' })}>
          {textes.suivre}
        </Link>
      </>
    )}
  </Rubrique>
);
