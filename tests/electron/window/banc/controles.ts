import { controlesPage } from './controles-page.ts';
import { controlesPoste } from './controles-poste.ts';

/** Tout ce qui est contrôlé sur main.ts, monté devant un faux Electron. */
export const controles = [...controlesPage, ...controlesPoste];
