import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { serveurMuet } from '../../client/cache.ts';
import { Alerte } from '../../composants/alerte.tsx';
import { useStore } from '../../composants/store.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { BandeauSeance } from './bandeau-seance.tsx';
import { Contenu, LienContenu } from './contenu.tsx';
import { Entete } from './entete.tsx';
import { MenuPrincipal } from './menu-principal.tsx';
import type { SessionEnLigne } from './session-ouverte.ts';

const lien = (
  to: '/agent' | '/agent/offres' | '/agent/candidatures' | '/conseiller' | '/bailleur' | '/bailleur/candidatures' | '/aide',
  texte: string,
) => (
  // Le premier écran d'un rôle n'est « ici » que sur lui-même : les autres adresses commencent par la sienne.
  <Link to={to} activeOptions={{ exact: to === '/agent' || to === '/bailleur' }} className="menu-lien">
    {texte}
  </Link>
);

const menus: Readonly<Record<SessionEnLigne['compte']['role'], readonly ReactNode[]>> = {
  agent: [
    lien('/agent', textesCoquille.maSituation),
    lien('/agent/offres', textesCoquille.lesOffres),
    lien('/agent/candidatures', textesCoquille.mesCandidatures),
  ],
  conseiller: [lien('/conseiller', textesCoquille.candidaturesAEtudier)],
  bailleur: [lien('/bailleur', textesCoquille.mesOffres), lien('/bailleur/candidatures', textesCoquille.candidaturesRecues)],
};

/** Le serveur ne répond plus : ce qui est affiché reste, et rien de ce qui est saisi n'est perdu. */
function AvisServeur() {
  const muet = useStore(serveurMuet);
  if (!muet) return null;
  return (
    <Alerte className="avis" gravite="warning" titre={textesCoquille.serveurMuet} role="status">
      <p>{textesCoquille.serveurMuetPhrase}</p>
    </Alerte>
  );
}

/** Le cadre de l'agent, du conseiller et du bailleur : tout se lit et se fait sur le serveur, rien ne reste sur ce poste. */
export const CoquilleEnLigne = ({ session, children }: { session: SessionEnLigne; children: ReactNode }) => (
  <div className="cadre">
    <LienContenu />
    <Entete
      nom={`${session.compte.prenom} ${session.compte.nom}`}
      organisme={session.compte.organisme}
      session={session}
      menu={<MenuPrincipal liens={[...menus[session.compte.role], lien('/aide', textesCoquille.aideMenu)]} />}
    />
    <Contenu className="contenu">
      <AvisServeur />
      {session.seance !== null && <BandeauSeance seance={session.seance} agentConnecte />}
      {children}
    </Contenu>
    <footer className="ligne-etat" aria-label={textesCoquille.piedDePage}>
      <p>{textesCoquille.enLigneSeulement}</p>
      <p className="ligne-etat-aide">
        {textesCoquille.aide} <strong>{textesCoquille.telephone}</strong>
      </p>
    </footer>
  </div>
);
