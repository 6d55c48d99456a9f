import { afterAll, beforeAll, expect, test } from 'vitest';
import { uneBaseCentrale, type BaseCentrale } from '../../outils/postgres.ts';
import { compter } from '../comptes.ts';
import { unAtelier, type Atelier } from './atelier.ts';
import { jouer } from './partie.ts';
import { dire } from './rapport.ts';

/** Une graine est une demi-seconde ; deux, sur une machine très chargée. */
const PATIENCE_MS = 4_000;
const PAR_LOT = 25;

/** L'atelier de ce fichier d'essais, sur une base à lui. */
export function avecUnAtelier(): () => Atelier {
  let base: BaseCentrale;
  let atelier: Atelier;
  beforeAll(async () => {
    base = await uneBaseCentrale();
    atelier = await unAtelier(base.url);
  });
  afterAll(async () => {
    await atelier.fermer();
    await base.fermer();
  });
  return () => atelier;
}

/** Un essai par lot : aucune de ces graines ne montre un manquement ni une panne. */
export function eprouver(atelier: () => Atelier, premiere: number, nombre: number): void {
  const lots = Array.from({ length: nombre / PAR_LOT }, (_, lot) => premiere + lot * PAR_LOT);
  test.each(lots.map((debut) => [debut, debut + PAR_LOT - 1] as const))(
    'des graines %i à %i : le désordre, puis la guérison, et chaque invariant tient',
    async (debut, fin) => {
      const fautes: string[] = [];
      for (let graine = debut; graine <= fin; graine++) {
        const partie = await jouer(atelier(), graine);
        compter('simulation : graines', 1);
        compter('simulation : livraisons mêlées', partie.melees);
        fautes.push(...dire(partie));
      }
      expect(fautes).toEqual([]);
    },
    PAR_LOT * PATIENCE_MS,
  );
}
