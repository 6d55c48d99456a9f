import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { estPassager, Refused } from '../../client/errors.ts';
import { Alerte, Phrases } from '../../composants/alerte.tsx';
import { Bouton, classesBouton } from '../../composants/bouton.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesIncidentAgent as textes } from '../../textes/agent-situation.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { Incident } from '../erreur/incident.tsx';

/** Le serveur ne répond pas : ce qui est sauf, et réessayer sans quitter la page. Le reste est un incident ordinaire. */
export function IncidentAgent(props: ErrorComponentProps) {
  const { reset } = useQueryErrorResetBoundary();
  if (!(props.error instanceof Refused) || !estPassager(props.error)) return <Incident {...props} />;
  return (
    <div className="page page--etroite incident">
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      <Alerte gravite="warning" titre={textes.sauf} role="alert">
        <Phrases phrases={[textes.quoiFaire]} />
      </Alerte>
      <div className="actions">
        <Bouton
          icone="fr-icon-refresh-line"
          onClick={() => {
            reset();
            props.reset();
          }}
        >
          {textes.reessayer}
        </Bouton>
        <Link to="/aide" className={classesBouton({ priorite: 'secondaire' })}>
          {textesCoquille.aideMenu}
        </Link>
      </div>
    </div>
  );
}
