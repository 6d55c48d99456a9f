/** Les trois étapes du dossier, dans l'ordre du guide (G37). */
export const etapesDossier = ['informations', 'completer', 'pieces'] as const;
export type EtapeDossier = (typeof etapesDossier)[number];
