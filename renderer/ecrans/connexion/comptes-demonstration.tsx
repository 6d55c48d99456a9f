import { Bouton } from '../../composants/bouton.tsx';
import { textesConnexion } from '../../textes/connexion.ts';

interface ComptesProps {
  readonly comptes: readonly { readonly courriel: string; readonly libelle: string }[];
  readonly motDePasse: string;
  readonly onChoisir: (identifiants: { courriel: string; motDePasse: string }) => void;
}

/** Les comptes fictifs, montrés seulement quand le serveur se déclare de démonstration. */
export const ComptesDemonstration = ({ comptes, motDePasse, onChoisir }: ComptesProps) => (
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
  </section>
);
