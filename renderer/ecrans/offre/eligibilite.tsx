import type { Eligibilite, Raison } from '../../../domain/eligibilite/eligibilite.ts';
import { Badge } from '../../composants/badge.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { phraseRaison, regle } from '../../textes/eligibilite.ts';
import { textesOffre as textes, verdict } from '../../textes/offres.ts';
import { tonVerdict } from '../dossier/ton-etat.ts';

/** Ce que dit chaque règle, favorable ou non, avec ses chiffres et sa source (D13). */
export const RubriqueEligibilite = ({ eligibilite }: { eligibilite: Eligibilite }) => (
  <Rubrique
    titre={textes.eligibilite}
    apres={
      <Badge icone ton={tonVerdict[eligibilite.verdict]}>
        {verdict[eligibilite.verdict]}
      </Badge>
    }
  >
    <ul className="liste-nue raisons">
      {eligibilite.raisons.map((raison, i) => (
        <LigneRaison key={`${raison.regle} ${i}`} raison={raison} />
      ))}
    </ul>
    <p className="fr-text--xs discret">{textes.eligibiliteLe(eligibilite.le)}</p>
  </Rubrique>
);

const LigneRaison = ({ raison }: { raison: Raison }) => (
  <li className="raison">
    <p className="raison-tete">
      <strong>{regle[raison.regle]}</strong> <Badge ton={tonVerdict[raison.verdict]}>{verdict[raison.verdict]}</Badge>
    </p>
    <p>{phraseRaison(raison)}</p>
    <p className="fr-text--xs discret">
      {textes.source} {raison.source}
    </p>
  </li>
);
