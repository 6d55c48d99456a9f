import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrer } from '../../../db/central/migrate.ts';
import { hasard as unHasard } from '../../../demonstration/generateur/hasard.ts';
import { jusquA } from '../../outils/attendre.ts';
import { compter, echelle } from '../comptes.ts';
import { gestionnaires } from './monde.ts';
import type { Paquet } from './paquet.ts';
import { lePostePaquet } from './poste-paquet.ts';
import type { PosteReel, Vie } from './poste.ts';
import { type PostgresASoi, unPostgresASoi } from './postgres-a-soi.ts';
import { enClair } from './recit.ts';
import { type ServeurReel, type Terrain, unServeurReel, unTerrain } from './terrain.ts';

const graine = process.env.POSTE_CONFIANCE_GRAINE ?? String(Date.now());
const TOURS = 4 * echelle();
/** Entre deux actes, au plus : ce que trois postes gardent pendant une panne doit pouvoir partir en dix secondes, même sur une machine chargée. */
const PAUSE_MS = 500;

let postgres: PostgresASoi;
let paquet: Paquet;
let serveur: ServeurReel;
let terrain: Terrain;
beforeAll(async () => {
  [postgres, paquet] = await Promise.all([unPostgresASoi(), lePostePaquet()]);
  await migrer(postgres.pool);
  serveur = await unServeurReel(() => postgres.url);
  terrain = await unTerrain({ pool: postgres.pool, paquet, vers: () => serveur.url });
  await serveur.demarrer();
});
afterAll(async () => {
  await terrain.fermer();
  await serveur.arreter();
  paquet.effacer();
  await postgres.fermer();
});

const epoque = async (): Promise<string> =>
  (await postgres.pool.query<{ epoque: string }>('SELECT epoque FROM plateforme')).rows[0]!.epoque;
const actes = (vies: readonly Vie[]): number => vies.reduce((somme, v) => somme + v.paroles.filter((p) => p.dit === 'fait').length, 0);
const recues = async (): Promise<number> =>
  Number((await postgres.pool.query<{ n: number }>('SELECT count(*) AS n FROM commande')).rows[0]!.n);

/** Trois postes au travail pendant que l'on tue : rien de perdu de ce qui a été répondu, pas d'autre époque, des flux sans trou. */
async function travaillerPendant(nom: string, tuer: (hasard: ReturnType<typeof unHasard>) => Promise<void>): Promise<void> {
  const [recit, avant] = [await terrain.raconter(), await epoque()];
  const postes: PosteReel[] = gestionnaires.slice(0, 3).map((g) => terrain.nouveauPoste(g));
  const vies = postes.map((poste) => poste.vivre({ graine: `${graine} ${nom} ${poste.qui}`, actes: 100_000, pauseMs: PAUSE_MS }));
  await Promise.all(vies.map((vie) => vie.ouverte()));
  await jusquA('des actes reçus', async () => (await recues()) > 3);
  await tuer(unHasard(graine, nom));
  for (const vie of vies) await vie.tuer();
  const manquements = await terrain.calmer(recit, postes);
  expect(enClair(manquements, recit.histoire.evenements)).toBe('');
  expect([await epoque(), terrain.pannes]).toEqual([avant, []]);
  expect(actes(vies)).toBeGreaterThan(10);
}

const unInstant = (ms: number) => new Promise((instant) => setTimeout(instant, ms));
/** Ce que les postes ont fait depuis est reçu : la plateforme marche de nouveau. */
const deNouveauRecus = async () => {
  const avant = await recues();
  await jusquA('des actes de nouveau reçus', async () => (await recues()) > avant, 20_000);
};

test(`le serveur tué ${TOURS} fois au milieu de son travail (graine ${graine})`, { timeout: 60_000 + 15_000 * TOURS }, async () => {
  const tenu = travaillerPendant('serveur', async (hasard) => {
    for (let tour = 0; tour < TOURS; tour++) {
      await unInstant(hasard.entier(0, 300));
      await serveur.tuer();
      compter('kills du serveur', 1);
      await serveur.demarrer();
      await deNouveauRecus();
    }
  });
  await expect(tenu).resolves.toBeUndefined();
});

test('le serveur tué au milieu d’une page', { timeout: 60_000 }, async () => {
  const tenu = travaillerPendant('page', async () => {
    const { mandataire } = terrain;
    const avant = mandataire.fautes.get('silence') ?? 0;
    mandataire.regler((route) => (route === 'POST /v1/pull' ? { genre: 'silence', sens: 'retour', apres: 300 } : null));
    await jusquA('une page commencée', async () => (mandataire.fautes.get('silence') ?? 0) > avant);
    await serveur.tuer();
    compter('kills du serveur', 1);
    mandataire.guerir();
    await serveur.demarrer();
    await deNouveauRecus();
  });
  await expect(tenu).resolves.toBeUndefined();
});

test(
  `PostgreSQL tué ${TOURS} fois, en entier ou une connexion à la fois (graine ${graine})`,
  { timeout: 60_000 + 20_000 * TOURS },
  async () => {
    const tenu = travaillerPendant('PostgreSQL', async (hasard) => {
      for (let tour = 0; tour < TOURS; tour++) {
        await unInstant(hasard.entier(0, 200));
        if (tour % 2 === 0) await postgres.tuerUneConnexion();
        else {
          await postgres.tuer();
          await postgres.relever();
        }
        compter('kills de PostgreSQL', 1);
        await deNouveauRecus();
      }
    });
    await expect(tenu).resolves.toBeUndefined();
  },
);

test('PostgreSQL tué alors qu’une validation est écrite et que personne ne le sait', { timeout: 60_000 }, async () => {
  const tenu = travaillerPendant('validation', async () => {
    await postgres.retenirLesValidations();
    await postgres.tuer();
    compter('kills de PostgreSQL', 1);
    await postgres.relever();
    await deNouveauRecus();
  });
  await expect(tenu).resolves.toBeUndefined();
});
