import { tablesDuPoste } from './001-tables-du-poste.ts';
import { effetsDesRattachements } from './002-effets-des-rattachements.ts';
import { tachesReportees } from './003-taches-reportees.ts';
import { finDesPieces } from './004-fin-des-pieces.ts';
import { communesDemandees } from './005-communes-demandees.ts';
import type { Migration } from './migration.ts';

/** Toutes les migrations, dans l'ordre ; la dernière donne la version de la base. */
export const migrations: readonly Migration[] = [tablesDuPoste, effetsDesRattachements, tachesReportees, finDesPieces, communesDemandees];
