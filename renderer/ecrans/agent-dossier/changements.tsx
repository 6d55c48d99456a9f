import type { Changement } from '../../../domain/demande/demande.ts';
import { Rubrique } from '../../composants/carte.tsx';
import { textesSituation } from '../../textes/agent-situation.ts';
import { Changements } from '../agent-commun/changements.tsx';

/** Ce que la mise à jour qui vient d'être faite a changé. */
export const ChangementsDeLaMiseAJour = ({ changements }: { changements: readonly Changement[] }) =>
  changements.length === 0 ? null : (
    <Rubrique titre={textesSituation.changements}>
      <Changements changements={changements} />
    </Rubrique>
  );
