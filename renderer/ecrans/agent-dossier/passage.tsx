import { Link } from '@tanstack/react-router';
import { classesBouton } from '../../composants/bouton.tsx';
import { classes } from '../../composants/classes.ts';
import { textesEtapes as textes } from '../../textes/agent-dossier.ts';
import { etapesDossier, type EtapeDossier } from './etapes.ts';

/** « Étape précédente » et « Étape suivante » (G37, G42). `onSuivante` rend faux quand l'étape n'est pas finie. */
export function Passage({ etape, onSuivante }: { etape: EtapeDossier; onSuivante?: () => boolean }) {
  const rang = etapesDossier.indexOf(etape);
  const [precedente, suivante] = [etapesDossier[rang - 1], etapesDossier[rang + 1]];
  return (
    <div className="actions etapes-passage">
      {precedente !== undefined && (
        <Link to={`/agent/dossier/${precedente}`} className={classesBouton({ priorite: 'secondaire' })}>
          {textes.precedente}
        </Link>
      )}
      {suivante !== undefined && (
        <Link
          to={`/agent/dossier/${suivante}`}
          className={classes(classesBouton({}), 'etapes-suivante')}
          onClick={(e) => {
            if (onSuivante?.() === false) e.preventDefault();
          }}
        >
          {textes.suivante}
        </Link>
      )}
    </div>
  );
}
