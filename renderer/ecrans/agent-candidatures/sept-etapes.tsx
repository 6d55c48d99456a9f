import type { Candidature } from '../../../domain/candidature/candidature.ts';
import { classes } from '../../composants/classes.ts';
import { septEtapes, textesCandidaturesAgent as textes } from '../../textes/agent-candidatures.ts';
import { etapeDuTexte } from './etape-du-texte.ts';

/** Les sept étapes du texte, et celle où l'on en est (G84). */
export function SeptEtapes({ candidature }: { candidature: Pick<Candidature, 'etat' | 'evenements'> }) {
  const actuelle = etapeDuTexte(candidature);
  return (
    <ol className="sept-etapes">
      {septEtapes.map((texte, i) => {
        const ici = i + 1 === actuelle;
        return (
          <li key={texte} aria-current={ici ? 'step' : undefined} className={classes(ici && 'sept-etapes--ici')}>
            <strong>
              {textes.etape(i + 1)}
              {ici && <span className="fr-text--sm"> ({textes.etapeActuelle})</span>}
            </strong>
            <p>{texte}</p>
          </li>
        );
      })}
    </ol>
  );
}
