import { Link, Outlet, useMatchRoute, useParams, useSearch } from '@tanstack/react-router';
import { DemandeId } from '../../../domain/shared/ids.ts';
import { useLecture } from '../../client/lecture.ts';
import { textesDossier } from '../../textes/dossier.ts';
import { finNumeroUnique, nomComplet } from '../../textes/formats.ts';
import { textesOffres } from '../../textes/offres.ts';
import type { VueDossiers } from '../dossiers/vue.ts';
import { PageAbsente } from '../erreur/page-absente.tsx';
import { Voisins } from './voisins.tsx';

/** Le cadre des écrans d'un agent : qui est assisté, toujours visible (B6), et le passage d'un dossier à l'autre. */
export function CadreDossier() {
  const lu = DemandeId.safeParse(useParams({ from: '/dossiers/$demandeId' }).demandeId);
  return lu.success ? <Cadre demandeId={lu.data} /> : <PageAbsente />;
}

function Cadre({ demandeId }: { demandeId: DemandeId }) {
  const { demande } = useLecture('dossier.lire', { demandeId });
  const vue = useSearch({ from: '/dossiers/$demandeId' });
  // Le détail d'une offre a son propre retour, « Retour aux résultats » : un seul à la fois.
  const surUneOffre = useMatchRoute()({ to: '/dossiers/$demandeId/offres/$offreId' }) !== false;
  const lien = { params: { demandeId }, search: vue } as const;
  return (
    <>
      <div className="agent-assiste" role="region" aria-label={textesDossier.agent}>
        <p className="agent-assiste-qui">
          <span className="fr-icon-user-line fr-icon--sm" aria-hidden="true" /> {textesDossier.agirPour}{' '}
          <strong>{nomComplet(demande.demandeur)}</strong>
          <span className="agent-assiste-numero">
            {' '}
            — {textesDossier.numeroSeTerminant} <strong className="chiffres">{finNumeroUnique(demande.numeroUnique.valeur)}</strong>
          </span>
        </p>
        <nav className="agent-assiste-menu" aria-label={textesDossier.rubriques}>
          <Link to="/dossiers/$demandeId" {...lien} activeOptions={{ exact: true, includeSearch: false }}>
            {textesDossier.titre}
          </Link>
          <Link to="/dossiers/$demandeId/offres" {...lien} activeOptions={{ includeSearch: false }}>
            {textesOffres.titre}
          </Link>
        </nav>
      </div>
      <div className="page">
        {!surUneOffre && (
          <div className="dossier-passage">
            <Retour vue={vue} />
            <Voisins demandeId={demandeId} vue={vue} />
          </div>
        )}
        <Outlet />
      </div>
    </>
  );
}

/** Là d'où l'on vient : la journée, ou la liste, telle qu'on l'avait laissée. */
function Retour({ vue: { journee, ...vue } }: { vue: VueDossiers }) {
  const className = 'fr-link fr-icon-arrow-left-line fr-link--icon-left';
  if (journee === undefined)
    return (
      <Link to="/dossiers" search={{ ...vue, position: undefined }} className={className}>
        {textesDossier.retour}
      </Link>
    );
  return (
    <Link to="/journee" search={journee === 'toutes' ? {} : { genre: journee }} className={className}>
      {textesDossier.retourJournee}
    </Link>
  );
}
