import { pouvoirs, type Mandat } from '../../../domain/mandat/mandat.ts';
import { classes } from '../../composants/classes.ts';
import { pouvoirDonne, textesAutorisation as textes } from '../../textes/agent-mandat.ts';
import { canalMandat, textesMandat } from '../../textes/mandat.ts';

/** Un mandat en vigueur : ce que le service logement peut faire, et jusqu'à quand (D6). */
export const PouvoirsDonnes = ({ mandat }: { mandat: Mandat }) => (
  <>
    <p>
      <strong>{textesMandat.periode(mandat.debut, mandat.fin)}</strong>
    </p>
    <p className="fr-text--sm discret">{textes.donneeLe(mandat.donneLe, canalMandat[mandat.canal], mandat.versionTexte)}</p>
    <p>{textes.peut}</p>
    <ul className="liste-nue pouvoirs">
      {pouvoirs.map((p) => {
        const accorde = mandat.pouvoirs.includes(p);
        return (
          <li
            key={p}
            className={classes('fr-icon--sm', accorde ? 'fr-icon-checkbox-circle-fill pouvoir--oui' : 'fr-icon-close-circle-line discret')}
          >
            {pouvoirDonne[p].libelle}
            <span className="fr-sr-only"> : {accorde ? textesMandat.accorde : textesMandat.nonAccorde}</span>
          </li>
        );
      })}
    </ul>
  </>
);
