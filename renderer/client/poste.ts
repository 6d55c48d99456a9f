import { createClient } from './client.ts';
import { chooseWire } from './choose-wire.ts';

/** Le fil et le client de cette fenêtre : il n'y a qu'un hôte. */
export const wire = chooseWire();
export const { call } = createClient(wire);
