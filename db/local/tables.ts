import type { EventOf } from '../../domain/contract/index.ts';

/** Une table dont l'écran relit le contenu quand elle change. */
export type Table = EventOf<'donnees.changees'>['tables'][number];
