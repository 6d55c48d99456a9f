import type { ReactNode } from 'react';
import { Badge } from '../../composants/badge.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { ChoixApparence } from './choix-apparence.tsx';
import { SeDeconnecter } from './se-deconnecter.tsx';
import type { SessionEnLigne, SessionOuverte } from './session-ouverte.ts';

interface EnteteProps {
  readonly nom: string;
  readonly organisme: string | null;
  readonly session: SessionOuverte | SessionEnLigne;
  readonly outils?: ReactNode;
  /** Le menu d'un rôle qui a peu d'écrans ; celui du gestionnaire est à côté du contenu. */
  readonly menu?: ReactNode;
}

/** Qui travaille, et pour qui ; le même en-tête pour les quatre rôles. */
export const Entete = ({ nom, organisme, session, outils, menu }: EnteteProps) => (
  <header className="entete">
    <div className="entete-haut">
      <p className="entete-produit">
        <span className="fr-icon-home-4-fill" aria-hidden="true" />
        {textesCoquille.produit}
        {session.demonstration && <Badge ton="nouveau">{textesCoquille.demonstration}</Badge>}
      </p>
      <p className="entete-qui">
        <span>{nom}</span>
        {organisme !== null && <span className="discret">{organisme}</span>}
      </p>
      <div className="entete-outils">
        <LiensDemonstration {...(session.liensDemonstration ?? { portail: null, courriels: null })} />
        {outils}
        <ChoixApparence />
        <SeDeconnecter />
      </div>
    </div>
    {menu}
  </header>
);

/** Les deux petites pages de la démonstration : le portail d'enregistrement, et les courriels qui seraient partis. */
export const LiensDemonstration = ({ portail, courriels }: { portail: string | null; courriels: string | null }) => (
  <>
    {portail !== null && (
      <a className="fr-link fr-text--sm" href={portail} target="_blank" rel="noopener noreferrer">
        {textesCoquille.portailDemonstration}
      </a>
    )}
    {courriels !== null && (
      <a className="fr-link fr-text--sm" href={courriels} target="_blank" rel="noopener noreferrer">
        {textesCoquille.courrielsDemonstration}
      </a>
    )}
  </>
);
