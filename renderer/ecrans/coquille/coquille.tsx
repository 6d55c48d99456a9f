import type { ReactNode } from 'react';
import { textesCoquille } from '../../textes/coquille.ts';
import { Accompagner } from './accompagner.tsx';
import { AvisArret } from './avis-arret.tsx';
import { AvisReprise } from './avis-reprise.tsx';
import { Contenu, LienContenu } from './contenu.tsx';
import { Entete } from './entete.tsx';
import { LigneEtat } from './ligne-etat.tsx';
import { menuGestionnaire } from './menu-gestionnaire.tsx';
import { MenuPrincipal } from './menu-principal.tsx';
import { RechercherOuAgir } from './rechercher-ou-agir.tsx';
import type { SessionOuverte } from './session-ouverte.ts';

/** Le cadre du gestionnaire : en-tête, menu, contenu, et la ligne d'état permanente. */
export const Coquille = ({ session, children }: { session: SessionOuverte; children: ReactNode }) => (
  <div className="cadre cadre--menu">
    <LienContenu />
    <Entete
      nom={`${session.gestionnaire.prenom} ${session.gestionnaire.nom}`}
      organisme={textesCoquille.academie(session.academie.nom)}
      session={session}
      outils={
        <>
          <RechercherOuAgir />
          <Accompagner />
        </>
      }
    />
    <MenuPrincipal liens={menuGestionnaire} aCote />
    <Contenu className="contenu">
      <AvisArret horsLigne={session.horsLigne} />
      <AvisReprise />
      {children}
    </Contenu>
    <LigneEtat />
  </div>
);
