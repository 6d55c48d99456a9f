import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface TableauProps {
  readonly legende: string;
  readonly colonnes: readonly ReactNode[];
  /** Vrai pour qu'à l'étroit chaque ligne devienne une fiche ; ses cellules disent alors leur colonne par `data-colonne`. */
  readonly fiches?: boolean;
  readonly children: ReactNode;
}

/** Un tableau de quelques lignes ; sa légende est lue, et il défile seul quand la place manque. */
export const Tableau = ({ legende, colonnes, fiches = false, children }: TableauProps) => (
  // Une zone qui défile doit pouvoir recevoir le focus, pour défiler au clavier.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className={classes('tableau', fiches && 'tableau--fiches')} tabIndex={0} role="region" aria-label={legende}>
    <table>
      <caption className="fr-sr-only">{legende}</caption>
      <thead>
        <tr>
          {colonnes.map((colonne, i) => (
            <th key={i} scope="col">
              {colonne}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
