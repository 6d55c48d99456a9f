import { nombre } from './formats.ts';

export const textesCommuns = {
  chargement: 'Chargement…',
  nouvelleFenetre: '(nouvelle fenêtre)',
  precedents: 'Précédents',
  suivants: 'Suivants',
  fenetre: (de: number, a: number, total: number) => `${nombre(de)} à ${nombre(a)} sur ${nombre(total)}`,
} as const;
