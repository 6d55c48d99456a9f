import type { EtatSession } from '../../../domain/contract/session.ts';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { Alerte } from '../../composants/alerte.tsx';
import { classesBouton } from '../../composants/bouton.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesConnexion } from '../../textes/connexion.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { phraseFin, titreFin } from '../../textes/fin-de-session.ts';
import { textesSeance } from '../../textes/seance.ts';
import { CadrePublic } from '../coquille/cadre-public.tsx';
import { ComptesDemonstration } from './comptes-demonstration.tsx';
import { Formulaire, type RemplirFormulaire } from './formulaire.tsx';

type SessionFermee = Extract<EtatSession, { statut: 'fermee' }>;

/** « Se connecter » : chacun avec son compte ; le gestionnaire aussi sans réseau, sur un poste où il s'est déjà connecté. */
export function EcranConnexion({ etat, fermee }: { etat: SessionFermee; fermee: boolean }) {
  const remplir = useRef<RemplirFormulaire>(null);
  return (
    <CadrePublic etat={etat}>
      <TitrePage titreFenetre={textesCoquille.titrePage(textesConnexion.titre)} focus={fermee}>
        {textesConnexion.titre}
      </TitrePage>
      {etat.seance === null && <p>{textesConnexion.introduction}</p>}
      <Avis etat={etat} fermee={fermee} />
      <div className="connexion-colonnes">
        {/* La fin d'une séance remet le courriel du gestionnaire ; une autre session repart d'un formulaire vide. */}
        <Formulaire key={etat.reprise ?? ''} remplir={remplir} courrielConnu={etat.reprise ?? ''} agent={etat.seance !== null} />
        <div>
          {etat.reprise === null && <PourLesAgents />}
          {etat.seance === null && (
            <section className="connexion-note">
              <h2 className="fr-text--md">{textesConnexion.horsLigneTitre}</h2>
              <p className="fr-text--sm">{textesConnexion.horsLigne}</p>
            </section>
          )}
          {etat.demonstration !== null && <ComptesDemonstration {...etat.demonstration} onChoisir={(choix) => remplir.current?.(choix)} />}
        </div>
      </div>
    </CadrePublic>
  );
}

function Avis({ etat, fermee }: { etat: SessionFermee; fermee: boolean }) {
  if (etat.fin !== null && etat.seance === null)
    return (
      <Alerte gravite="warning" titre={titreFin(etat.fin)} role="alert">
        <p>{phraseFin(etat.fin)}</p>
      </Alerte>
    );
  if (etat.reprise !== null)
    return (
      <Alerte gravite="info" titre={textesSeance.reprise} role="status">
        <p>{textesSeance.reprisePhrase}</p>
      </Alerte>
    );
  if (!fermee) return null;
  return (
    <Alerte gravite="info" titre={textesConnexion.fermee} role="status">
      <p>{textesConnexion.fermeePhrase}</p>
    </Alerte>
  );
}

const PourLesAgents = () => (
  <section className="connexion-note connexion-agent">
    <h2 className="fr-text--md">{textesConnexion.agentTitre}</h2>
    <p className="fr-text--sm">{textesConnexion.agent}</p>
    <Link to="/compte/creer" className={classesBouton({ priorite: 'secondaire', petit: true })}>
      {textesConnexion.creerCompte}
    </Link>
  </section>
);
