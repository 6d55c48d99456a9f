import { expect, test } from 'vitest';
import { gestionnaires } from './monde.ts';
import { unePlateforme } from './plateforme.ts';
test('mesure', { timeout: 100_000 }, async () => {
  const pf = await unePlateforme();
  const recit = await pf.terrain.raconter();
  const poste = pf.terrain.nouveauPoste(gestionnaires[0]!, { NODE_OPTIONS: '--cpu-prof --cpu-prof-dir=/tmp/prof2' });
  for (let i = 0; i < 3; i++) {
    const t0 = performance.now();
    const vie = poste.vivre({ graine: `m${i}`, actes: 20 });
    const dits: string[] = [];
    await vie.entendre((p) => { dits.push(`${p.dit}${p.dit==='fait'?'':''}@${Math.round(performance.now()-t0)}`); return vie.paroles.filter((x)=>x.dit==='fait').length>=20; });
    console.log(dits.join(' '));
    await vie.arreter();
    console.log('fin', performance.now()-t0, process.resourceUsage().userCPUTime/1000);
  }
  await recit.relever();
  await pf.fermer();
  expect(1).toBe(1);
});
