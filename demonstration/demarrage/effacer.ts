import { rm } from 'node:fs/promises';

/** Efface un dossier et ce qu'il contient ; insiste un peu, car un fichier peut rester tenu un instant après l'arrêt. */
export const effacer = (dossier: string): Promise<void> => rm(dossier, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
