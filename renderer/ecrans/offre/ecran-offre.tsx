import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { OffreVue } from '../../../domain/contract/offres.ts';
import { loyerChargesComprises } from '../../../domain/offre/offre.ts';
import { DemandeId, OffreId } from '../../../domain/shared/ids.ts';
import { useLecture } from '../../client/lecture.ts';
import { Badge } from '../../composants/badge.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { useDefilementRetenu } from '../../composants/defilement.ts';
import { TitrePage } from '../../composants/titre-page.tsx';
import { typologie } from '../../textes/candidature.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { date, euros, surface } from '../../textes/formats.ts';
import { textesOffre as textes, textesOffres } from '../../textes/offres.ts';
import { PageAbsente } from '../erreur/page-absente.tsx';
import { Caracteristiques } from './caracteristiques.tsx';
import { RubriqueEligibilite } from './eligibilite.tsx';
import { JePostule } from './je-postule.tsx';

/** Le détail d'une offre pour l'agent assisté, et « Je postule » (G74–G76). */
export function EcranOffre() {
  const lus = useParams({ from: '/dossiers/$demandeId/offres/$offreId' });
  const offreId = OffreId.safeParse(lus.offreId);
  return offreId.success ? <Detail demandeId={DemandeId.parse(lus.demandeId)} offreId={offreId.data} /> : <PageAbsente />;
}

function Detail({ demandeId, offreId }: { demandeId: DemandeId; offreId: OffreId }) {
  const recherche = useSearch({ from: '/dossiers/$demandeId/offres/$offreId' });
  const vue = useLecture('offre.lire', { demandeId, offreId });
  const dossier = useLecture('dossier.lire', { demandeId });
  useDefilementRetenu(`offre ${offreId}`);
  const { offre } = vue;
  return (
    <article>
      <p className="offre-retour">
        <Link
          to="/dossiers/$demandeId/offres"
          params={{ demandeId }}
          search={recherche}
          className="fr-link fr-icon-arrow-left-line fr-link--icon-left"
        >
          {textes.retour}
        </Link>
      </p>
      <div className="offre-tete">
        <div>
          <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)} cle={offreId}>
            {textesOffres.titreOffre(typologie(offre.typologie), surface(offre.surface))}
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
          {vue.proximite === null && <p className="discret">{textes.horsOnglets}</p>}
        </div>
        <Chiffres vue={vue} />
      </div>
      <p className="offre-candidatures">
        <span className="fr-icon-team-line fr-icon--sm" aria-hidden="true" /> {textes.candidatures(offre.nombreCandidatures)}
      </p>
      <JePostule dossier={dossier} vue={vue} />
      <div className="rubriques rubriques--deux">
        <RubriqueEligibilite eligibilite={vue.eligibilite} />
        <Caracteristiques offre={offre} />
        <Rubrique titre={textes.description} large>
          <p className="description">{offre.description}</p>
        </Rubrique>
      </div>
    </article>
  );
}

const Chiffres = ({ vue: { offre } }: { vue: OffreVue }) => (
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
);
