import type { Changement } from '../../../domain/demande/demande.ts';
import { Tableau } from '../../composants/tableau.tsx';
import { champChange, textesChangements as textes, valeurChangee } from '../../textes/changements.ts';

/** Ce qu'une mise à jour a changé, champ par champ : avant, après (G61). */
export const Changements = ({ changements }: { changements: readonly Changement[] }) => (
  <Tableau legende={textes.legende} colonnes={[textes.champ, textes.avant, textes.apres]}>
    {changements.map(({ chemin, avant, apres }) => (
      <tr key={chemin}>
        <th scope="row">{champChange(chemin)}</th>
        <td>{valeurChangee(chemin, avant)}</td>
        <td>
          <strong>{valeurChangee(chemin, apres)}</strong>
        </td>
      </tr>
    ))}
  </Tableau>
);
