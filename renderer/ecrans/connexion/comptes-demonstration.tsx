import { Bouton } from '../../composants/bouton.tsx';
import type { DemonstrationDuServeur } from '../../../domain/contract/session.ts';
import { textesConnexion } from '../../textes/connexion.ts';
import { LiensDemonstration } from '../coquille/entete.tsx';

interface ComptesProps extends DemonstrationDuServeur {
  readonly onChoisir: (identifiants: { courriel: string; motDePasse: string }) => void;
}

/** Les comptes fictifs, montrés seulement quand le serveur se déclare de démonstration. */
export const ComptesDemonstration = ({ comptes, motDePasse, portail, courriels, onChoisir }: ComptesProps) => (
  <section className="demonstration" aria-labelledby="demonstration-titre">
    <h2 id="demonstration-titre" className="fr-text--md">
      {textesConnexion.demonstration}
    </h2>
    <p className="fr-text--sm">
      {textesConnexion.demonstrationAide} {textesConnexion.demonstrationMotDePasse} <code>{motDePasse}</code>
    </p>
    <ul className="demonstration-comptes">
      {comptes.map(({ courriel, libelle }) => (
        <li key={courriel}>
          <Bouton priorite="tertiaire" petit onClick={() => onChoisir({ courriel, motDePasse })}>
            <span className="demonstration-compte">
              <span>{libelle}</span>
              <span className="discret">{courriel}</span>
            </span>
          </Bouton>
        </li>
      ))}
    </ul>
    {(portail ?? courriels) !== null && (
      <p className="demonstration-pages">
        <LiensDemonstration portail={portail} courriels={courriels} />
      </p>
    )}
  </section>
);
