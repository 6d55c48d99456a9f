import { test, expect } from 'vitest';
import { monter } from './monter.ts';
test('x', async () => { console.time('a'); const p = await monter(); console.timeEnd('a'); console.time('b'); await monter({ mutation: { fichier: 'electron/window/window.ts', de: 'sandbox: true', vers: 'sandbox: false' } }); console.timeEnd('b');
 expect((await p.demander('app://poste/')).status).toBe(200); });
