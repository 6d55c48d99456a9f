import type { ReactNode } from 'react';
import { CONTENU, contenu } from '../../composants/defilement.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { Accompagner } from './accompagner.tsx';
import { AvisArret } from './avis-arret.tsx';
import { AvisReprise } from './avis-reprise.tsx';
import { Entete } from './entete.tsx';
import { LigneEtat } from './ligne-etat.tsx';
import { menuGestionnaire } from './menu-gestionnaire.tsx';
import type { SessionOuverte } from './session-ouverte.ts';

/** Le cadre du gestionnaire : en-tête, menu, contenu, et la ligne d'état permanente. */
export const Coquille = ({ session, children }: { session: SessionOuverte; children: ReactNode }) => (
  <div className="cadre">
    <LienContenu />
    <Entete
      nom={`${session.gestionnaire.prenom} ${session.gestionnaire.nom}`}
      organisme={textesCoquille.academie(session.academie.nom)}
      session={session}
      outils={<Accompagner />}
      menu={menuGestionnaire}
    />
    <main id={CONTENU} tabIndex={-1} className="contenu">
      <AvisArret horsLigne={session.horsLigne} />
      <AvisReprise />
      {children}
    </main>
    <LigneEtat />
  </div>
);

/** L'adresse porte déjà un dièse : le lien d'évitement déplace le focus sans la changer. */
export const LienContenu = () => (
  <nav className="lien-evitement" aria-label={textesCoquille.accesRapide}>
    <a
      className="fr-link"
      href={`#${CONTENU}`}
      onClick={(e) => {
        e.preventDefault();
        contenu()?.focus();
      }}
    >
      {textesCoquille.allerAuContenu}
    </a>
  </nav>
);
