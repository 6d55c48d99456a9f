import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';
import { uneBaseCentrale } from '../../outils/postgres.ts';
import { compter } from '../comptes.ts';
import { copierLArbre, fausser, piecesFausses } from './pieces-fausses.ts';

/** Une pièce fausse doit être dénoncée avant : sinon la simulation ne la verrait pas non plus dans le produit. */
const GRAINES = 120;

let copie: string;
beforeAll(() => {
  copie = dossierEphemere('poste-pieces-fausses-');
  copierLArbre(copie);
});
afterAll(() => rmSync(copie, { recursive: true, force: true }));

/** La simulation de la copie, jusqu'à sa première graine fautive. */
async function simuler(depuis: number, graines: number): Promise<{ code: number | null; sortie: string }> {
  const base = await uneBaseCentrale('template0');
  const args = [
    'tests/confiance/simulation/main.ts',
    '--graine',
    String(depuis),
    '--graines',
    String(graines),
    '--base',
    base.url,
    '--premiere-faute',
  ];
  const enfant = spawn(process.execPath, args, { cwd: copie, stdio: ['ignore', 'pipe', 'pipe'] });
  let sortie = '';
  for (const flux of [enfant.stdout, enfant.stderr]) flux.on('data', (morceau: Buffer) => void (sortie += String(morceau)));
  const code = await new Promise<number | null>((fait) => enfant.once('close', fait));
  await base.fermer();
  return { code, sortie };
}

test.each(piecesFausses.map((p) => [p.invariant, p.nom, p] as const))(
  '%s est nommé : %s',
  async (invariant, _, piece) => {
    const reparer = fausser(copie, piece);
    const { code, sortie } = await simuler(piece.depuis, GRAINES).finally(reparer);
    expect([code, sortie]).toEqual([1, expect.stringContaining(`  ${invariant} : `)]);
    expect(sortie).toMatch(/rejouer : npm run simulation -- --graine \d+/);
    compter('simulation : pièces fausses dénoncées', 1);
  },
  120_000,
);

test('la copie sans pièce fausse ne dénonce rien', async () => {
  const { code, sortie } = await simuler(1, 5);
  expect([code, sortie]).toEqual([0, expect.stringContaining('5 graine(s)')]);
}, 120_000);
