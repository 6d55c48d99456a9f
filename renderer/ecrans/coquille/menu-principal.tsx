import type { ReactNode } from 'react';
import { classes } from '../../composants/classes.ts';
import { textesCoquille } from '../../textes/coquille.ts';

interface MenuProps {
  /** Les liens, dans leur ordre. */
  readonly liens: readonly ReactNode[];
  /** En colonne à côté du contenu, quand la fenêtre en laisse la place. */
  readonly aCote?: boolean;
}

/** Où aller : les écrans d'un rôle. */
export const MenuPrincipal = ({ liens, aCote = false }: MenuProps) => (
  <nav className={classes('menu', aCote && 'menu--a-cote')} aria-label={textesCoquille.menuPrincipal}>
    <ul>
      {liens.map((lien, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- l'ordre d'un menu ne change pas
        <li key={i}>{lien}</li>
      ))}
    </ul>
  </nav>
);
