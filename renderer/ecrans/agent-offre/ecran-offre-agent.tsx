import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { OffreId } from '../../../domain/shared/ids.ts';
import { isSessionAbsent } from '../../client/cache.ts';
import { estPassager, Refused } from '../../client/errors.ts';
import { read } from '../../client/queries.ts';
import { Chargement } from '../../composants/chargement.tsx';
import { useDefilementRetenu } from '../../composants/defilement.ts';
import { textesOffreAgent } from '../../textes/agent-offres.ts';
import { textesOffre } from '../../textes/offres.ts';
import { OffresFermees } from '../agent-offres/offres-fermees.tsx';
import { CorpsOffre } from '../commun/corps-offre.tsx';
import { TeteOffre } from '../commun/tete-offre.tsx';
import { PageAbsente } from '../erreur/page-absente.tsx';
import { JePostuleAgent } from './je-postule-agent.tsx';

/** Le détail d'une offre pour l'agent, et « Je postule » (G74–G76). */
export function EcranOffreAgent() {
  const lue = OffreId.safeParse(useParams({ from: '/agent/offres/$offreId' }).offreId);
  return lue.success ? <Detail offreId={lue.data} /> : <PageAbsente />;
}

function Detail({ offreId }: { offreId: OffreId }) {
  const recherche = useSearch({ from: '/agent/offres/$offreId' });
  const { data: vue, error } = useQuery(read('agent.offre', { offreId }));
  useDefilementRetenu(`agent offre ${offreId}`);
  if (error instanceof Refused && !estPassager(error) && !isSessionAbsent(error)) return <OffresFermees refus={error} />;
  if (error !== null && vue === undefined) throw error;
  if (vue === undefined) return <Chargement />;
  return (
    <article>
      <p className="offre-retour">
        <Link to="/agent/offres" search={recherche} className="fr-link fr-icon-arrow-left-line fr-link--icon-left">
          {textesOffre.retour}
        </Link>
      </p>
      <TeteOffre vue={vue} horsOnglets={textesOffreAgent.horsOnglets} />
      <JePostuleAgent vue={vue} />
      <CorpsOffre vue={vue} />
    </article>
  );
}
