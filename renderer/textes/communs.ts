export const textesCommuns = { chargement: 'Chargement…' } as const;
