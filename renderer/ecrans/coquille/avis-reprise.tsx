import { useLecture } from '../../client/lecture.ts';
import { Alerte } from '../../composants/alerte.tsx';
import { repriseDuPoste } from '../../textes/coquille.ts';

/** Ce que le poste a réparé de lui-même en s'ouvrant : la personne doit l'apprendre, et n'a rien à faire. */
export function AvisReprise() {
  const { reprise } = useLecture('sync.etat', {});
  if (reprise === null) return null;
  const { titre, phrase } = repriseDuPoste[reprise.motif];
  return (
    <Alerte className="avis" gravite="info" titre={titre} role="status">
      <p>{phrase(reprise.actes)}</p>
    </Alerte>
  );
}
