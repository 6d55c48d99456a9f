import type { Evenement } from '../../../domain/candidature/candidature.ts';
import { etatCandidature, roleAuteur, visite } from '../../textes/candidature.ts';
import { textesCandidatures } from '../../textes/dossier.ts';

/** L'histoire d'une candidature. Un événement qui répète l'état précédent est une visite, proposée ou faite (voir icones.ts). */
export const Evenements = ({ evenements }: { evenements: readonly Evenement[] }) => (
  <ol className="evenements">
    {evenements.map((evenement, i) => (
      <li key={`${evenement.quand} ${i}`}>
        <strong>{evenements[i - 1]?.etat === evenement.etat ? visite : etatCandidature[evenement.etat]}</strong>
        <span className="discret">
          {' '}
          {textesCandidatures.parQui(evenement.quand, evenement.auteur.nom, roleAuteur[evenement.auteur.role])}
        </span>
        {evenement.motif !== null && <p className="fr-text--sm">{evenement.motif}</p>}
      </li>
    ))}
  </ol>
);
