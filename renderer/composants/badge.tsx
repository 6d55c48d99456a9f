import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type Ton = 'neutre' | 'info' | 'succes' | 'attention' | 'erreur' | 'nouveau';
const parTon: Readonly<Record<Ton, string>> = {
  neutre: '',
  info: 'fr-badge--info',
  succes: 'fr-badge--success',
  attention: 'fr-badge--warning',
  erreur: 'fr-badge--error',
  nouveau: 'fr-badge--new',
};

/** Une étiquette d'état. Le texte suffit à la comprendre ; la couleur l'accompagne. */
export const Badge = ({ ton = 'neutre', icone = false, children }: { ton?: Ton; icone?: boolean; children: ReactNode }) => (
  <span className={classes('fr-badge', 'fr-badge--sm', parTon[ton], !icone && 'fr-badge--no-icon', 'badge')}>{children}</span>
);

/** Une pastille de compte ; sa phrase est lue à la place du chiffre seul. */
export const Pastille = ({ nombre, phrase }: { nombre: string; phrase: string }) => (
  <span className="pastille">
    <span aria-hidden="true">{nombre}</span>
    <span className="fr-sr-only">{phrase}</span>
  </span>
);
