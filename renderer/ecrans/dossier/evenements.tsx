import type { Evenement } from '../../../domain/candidature/candidature.ts';
import { libelleEvenement, roleAuteur } from '../../textes/candidature.ts';
import { textesCandidatures } from '../../textes/dossier.ts';

/** L'histoire d'une candidature : ce qui est arrivé, quand, par qui, et le motif tel qu'il a été écrit. */
export const Evenements = ({ evenements }: { evenements: readonly Evenement[] }) => (
  <ol className="evenements">
    {evenements.map((evenement, i) => (
      <li key={`${evenement.quand} ${i}`}>
        <strong>{libelleEvenement(evenement, evenements[i - 1])}</strong>
        <span className="discret">
          {' '}
          {textesCandidatures.parQui(evenement.quand, evenement.auteur.nom, roleAuteur[evenement.auteur.role])}
        </span>
        {evenement.motif !== null && <p className="fr-text--sm">{evenement.motif}</p>}
      </li>
    ))}
  </ol>
);
