import type { EtatSession } from '../../../domain/contract/session.ts';
import { useRef } from 'react';
import { Alerte } from '../../composants/alerte.tsx';
import { CONTENU } from '../../composants/defilement.ts';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesConnexion } from '../../textes/connexion.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { ChoixApparence } from '../coquille/choix-apparence.tsx';
import { ComptesDemonstration } from './comptes-demonstration.tsx';
import { Formulaire, type RemplirFormulaire } from './formulaire.tsx';

/** « Se connecter » : avec le serveur, ou sans réseau sur un poste où l'on s'est déjà connecté. */
export function EcranConnexion({ etat, fermee }: { etat: Extract<EtatSession, { statut: 'fermee' }>; fermee: boolean }) {
  const remplir = useRef<RemplirFormulaire>(null);
  return (
    <div className="connexion">
      <header className="connexion-tete">
        <p className="entete-produit">
          <span className="fr-icon-home-4-fill" aria-hidden="true" />
          {textesCoquille.produit}
        </p>
        <ChoixApparence />
      </header>
      <main id={CONTENU} className="connexion-corps" tabIndex={-1}>
        <TitrePage titreFenetre={textesCoquille.titrePage(textesConnexion.titre)} focus={fermee}>
          {textesConnexion.titre}
        </TitrePage>
        <p>{textesConnexion.introduction}</p>
        {fermee && (
          <Alerte gravite="info" titre={textesConnexion.fermee} role="status">
            <p>{textesConnexion.fermeePhrase}</p>
          </Alerte>
        )}
        <div className="connexion-colonnes">
          <Formulaire remplir={remplir} />
          <div>
            <section className="connexion-note">
              <h2 className="fr-text--md">{textesConnexion.horsLigneTitre}</h2>
              <p className="fr-text--sm">{textesConnexion.horsLigne}</p>
            </section>
            {etat.demonstration !== null && (
              <ComptesDemonstration {...etat.demonstration} onChoisir={(choix) => remplir.current?.(choix)} />
            )}
          </div>
        </div>
      </main>
      <footer className="connexion-pied">
        {textesCoquille.aide} <strong>{textesCoquille.telephone}</strong>
      </footer>
    </div>
  );
}
