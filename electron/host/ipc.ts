import type { Envelope } from '../../domain/contract/envelope.ts';
import type { Dispatch } from './dispatch.ts';

/** Le strict nécessaire d'`ipcMain` : le fil s'essaie sans démarrer Electron. */
interface IpcFrame {
  readonly url: string;
  readonly parent: unknown;
}
export interface IpcMainLike {
  handle(channel: string, listener: (event: { senderFrame: IpcFrame | null }, ...args: unknown[]) => Promise<Envelope>): void;
}

export const CALL_CHANNEL = 'poste:call';
export const EVENT_CHANNEL = 'poste:event';

/**
 * Le fil d'Electron : seul le cadre principal de notre page est écouté (point 17 de la liste de sécurité).
 * Le protocole et l'hôte sont comparés, jamais `.origin`, qui vaut « null » pour un schéma maison.
 */
export function serveIpc(ipcMain: IpcMainLike, dispatch: Dispatch, page: { protocole: string; hote: string }): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name, raw) => {
    if (!isOurPage(event.senderFrame, page) || typeof name !== 'string') return { status: 'invalid', paths: ['expediteur'] };
    return dispatch(name, raw);
  });
}

function isOurPage(frame: IpcFrame | null, page: { protocole: string; hote: string }): boolean {
  if (frame === null || frame.parent !== null || !URL.canParse(frame.url)) return false;
  const { protocol, host, username, password } = new URL(frame.url);
  return protocol === page.protocole && host === page.hote && username === '' && password === '';
}
