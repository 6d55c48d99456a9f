import type { Offre } from '../../../domain/offre/offre.ts';
import { Rubrique } from '../../composants/carte.tsx';
import { Definitions } from '../../composants/definitions.tsx';
import { typologie } from '../../textes/candidature.ts';
import { date, euros, surface } from '../../textes/formats.ts';
import { normeLocative, textesOffre as textes, textesOffres } from '../../textes/offres.ts';

const etage = (n: number): string => (n === 0 ? textes.rezDeChaussee : n < 0 ? textes.sousSol : String(n));

/** Tous les champs que le guide montre d'une offre (G74). */
export const Caracteristiques = ({ offre }: { offre: Offre }) => (
  <Rubrique titre={textes.caracteristiques}>
    <Definitions
      elements={[
        [textesOffres.typologie, typologie(offre.typologie)],
        [textesOffres.surface, surface(offre.surface)],
        [textesOffres.commune, textesOffres.lieu(offre.commune.nom, offre.codePostal)],
        [textes.etage, etage(offre.etage)],
        [textes.pmr, offre.adaptePmr ? textes.oui : textes.non],
        [
          textes.ges,
          <span key="g" className={`ges ges--${offre.ges}`}>
            {offre.ges}
          </span>,
        ],
        [textes.norme, normeLocative[offre.normeLocative]],
        [textes.loyerHorsCharges, euros(offre.loyer)],
        [textes.charges, euros(offre.charges)],
        [textes.bailleur, offre.bailleur],
        [
          textes.reference,
          <span key="r" className="chiffres">
            {offre.reference}
          </span>,
        ],
        [textes.publiee, date(offre.publieeLe)],
      ]}
    />
  </Rubrique>
);
