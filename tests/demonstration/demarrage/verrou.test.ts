import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { portLibre, verifierPort } from '../../../demonstration/demarrage/port.ts';
import { adresseDuVerrou, prendreVerrou } from '../../../demonstration/demarrage/verrou.ts';

let bac: string;
beforeEach(() => {
  bac = mkdtempSync(path.join(os.tmpdir(), 'poste-verrou-'));
});
afterEach(() => rmSync(bac, { recursive: true, force: true }));

const module = path.resolve(import.meta.dirname, '../../../demonstration/demarrage/verrou.ts');

/** Un autre processus prend le verrou et meurt sans le rendre. */
async function tuerSonTenant(adresse: string): Promise<void> {
  const code = `const { prendreVerrou } = await import(${JSON.stringify(module)}); await prendreVerrou(${JSON.stringify(adresse)}); console.log('pris'); setInterval(() => {}, 1000);`;
  const tenant = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(tenant.stdout, 'data');
  await expect(prendreVerrou(adresse)).rejects.toThrow('déjà démarré');
  tenant.kill('SIGKILL');
  await once(tenant, 'exit');
}

describe('un seul démarrage par dossier', () => {
  // Les deux formes servent ici : le nom abstrait de Linux, et le fichier d'écoute de macOS.
  test.each<NodeJS.Platform>(['linux', 'darwin'])('le verrou est à un seul, puis se rend (%s)', async (systeme) => {
    const adresse = adresseDuVerrou(bac, systeme);
    const rendre = await prendreVerrou(adresse);
    await expect(prendreVerrou(adresse)).rejects.toThrow('Poste logement est déjà démarré');
    await rendre();
    await (
      await prendreVerrou(adresse)
    )();
  });

  test.each<NodeJS.Platform>(['linux', 'darwin'])('un démarrage tué net ne bloque pas le suivant (%s)', async (systeme) => {
    const adresse = adresseDuVerrou(bac, systeme);
    await tuerSonTenant(adresse);
    expect(existsSync(path.join(bac, 'verrou'))).toBe(systeme === 'darwin');
    await (
      await prendreVerrou(adresse)
    )();
  });

  test('deux dossiers ne se gênent pas', async () => {
    const premier = await prendreVerrou(adresseDuVerrou(bac, process.platform));
    const second = await prendreVerrou(adresseDuVerrou(`${bac}-autre`, process.platform));
    expect(await Promise.all([premier(), second()])).toHaveLength(2);
  });
});

describe('le port demandé', () => {
  test('libre, il convient ; pris, une phrase dit quoi faire', async () => {
    const port = await portLibre();
    await expect(verifierPort(port)).resolves.toBeUndefined();
    const occupant = createServer().listen(port, '127.0.0.1');
    await once(occupant, 'listening');
    await expect(verifierPort(port)).rejects.toThrow(`Le port ${port} est déjà utilisé par un autre programme.`);
    occupant.close();
  });
});
