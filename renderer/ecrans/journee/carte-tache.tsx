import { Link } from '@tanstack/react-router';
import { natureDe, type Tache } from '../../../domain/journee/tache.ts';
import { ajouterJours, joursEntre, type Jour } from '../../../domain/shared/dates.ts';
import { Badge, type Ton } from '../../composants/badge.tsx';
import { Bouton, classesBouton } from '../../composants/bouton.tsx';
import { genreTache, quand, raisonDeLaTache, textesJournee as textes } from '../../textes/journee.ts';
import type { VueDossiers } from '../dossiers/vue.ts';
import { ailleurs, seTraiteAilleurs } from './passage.ts';

interface CarteProps {
  readonly tache: Tache;
  readonly le: Jour;
  readonly reportee: boolean;
  /** Pour passer, dans le dossier, à celui de la tâche suivante ; null quand la tâche n'est pas de celles du jour. */
  readonly passage: Pick<VueDossiers, 'journee' | 'position'> | null;
  readonly onReporter: (tache: Tache, au: Jour | null) => void;
}

const URGENT_JOURS = 3;

/** Une tâche : de qui, pourquoi, pour quand, et ce qu'on peut en faire. */
export function CarteTache({ tache, le, reportee, passage, onReporter }: CarteProps) {
  const { genre, echeance } = tache;
  const agent = tache.agent === null ? textes.agentParti : textes.agent(tache.agent);
  const bouton = (libelle: string, au: Jour | null) => (
    <Bouton priorite="tertiaire" petit aria-label={textes.aide(libelle, agent)} onClick={() => onReporter(tache, au)}>
      {libelle}
    </Bouton>
  );
  return (
    <li className="tache">
      <div className="tache-tete">
        <h2 className="fr-text--md">{agent}</h2>
        <Badge ton={natureDe[genre] === 'information' ? 'neutre' : 'info'}>{genreTache[genre]}</Badge>
        {natureDe[genre] === 'information' && <Badge>{textes.information}</Badge>}
        {echeance !== null && (
          <span className="tache-echeance">
            {textes.echeance(echeance)} <Badge ton={tonDe(echeance, le)}>{quand(echeance, le)}</Badge>
          </span>
        )}
      </div>
      <p>{raisonDeLaTache(tache)}</p>
      <div className="actions">
        <LienTache tache={tache} passage={passage} libelle={textes.issues[genre]} aide={textes.aide(textes.issues[genre], agent)} />
        {reportee ? (
          bouton(textes.reprendre, null)
        ) : (
          <>
            {bouton(textes.reporterDemain, ajouterJours(le, 1))}
            {bouton(textes.reporterSemaine, ajouterJours(le, 7))}
          </>
        )}
      </div>
    </li>
  );
}

function tonDe(echeance: Jour, le: Jour): Ton {
  const jours = joursEntre(le, echeance);
  if (jours < 0) return 'erreur';
  return jours <= URGENT_JOURS ? 'attention' : 'neutre';
}

interface LienProps extends Pick<CarteProps, 'tache' | 'passage'> {
  readonly libelle: string;
  readonly aide: string;
}

function LienTache({ tache, passage, libelle, aide }: LienProps) {
  const reste = { className: classesBouton({ petit: true, priorite: 'secondaire' }), 'aria-label': aide, 'data-tache': tache.cle };
  const { genre, demandeId } = tache;
  if (seTraiteAilleurs(genre))
    return (
      <Link to={ailleurs[genre]} {...reste}>
        {libelle}
      </Link>
    );
  return (
    <Link to="/dossiers/$demandeId" params={{ demandeId }} search={passage ?? {}} {...reste}>
      {libelle}
    </Link>
  );
}
