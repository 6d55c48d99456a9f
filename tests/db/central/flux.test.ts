import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emettre, entree, suppression, type Entree } from '../../../db/central/feed/emettre.ts';
import { etatDesFlux, lireFlux } from '../../../db/central/feed/lire.ts';
import { enTransaction, ouvrirCentrale, type Pool } from '../../../db/central/open.ts';
import { fluxAcademie, fluxDepartement } from '../../../domain/contract/entities.ts';
import { demandeId, orleansTours } from '../../constructeurs/identifiants.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { uneBaseCentrale, type BaseCentrale } from '../../outils/postgres.ts';

let base: BaseCentrale;
let pool: Pool;
beforeAll(async () => {
  base = await uneBaseCentrale();
  pool = ouvrirCentrale(base.url, { max: 22 });
});
afterAll(async () => {
  await pool.end();
  await base.fermer();
});

const ecrire = (flux: string, ...entrees: Entree[]) => enTransaction(pool, orleansTours, (tx) => emettre(tx, new Map([[flux, entrees]])));
const lire = (flux: string, depuis = 0, nombre = 10_000) =>
  enTransaction(pool, orleansTours, (tx) => lireFlux(tx, flux, depuis, aujourdhui, nombre, depuis === 0));
const etat = async (flux: string, curseur: number) =>
  (await enTransaction(pool, orleansTours, (tx) => etatDesFlux(tx, [flux], { [flux]: curseur }, aujourdhui)))[0]!;

describe('les numéros d’un flux', () => {
  test('vingt écrivains et deux flux : 1 à n sans trou ni doublon, et aucun lecteur n’en manque un en suivant son curseur', async () => {
    const flux = [fluxAcademie('orleans-tours'), fluxDepartement('45')] as const;
    const vus = new Map<string, number[]>(flux.map((f) => [f, []]));
    const total = { [flux[0]]: 0, [flux[1]]: 0 } as Record<string, number>;
    let fini = false;
    // Un lecteur suit ses curseurs pendant que l'on écrit : un numéro validé après coup derrière son curseur lui échapperait.
    const lecteur = (async () => {
      for (let derniere = false; ; derniere = fini) {
        for (const f of flux) {
          const lues = await lire(f, vus.get(f)!.at(-1) ?? 0);
          vus.get(f)!.push(...lues.map((l) => l.numero));
        }
        if (derniere) return;
      }
    })();
    await Promise.all(
      Array.from({ length: 20 }, async (_, ecrivain) => {
        for (let tour = 0; tour < 15; tour++) {
          const n = ecrivain * 1_000 + tour * 10;
          const demandes = [uneDemande(n + 1), uneDemande(n + 2)].map((d) => entree('demande', d.valeur()));
          const offre = entree('offre', uneOffre(n + 1).valeur());
          // L'ordre d'écriture du Map ne décide pas de l'ordre des verrous : sinon deux écrivains se bloqueraient.
          const emission: [string, Entree[]][] = [
            [flux[0], demandes],
            [flux[1], [offre]],
          ];
          const echoue = tour % 5 === 4;
          await enTransaction(pool, orleansTours, async (tx) => {
            await emettre(tx, new Map(ecrivain % 2 === 0 ? emission : emission.toReversed()));
            if (echoue) throw new Error('annulée');
          }).then(
            () => {
              total[flux[0]]! += 2;
              total[flux[1]]! += 1;
            },
            (e: Error) => expect(e.message).toBe('annulée'),
          );
        }
      }),
    );
    fini = true;
    await lecteur;
    for (const f of flux) {
      expect(total[f]).toBe(f === flux[0] ? 480 : 240);
      expect(vus.get(f)).toEqual(Array.from({ length: total[f]! }, (_, i) => i + 1));
    }
  });

  test('un flux ne garde que la dernière ligne de chaque entité, suppression comprise', async () => {
    const flux = fluxDepartement('37');
    await ecrire(flux, entree('offre', uneOffre(1).valeur()), entree('offre', uneOffre(2).valeur()));
    await ecrire(flux, entree('offre', uneOffre(1).avecLoyer(999).valeur()));
    await ecrire(flux, suppression('offre', uneOffre(2).valeur().id));
    const toutes = await lire(flux, 1);
    expect(toutes.map((l) => l.numero)).toEqual([3, 4]);
    expect(toutes[0]!.charge).toContain('999');
    expect(toutes[1]!.charge).toBe(`"o","${uneOffre(2).valeur().id}"`);
    expect(
      (await lire(flux)).map((l) => l.numero),
      'une première lecture n’a rien à supprimer',
    ).toEqual([3]);
    expect((await pool.query('SELECT 1 FROM flux_entree WHERE flux_id = $1', [flux])).rowCount).toBe(2);
  });

  test('ce dont le droit a cessé ce jour n’est ni compté ni livré, suppression exceptée', async () => {
    const flux = fluxDepartement('41');
    await ecrire(
      flux,
      entree('demande', uneDemande(1).valeur(), '2026-11-22'),
      entree('demande', uneDemande(2).valeur(), aujourdhui),
      entree('demande', uneDemande(3).valeur(), null),
    );
    expect(await lire(flux)).toHaveLength(2);
    expect((await etat(flux, 0)).restant).toBe(2);
    await ecrire(flux, suppression('demande', demandeId(1)));
    expect((await lire(flux, 3)).map((l) => l.numero)).toEqual([4]);
  });
});

describe('où reprend un poste', () => {
  test.each<[string, number, Partial<Awaited<ReturnType<typeof etat>>>]>([
    ['depuis rien', 0, { depuis: 0, repart: false, restant: 3 }],
    ['juste sous le plancher des suppressions gardées', 4, { depuis: 0, repart: true, restant: 3 }],
    ['au plancher', 5, { depuis: 5, repart: false, restant: 2 }],
    ['à la tête', 7, { depuis: 7, repart: false, restant: 0 }],
    ['au-delà de la tête : la base a été restaurée', 8, { depuis: 0, repart: true, restant: 3 }],
  ])('%s', async (_, curseur, attendu) => {
    const flux = fluxDepartement('18');
    await pool.query('DELETE FROM flux_entree WHERE flux_id = $1', [flux]);
    await pool.query('INSERT INTO flux (id, tete, plancher) VALUES ($1, 4, 5) ON CONFLICT (id) DO UPDATE SET tete = 4', [flux]);
    await ecrire(flux, ...[1, 2, 3].map((n) => entree('offre', uneOffre(n).valeur())));
    expect(await etat(flux, curseur)).toEqual({ id: flux, tete: 7, ...attendu });
  });

  test('un flux où rien n’a jamais été écrit existe, vide', async () => {
    expect(await etat(fluxDepartement('2A'), 0)).toEqual({ id: 'departement:2A', tete: 0, depuis: 0, repart: false, restant: 0 });
    expect(await etat(fluxDepartement('2A'), 3)).toMatchObject({ repart: true, depuis: 0 });
  });
});
