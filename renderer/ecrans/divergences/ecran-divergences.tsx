import { useLecture } from '../../client/lecture.ts';
import { EtatVide } from '../../composants/carte.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { textesDivergences as textes } from '../../textes/echanges.ts';
import { CarteDivergence } from './carte-divergence.tsx';

/** « Divergences » : ce que le poste a enregistré et que le serveur n'a pas accepté, et comment en sortir (B1). */
export function EcranDivergences() {
  const divergences = useLecture('divergence.lister', {});
  return (
    <div className="page">
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      <p className="chapeau">{textes.chapeau}</p>
      {divergences.length === 0 && <EtatVide icone="fr-icon-checkbox-circle-line" titre={textes.videTitre} phrase={textes.vide} />}
      <ul className="divergences">
        {divergences.map((divergence) => (
          <CarteDivergence key={divergence.commandeId} divergence={divergence} />
        ))}
      </ul>
    </div>
  );
}
