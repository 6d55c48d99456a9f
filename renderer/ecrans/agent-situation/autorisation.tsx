import { Link } from '@tanstack/react-router';
import { Badge } from '../../composants/badge.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { textesAutorisation as textes } from '../../textes/agent-mandat.ts';
import { textesSituation } from '../../textes/agent-situation.ts';
import { textesMandat } from '../../textes/mandat.ts';
import { PouvoirsDonnes } from '../agent-autorisation/pouvoirs-donnes.tsx';
import type { EspaceAvecDemande } from '../agent-commun/espace.ts';

/** Qui peut faire quoi de ma demande, et jusqu'à quand (D6). */
export const RubriqueAutorisation = ({ espace: { mandat, mandatEnVigueur, academie } }: { espace: EspaceAvecDemande }) => (
  <Rubrique titre={textesSituation.autorisation} apres={mandatEnVigueur ? <Badge ton="succes">{textesMandat.enVigueur}</Badge> : undefined}>
    {mandat !== null && mandatEnVigueur ? <PouvoirsDonnes mandat={mandat} /> : <p>{textes.aucune}</p>}
    {academie === null && !mandatEnVigueur ? (
      <p className="discret">{textes.sansAcademie}</p>
    ) : (
      <Link to="/agent/autorisation" className="fr-link">
        {mandatEnVigueur ? textes.changer : mandat === null ? textes.donner : textes.redonner}
      </Link>
    )}
  </Rubrique>
);
