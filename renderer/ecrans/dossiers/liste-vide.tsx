import { useLecture } from '../../client/lecture.ts';
import { EtatVide } from '../../composants/carte.tsx';
import { dossiersVides } from '../../textes/dossiers.ts';
import { EffacerFiltres } from './filtres.tsx';

/** Pourquoi la liste est vide, et quoi faire. */
export function ListeVide({ filtree }: { filtree: boolean }) {
  const { premiere, derniereReussite } = useLecture('sync.etat', {});
  if (filtree)
    return (
      <EtatVide icone="fr-icon-search-line" {...dossiersVides.sansResultat}>
        <EffacerFiltres />
      </EtatVide>
    );
  if (premiere !== null) return <EtatVide icone="fr-icon-refresh-line" {...dossiersVides.premiere} />;
  if (derniereReussite === null) return <EtatVide icone="fr-icon-cloud-off-fill" {...dossiersVides.jamais} />;
  return <EtatVide icone="fr-icon-user-line" {...dossiersVides.aucunMandat} />;
}
