export const textesCommuns = { chargement: 'Chargement…', nouvelleFenetre: '(nouvelle fenêtre)' } as const;
