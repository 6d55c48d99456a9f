import type { ReactNode } from 'react';
import type { OffreVue } from '../../../domain/contract/offres.ts';
import { loyerChargesComprises } from '../../../domain/offre/offre.ts';
import { Badge } from '../../composants/badge.tsx';
import { Definitions } from '../../composants/definitions.tsx';
import { date, euros } from '../../textes/formats.ts';
import { textesOffres as textes, verdict } from '../../textes/offres.ts';
import { tonVerdict } from '../dossier/ton-etat.ts';

interface CarteOffreProps {
  readonly vue: OffreVue;
  /** Le lien vers le détail : chaque rôle a le sien. */
  readonly lien: ReactNode;
  readonly children?: ReactNode;
}

/** Une offre dans sa liste : de quoi choisir laquelle ouvrir (G74). */
export const CarteOffre = ({ vue: { offre, eligibilite }, lien, children }: CarteOffreProps) => (
  <li className="offre-carte">
    <div className="offre-carte-tete">
      <h2 className="fr-text--lg">{lien}</h2>
      <Badge ton={tonVerdict[eligibilite.verdict]} icone>
        {verdict[eligibilite.verdict]}
      </Badge>
    </div>
    <p className="offre-carte-lieu">
      <span className="fr-icon-map-pin-2-line fr-icon--sm" aria-hidden="true" /> {textes.lieu(offre.commune.nom, offre.codePostal)}
    </p>
    <p className="offre-carte-loyer">
      <strong>{euros(loyerChargesComprises(offre))}</strong> <span className="discret">{textes.loyerPrecision}</span>
    </p>
    <Definitions
      compactes
      elements={[
        [textes.dateLimite, <strong key="d">{date(offre.dateLimite)}</strong>],
        [textes.disponible, date(offre.disponibleLe)],
      ]}
    />
    {children}
  </li>
);
