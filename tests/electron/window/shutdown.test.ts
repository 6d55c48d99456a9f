import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { installerArret, PATIENCE_MS } from '../../../electron/window/shutdown.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Une application qui, comme Electron, demande à chaque `quit` si quelqu'un la retient. */
function application() {
  const app = Object.assign(new EventEmitter(), {
    partie: 0,
    quit() {
      let retenue = false;
      app.emit('before-quit', {
        preventDefault: () => {
          retenue = true;
        },
      });
      if (!retenue) app.partie += 1;
    },
  });
  const pannes: unknown[] = [];
  return {
    app,
    pannes,
    arret: installerArret(app as unknown as App, (_reference, erreur) => {
      pannes.push(erreur);
    }),
  };
}
const souffler = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

describe('l’arrêt du poste', () => {
  test('passe de la marche à l’arrêt, puis à l’arrêté, sans jamais revenir', async () => {
    const { app, arret } = application();
    let finir = (): void => undefined;
    arret.avantDeQuitter(
      () =>
        new Promise((fait) => {
          finir = fait;
        }),
    );
    const phases = [arret.phase()];
    app.quit();
    phases.push(arret.phase());
    app.quit();
    phases.push(arret.phase());
    finir();
    await souffler();
    phases.push(arret.phase());
    app.emit('window-all-closed');
    phases.push(arret.phase());
    expect(phases).toEqual(['marche', 'arret', 'arret', 'arrete', 'arrete']);
  });

  test('ne ferme l’hôte qu’une fois, même si l’on insiste', async () => {
    const { app, arret } = application();
    const arreter = vi.fn<() => Promise<void>>(() => Promise.resolve());
    arret.avantDeQuitter(arreter);
    for (let i = 0; i < 5; i++) app.quit();
    await souffler();
    app.quit();
    expect(arreter).toHaveBeenCalledTimes(1);
  });

  test('un hôte qui ne répond pas ne retient pas le poste plus de dix secondes', async () => {
    const { app, arret } = application();
    arret.avantDeQuitter(() => new Promise(() => undefined));
    app.quit();
    await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
    expect(app.partie).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(app.partie).toBe(1);
  });

  test('un hôte qui échoue est noté, et le poste se ferme', async () => {
    const { app, arret, pannes } = application();
    const erreur = new Error('disque plein');
    arret.avantDeQuitter(() => Promise.reject(erreur));
    app.quit();
    await souffler();
    expect([app.partie, pannes]).toEqual([1, [erreur]]);
  });

  test('avant que l’hôte existe, le poste se ferme sans attendre', async () => {
    const { app } = application();
    app.quit();
    await souffler();
    expect(app.partie).toBe(1);
  });
});
