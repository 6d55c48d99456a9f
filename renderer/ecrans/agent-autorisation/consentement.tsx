import { Link } from '@tanstack/react-router';
import { Alerte } from '../../composants/alerte.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { textesAutorisation as textes } from '../../textes/agent-mandat.ts';
import type { EspaceAgent } from '../../../domain/contract/agent.ts';
import { FormulaireConsentement } from './formulaire-consentement.tsx';
import { PouvoirsDonnes } from './pouvoirs-donnes.tsx';

/** L'autorisation, à la deuxième étape : facultative, donnée une fois l'académie validée (G49, G51). */
export const Consentement = ({ espace }: { espace: EspaceAgent }) => (
  <Rubrique titre={textes.souhaits} large>
    {espace.mandat !== null && espace.mandatEnVigueur ? (
      <>
        <Alerte gravite="success" titre={textes.enVigueur} role="status" />
        <PouvoirsDonnes mandat={espace.mandat} />
        <Link to="/agent/autorisation" className="fr-link">
          {textes.changer}
        </Link>
      </>
    ) : (
      <FormulaireConsentement />
    )}
  </Rubrique>
);
