import { Link } from '@tanstack/react-router';
import type { AgentRapproche } from '../../../domain/contract/rapprochement.ts';
import type { OffreId } from '../../../domain/shared/ids.ts';
import { Phrases } from '../../composants/alerte.tsx';
import { Badge } from '../../composants/badge.tsx';
import { classesBouton } from '../../composants/bouton.tsx';
import { regle as nomRegle } from '../../textes/eligibilite.ts';
import { finNumeroUnique, nomDAbord } from '../../textes/formats.ts';
import { verdict as nomVerdict } from '../../textes/offres.ts';
import { textesRapprochement as textes } from '../../textes/rapprochement.ts';
import { phraseRefus } from '../../textes/refus.ts';
import { tonVerdict } from '../dossier/ton-etat.ts';

/** Un agent face à une offre : convient-elle, et toutes les raisons contraires (D13). */
export const CarteAgent = ({ agent, offreId }: { agent: AgentRapproche; offreId: OffreId }) => {
  const nom = `${nomDAbord(agent)} ${finNumeroUnique(agent.numeroUnique)}`;
  return (
    <li className="rapproche">
      <div className="rapproche-tete">
        <h2 className="fr-text--md">{nom}</h2>
        <Badge ton={agent.convient ? 'succes' : 'neutre'} icone={agent.convient}>
          {agent.convient ? textes.convient : textes.ecarte}
        </Badge>
        <span className="discret">{textes.communes(agent.communes)}</span>
        <Link
          to="/dossiers/$demandeId/offres/$offreId"
          params={{ demandeId: agent.demandeId, offreId }}
          className={classesBouton({ petit: true, priorite: agent.convient ? 'secondaire' : 'tertiaire' })}
          aria-label={textes.voirAide(nom)}
        >
          {textes.voir}
        </Link>
      </div>
      {agent.empechements.length > 0 && <Phrases phrases={agent.empechements.map(phraseRefus)} />}
      <ul className="liste-nue rapproche-regles">
        {agent.regles.map(({ regle, verdict }) => (
          <li key={regle}>
            <Badge ton={tonVerdict[verdict]} icone>
              {`${nomRegle[regle]} : ${nomVerdict[verdict].toLocaleLowerCase('fr')}`}
            </Badge>
          </li>
        ))}
      </ul>
    </li>
  );
};
