import { readdirSync } from 'node:fs';

/** Vrai si des bases attendent la clé : en créer une autre les rendrait illisibles à jamais. À regarder avant de lire la clé, qui les précède toujours. */
export const aDesBases = (dossier: string): boolean => readdirSync(dossier).some((nom) => /^base-[0-9a-f]{32}\.(db|carnet)$/.test(nom));
