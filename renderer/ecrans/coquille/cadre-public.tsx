import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EtatSession } from '../../../domain/contract/session.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { BandeauSeance } from './bandeau-seance.tsx';
import { ChoixApparence } from './choix-apparence.tsx';
import { Contenu } from './contenu.tsx';

/** Le cadre des écrans qui se lisent sans session : se connecter, créer son compte, l'aide. */
export const CadrePublic = ({ etat, children }: { etat: Extract<EtatSession, { statut: 'fermee' }>; children: ReactNode }) => (
  <div className="connexion">
    <header className="connexion-tete">
      <p className="entete-produit">
        <Link to="/" className="entete-accueil">
          <span className="fr-icon-home-4-fill" aria-hidden="true" />
          {textesCoquille.produit}
        </Link>
      </p>
      <div className="entete-outils">
        <Link to="/aide" className="fr-link fr-icon-question-line fr-link--icon-left">
          {textesCoquille.aideMenu}
        </Link>
        <ChoixApparence />
      </div>
    </header>
    <Contenu className="connexion-corps">
      {etat.seance !== null && <BandeauSeance seance={etat.seance} agentConnecte={false} />}
      {children}
    </Contenu>
    <footer className="connexion-pied">
      {textesCoquille.aide} <strong>{textesCoquille.telephone}</strong>
    </footer>
  </div>
);
