import type { Demande } from '../../../domain/demande/demande.ts';
import { estEnVigueur, pouvoirs, type Mandat } from '../../../domain/mandat/mandat.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { Badge, type Ton } from '../../composants/badge.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { classes } from '../../composants/classes.ts';
import { Definitions } from '../../composants/definitions.tsx';
import { personneDeLaPiece, textesDossier } from '../../textes/dossier.ts';
import { date } from '../../textes/formats.ts';
import { canalMandat, pouvoir, rattachement as validation, textesMandat } from '../../textes/mandat.ts';

/** Ce que l'agent a autorisé, pouvoir par pouvoir, et jusqu'à quand (D6). */
export function RubriqueMandat({ mandat, le }: { mandat: Mandat | null; le: Jour }) {
  if (mandat === null)
    return (
      <Rubrique titre={textesMandat.titre}>
        <p>{textesMandat.absent}</p>
      </Rubrique>
    );
  const { ton, etat } = etatMandat(mandat, le);
  return (
    <Rubrique titre={textesMandat.titre} apres={<Badge ton={ton}>{etat}</Badge>}>
      <p>{textesMandat.periode(mandat.debut, mandat.fin)}</p>
      <p className="fr-text--sm discret">{textesMandat.donne(mandat.donneLe, canalMandat[mandat.canal], mandat.versionTexte)}</p>
      {mandat.retireLe !== null && <p>{textesMandat.retireLe(mandat.retireLe)}</p>}
      <h3 className="fr-text--sm sous-titre">{textesMandat.pouvoirs}</h3>
      <ul className="liste-nue pouvoirs">
        {pouvoirs.map((p) => {
          const accorde = mandat.pouvoirs.includes(p);
          return (
            <li
              key={p}
              className={classes(
                'fr-icon--sm',
                accorde ? 'fr-icon-checkbox-circle-fill pouvoir--oui' : 'fr-icon-close-circle-line discret',
              )}
            >
              {pouvoir[p]}
              <span className="fr-sr-only"> : {accorde ? textesMandat.accorde : textesMandat.nonAccorde}</span>
            </li>
          );
        })}
      </ul>
    </Rubrique>
  );
}

function etatMandat(mandat: Mandat, le: Jour): { ton: Ton; etat: string } {
  if (estEnVigueur(mandat, le)) return { ton: 'succes', etat: textesMandat.enVigueur };
  if (mandat.retireLe !== null) return { ton: 'erreur', etat: textesMandat.retire };
  return le < mandat.debut ? { ton: 'attention', etat: textesMandat.aVenir } : { ton: 'erreur', etat: textesMandat.termine };
}

const tonValidation = { a_valider: 'attention', validee: 'succes', refusee: 'erreur' } as const;

/** L'employeur auquel la demande est rattachée, et si l'académie l'a reconnu (D4). */
export const RubriqueRattachement = ({ rattachement: r }: { rattachement: Demande['rattachement'] }) => (
  <Rubrique titre={textesDossier.rattachement} apres={<Badge ton={tonValidation[r.validation]}>{validation[r.validation]}</Badge>}>
    <Definitions
      elements={[
        [textesDossier.rattacheA, personneDeLaPiece[r.a]],
        [textesDossier.employeur, r.employeur],
        [
          textesDossier.siret,
          <span key="s" className="chiffres">
            {r.siret}
          </span>,
        ],
        [textesDossier.matricule, r.matricule ?? textesDossier.inconnu],
        [textesDossier.dateEntree, r.dateEntree === null ? textesDossier.inconnu : date(r.dateEntree)],
        [textesDossier.cdi, r.cdi === null ? textesDossier.inconnu : r.cdi ? textesDossier.oui : textesDossier.non],
      ]}
    />
  </Rubrique>
);
