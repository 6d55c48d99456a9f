import type { Demande } from '../../../domain/demande/demande.ts';
import { joursEntre, type Jour } from '../../../domain/shared/dates.ts';
import { Alerte } from '../../composants/alerte.tsx';
import { textesSituation as textes } from '../../textes/agent-situation.ts';

/** Un mois avant la fin, le renouvellement est rappelé. */
export const JOURS_D_AVIS = 30;

/** Une demande vaut un an : un mois avant la fin, il faut la renouveler ; après, elle est radiée (R441-2-7 et 8 CCH). */
export function AvisRadiation({ demande: { valableJusquau }, le }: { demande: Pick<Demande, 'valableJusquau'>; le: Jour }) {
  const jours = joursEntre(le, valableJusquau);
  if (jours > JOURS_D_AVIS) return null;
  return (
    <Alerte gravite={jours < 0 ? 'error' : 'warning'} titre={textes.radiationTitre(jours)} niveau="h2">
      <p>{textes.radiation(valableJusquau)}</p>
    </Alerte>
  );
}
