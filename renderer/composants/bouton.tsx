import type { ComponentProps } from 'react';
import { classes } from './classes.ts';

export interface BoutonProps extends ComponentProps<'button'> {
  readonly priorite?: 'primaire' | 'secondaire' | 'tertiaire' | 'tertiaire-nue';
  readonly icone?: string | undefined;
  readonly petit?: boolean;
}

/** Un bouton du DSFR. Sans `type`, il n'envoie aucun formulaire. */
export const Bouton = ({ priorite = 'primaire', icone, petit = false, className, ...reste }: BoutonProps) => (
  <button type="button" {...reste} className={classes(classesBouton({ priorite, icone, petit }), className)} />
);

const parPriorite = {
  primaire: '',
  secondaire: 'fr-btn--secondary',
  tertiaire: 'fr-btn--tertiary',
  'tertiaire-nue': 'fr-btn--tertiary-no-outline',
};

/** Les mêmes classes pour un lien qui a l'allure d'un bouton. */
export const classesBouton = (o: Pick<BoutonProps, 'priorite' | 'icone' | 'petit'>): string =>
  classes(
    'fr-btn',
    parPriorite[o.priorite ?? 'primaire'],
    o.petit && 'fr-btn--sm',
    o.icone !== undefined && `${o.icone} fr-btn--icon-left`,
  );
