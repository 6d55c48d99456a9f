import { httpWire } from './http-wire.ts';
import type { Wire } from './wire.ts';

/** L'IPC d'Electron ne perd pas d'annonce ; le flux HTTP peut se couper. */
export const chooseWire = (): Wire => (window.poste === undefined ? httpWire() : { ...window.poste, onGap: () => undefined });
