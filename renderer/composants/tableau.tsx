import type { ReactNode } from 'react';

/** Un tableau de quelques lignes ; sa légende est lue, et il défile seul quand la place manque. */
export const Tableau = ({ legende, colonnes, children }: { legende: string; colonnes: readonly ReactNode[]; children: ReactNode }) => (
  // Une zone qui défile doit pouvoir recevoir le focus, pour défiler au clavier.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="tableau" tabIndex={0} role="region" aria-label={legende}>
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
