import type { OffreVue } from '../../../domain/contract/offres.ts';
import { loyerChargesComprises } from '../../../domain/offre/offre.ts';
import { Badge } from '../../composants/badge.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { date, euros } from '../../textes/formats.ts';
import { textesOffre as textes, textesOffres } from '../../textes/offres.ts';
import { titreOffre } from './titre-offre.ts';

/** Le haut du détail d'une offre : ce qu'elle est, où, combien, jusqu'à quand (G74), et combien de candidatures (G80). */
export const TeteOffre = ({ vue: { offre, proximite }, horsOnglets }: { vue: OffreVue; horsOnglets: string }) => (
  <>
    <div className="offre-tete">
      <div>
        <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)} cle={offre.id}>
          {titreOffre(offre)}
        </TitrePage>
        <p className="offre-lieu">
          <span className="fr-icon-map-pin-2-line fr-icon--sm" aria-hidden="true" />{' '}
          {textesOffres.lieu(offre.commune.nom, offre.codePostal)}
          {offre.etat !== 'publiee' && (
            <>
              {' '}
              <Badge ton="attention">{textes.etats[offre.etat]}</Badge>
            </>
          )}
        </p>
        {proximite === null && <p className="discret">{horsOnglets}</p>}
      </div>
      <dl className="offre-chiffres">
        <div>
          <dt>{textesOffres.loyer}</dt>
          <dd>{euros(loyerChargesComprises(offre))}</dd>
        </div>
        <div>
          <dt>{textesOffres.dateLimite}</dt>
          <dd>{date(offre.dateLimite)}</dd>
        </div>
        <div>
          <dt>{textesOffres.disponible}</dt>
          <dd>{date(offre.disponibleLe)}</dd>
        </div>
      </dl>
    </div>
    <p className="offre-candidatures">
      <span className="fr-icon-team-line fr-icon--sm" aria-hidden="true" /> {textes.candidatures(offre.nombreCandidatures)}
    </p>
  </>
);
