import { Link, useParams, useSearch } from '@tanstack/react-router';
import { DemandeId, OffreId } from '../../../domain/shared/ids.ts';
import { useLecture } from '../../client/lecture.ts';
import { useDefilementRetenu } from '../../composants/defilement.ts';
import { textesOffre as textes } from '../../textes/offres.ts';
import { CorpsOffre } from '../commun/corps-offre.tsx';
import { TeteOffre } from '../commun/tete-offre.tsx';
import { PageAbsente } from '../erreur/page-absente.tsx';
import { Essai } from './hypothese.tsx';
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
      <TeteOffre vue={vue} horsOnglets={textes.horsOnglets} />
      <JePostule dossier={dossier} vue={vue} />
      <CorpsOffre vue={vue} />
      <Essai dossier={dossier} vue={vue} />
    </article>
  );
}
