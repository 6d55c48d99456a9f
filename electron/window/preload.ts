import { contextBridge, ipcRenderer } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../host/ipc.ts';

type Listener = (name: string, payload: unknown) => void;

/**
 * Tout ce que l'écran voit du poste : deux fonctions (point 20). Les canaux sont fixes, l'objet événement d'Electron ne passe pas,
 * et les arguments seront relus par le contrat de l'autre côté.
 */
const poste = Object.freeze({
  call: (name: unknown, input: unknown): Promise<unknown> => ipcRenderer.invoke(CALL_CHANNEL, name, input),
  subscribe(listener: Listener): () => void {
    const recevoir = (_event: unknown, name: string, payload: unknown): void => listener(name, payload);
    ipcRenderer.on(EVENT_CHANNEL, recevoir);
    return () => void ipcRenderer.removeListener(EVENT_CHANNEL, recevoir);
  },
});

contextBridge.exposeInMainWorld('poste', poste);
