import type { OffreVue } from '../../../domain/contract/offres.ts';
import { Rubrique } from '../../composants/carte.tsx';
import { textesOffre as textes } from '../../textes/offres.ts';
import { Caracteristiques } from '../offre/caracteristiques.tsx';
import { RubriqueEligibilite } from '../offre/eligibilite.tsx';

/** Le détail d'une offre : son éligibilité raison par raison, ses caractéristiques, sa description (G74, D13). */
export const CorpsOffre = ({ vue }: { vue: OffreVue }) => (
  <div className="rubriques rubriques--deux">
    <RubriqueEligibilite eligibilite={vue.eligibilite} />
    <Caracteristiques offre={vue.offre} />
    <Rubrique titre={textes.description} large>
      <p className="description">{vue.offre.description}</p>
    </Rubrique>
  </div>
);
