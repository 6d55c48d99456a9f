import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROTOCOLE } from '../../../domain/contract/sync.ts';
import { jusquA } from '../../outils/attendre.ts';
import { type BaseCentrale, uneBaseCentrale } from '../../outils/postgres.ts';
import { compter } from '../comptes.ts';
import { estAJour, tetesDe } from './constat.ts';
import { gestionnaires } from './monde.ts';
import type { Paquet } from './paquet.ts';
import { lePostePaquet } from './poste-paquet.ts';
import type { PosteReel, Vie } from './poste.ts';
import { enClair, type Recit } from './recit.ts';
import { type ServeurReel, type Terrain, unServeurReel, unTerrain } from './terrain.ts';

/** Ce que le temps et l'exploitant font subir : des horloges fausses, une sauvegarde remise, une version installée serveur après serveur. */
const HEURE_MS = 3_600_000;
const AN_MS = 365 * 24 * HEURE_MS;
const CALME_MS = 10_000;
const PAUSE_MS = 300;

let base: BaseCentrale;
let paquets: Paquet[];
let serveurs: ServeurReel[];
let enMarche = 0;
let terrain: Terrain;
beforeAll(async () => {
  [base, ...paquets] = await Promise.all([uneBaseCentrale(), lePostePaquet(), lePostePaquet(PROTOCOLE - 1)]);
  serveurs = await Promise.all([unServeurReel(() => base.url), unServeurReel(() => base.url)]);
  terrain = await unTerrain({ pool: base.pool, paquet: paquets[0]!, vers: () => serveurs[enMarche]!.url });
  await serveurs[0]!.demarrer();
});
afterAll(async () => {
  await terrain.fermer();
  for (const serveur of serveurs) await serveur.arreter();
  for (const paquet of paquets) paquet.effacer();
  await base.fermer();
});

const actes = (vie: Vie): number => vie.paroles.filter((p) => p.dit === 'fait').length;
const recues = async (): Promise<number> => (await base.pool.query('SELECT 1 FROM commande')).rowCount!;
const deNouveauRecus = async (): Promise<void> => {
  const avant = await recues();
  await jusquA('des actes de nouveau reçus', async () => (await recues()) > avant, 20_000);
};

/** Les manquements, une fois le calme revenu, et les exceptions des postes ; rien, si tout va. */
const fautes = async (recit: Recit, postes: readonly PosteReel[]): Promise<string> =>
  [enClair(await terrain.calmer(recit, postes), recit.histoire.evenements), ...terrain.pannes].join('\n');

describe('l’horloge d’un poste est fausse : tout s’échange, et tout va encore quand elle est remise à l’heure', () => {
  test.each([
    ['trois heures de retard', -3 * HEURE_MS, 5],
    ['trois heures d’avance', 3 * HEURE_MS, 5],
    // À dix ans de là, aucun mandat n'est en vigueur : ce poste ne montre aucun dossier, mais il échange.
    ['dix ans de retard', -10 * AN_MS, 0],
    ['dix ans d’avance', 10 * AN_MS, 0],
  ] as const)('%s', { timeout: 60_000 }, async (_, avanceMs, voulus) => {
    const recit = await terrain.raconter();
    const poste = terrain.nouveauPoste(gestionnaires[0]!);
    const vie = poste.vivre({ graine: String(avanceMs), actes: voulus, avanceMs });
    await vie.ouverte();
    await vie.entendre(() => actes(vie) >= voulus);
    await jusquA('le poste à jour', async () => estAJour(poste, await tetesDe(base.pool, poste.gestionnaire.academieId)), CALME_MS);
    await vie.arreter();
    expect(await fautes(recit, [poste])).toBe('');
    compter('horloges fausses', 1);
  });
});

/** Trois postes au travail, pendant ce qui suit ; le premier parle encore le protocole précédent. */
async function auTravail(pendant: (recit: Recit) => Promise<void>): Promise<void> {
  const recit = await terrain.raconter();
  const postes = gestionnaires.slice(1, 4).map((g, i) => terrain.nouveauPoste(g, {}, paquets[i === 0 ? 1 : 0]));
  const vies = postes.map((poste) => poste.vivre({ graine: poste.qui, actes: 100_000, pauseMs: PAUSE_MS }));
  await Promise.all(vies.map((vie) => vie.ouverte()));
  await deNouveauRecus();
  await pendant(recit);
  for (const vie of vies) await vie.tuer();
  expect(await fautes(recit, postes)).toBe('');
  for (const vie of vies) expect(actes(vie)).toBeGreaterThan(2);
}

test(
  'une sauvegarde remise en service : chaque poste relit tout, et rend au serveur les actes qu’il n’a plus',
  { timeout: 90_000 },
  async () => {
    const serveur = serveurs[0]!;
    await auTravail(async (recit) => {
      await serveur.arreter();
      await terrain.sauver();
      const alors = await recues();
      await serveur.demarrer();
      await deNouveauRecus();
      await jusquA('des actes depuis la sauvegarde', async () => (await recues()) > alors + 3, 20_000);
      await serveur.tuer();
      await terrain.restaurer(recit);
      expect(await recues()).toBe(alors);
      await serveur.demarrer();
      await deNouveauRecus();
      compter('restaurations', 1);
    });
  },
);

test(
  'une version installée serveur après serveur : personne n’attend, aucun poste n’est laissé, l’ancien protocole compris',
  { timeout: 90_000 },
  async () => {
    await auTravail(async () => {
      for (const suivant of [1, 0]) {
        const ancien = serveurs[enMarche]!;
        await serveurs[suivant]!.demarrer();
        enMarche = suivant;
        await ancien.arreter();
        await deNouveauRecus();
        compter('serveurs remplacés', 1);
      }
    });
    const { rows } = await base.pool.query<{ rang: number }>('SELECT count(DISTINCT poste_id) AS rang FROM commande');
    expect(rows[0]!.rang).toBeGreaterThanOrEqual(4);
  },
);
