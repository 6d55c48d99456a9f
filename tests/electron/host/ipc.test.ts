import { describe, expect, test } from 'vitest';
import type { Envelope } from '../../../domain/contract/envelope.ts';
import { CALL_CHANNEL, serveIpc, type IpcMainLike } from '../../../electron/host/ipc.ts';

type Cadre = { url: string; parent: unknown } | null;

/** Le fil monté sur un faux `ipcMain`, qui rend la fonction enregistrée. */
function fil() {
  const appels: [string, unknown][] = [];
  const canaux = new Map<string, (event: { senderFrame: Cadre }, ...args: unknown[]) => Promise<Envelope>>();
  const ipcMain: IpcMainLike = {
    handle: (canal, ecoute) => {
      canaux.set(canal, ecoute);
    },
  };
  serveIpc(
    ipcMain,
    async (nom, entree) => {
      appels.push([nom, entree]);
      return { status: 'ok', value: null };
    },
    { protocole: 'app:', hote: 'poste' },
  );
  return { appels, appeler: (senderFrame: Cadre, ...args: unknown[]) => canaux.get(CALL_CHANNEL)!({ senderFrame }, ...args) };
}

describe('17 : le fil IPC n’écoute que le cadre principal de notre page', () => {
  test('transmet l’appel de notre page', async () => {
    const { appeler, appels } = fil();
    expect(await appeler({ url: 'app://poste/index.html#/dossiers', parent: null }, 'session.etat', {})).toEqual({
      status: 'ok',
      value: null,
    });
    expect(appels).toEqual([['session.etat', {}]]);
  });

  test.each<[string, Cadre]>([
    ['un cadre disparu', null],
    ['un sous-cadre', { url: 'app://poste/index.html', parent: {} }],
    ['une page du réseau', { url: 'https://exemple.test/', parent: null }],
    ['un hôte voisin', { url: 'app://poste.exemple.test/', parent: null }],
    ['un autre schéma', { url: 'file://poste/index.html', parent: null }],
    ['une adresse illisible', { url: 'app:', parent: null }],
    ['une page vide', { url: 'about:blank', parent: null }],
  ])('refuse %s', async (_, cadre) => {
    const { appeler, appels } = fil();
    expect(await appeler(cadre, 'session.etat', {})).toEqual({ status: 'invalid', paths: ['expediteur'] });
    expect(appels).toEqual([]);
  });

  test('refuse un nom qui n’est pas un texte', async () => {
    const { appeler } = fil();
    expect((await appeler({ url: 'app://poste/', parent: null }, { toString: () => 'session.etat' }, {})).status).toBe('invalid');
  });
});
