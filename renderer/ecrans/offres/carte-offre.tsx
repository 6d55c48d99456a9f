import { Link, useSearch } from '@tanstack/react-router';
import type { OffreVue } from '../../../domain/contract/offres.ts';
import { loyerChargesComprises } from '../../../domain/offre/offre.ts';
import type { Proximite } from '../../../domain/offre/proximite.ts';
import type { DemandeId } from '../../../domain/shared/ids.ts';
import { Badge } from '../../composants/badge.tsx';
import { Definitions } from '../../composants/definitions.tsx';
import { typologie } from '../../textes/candidature.ts';
import { date, euros, surface } from '../../textes/formats.ts';
import { textesOffres as textes, verdict } from '../../textes/offres.ts';
import { tonVerdict } from '../dossier/ton-etat.ts';

/** Une offre dans sa liste : de quoi choisir laquelle ouvrir (G74). Aucune n'est cachée au gestionnaire (D13). */
export function CarteOffre({ vue: { offre, eligibilite }, demandeId, onglet }: { vue: OffreVue; demandeId: DemandeId; onglet: Proximite }) {
  const vue = useSearch({ from: '/dossiers/$demandeId/offres/' });
  return (
    <li className="offre-carte">
      <div className="offre-carte-tete">
        <h2 className="fr-text--lg">
          <Link to="/dossiers/$demandeId/offres/$offreId" params={{ demandeId, offreId: offre.id }} search={{ ...vue, onglet }}>
            {textes.titreOffre(typologie(offre.typologie), surface(offre.surface))}
          </Link>
        </h2>
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
    </li>
  );
}
