import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '../../domain/contract/index.ts';
import { jusquA } from '../outils/attendre.ts';
import { unPoste, type PosteDEssai } from '../outils/poste.ts';
import { unServeur, type ServeurDEssai } from '../outils/serveur.ts';

let serveur: ServeurDEssai;
let poste: PosteDEssai;
beforeAll(async () => {
  serveur = await unServeur({ agents: 40 });
  poste = await unPoste(serveur.url);
  await poste.connecter();
  await jusquA('la première synchronisation', async () => (await poste.lire('sync.etat', {})).derniereReussite !== null);
});
afterAll(async () => {
  await poste.fermer();
  await serveur.fermer();
});

const liste = {
  filtres: { recherche: '', departement: null, etat: null, mandat: null },
  tri: 'nom',
  sens: 'croissant',
  debut: 0,
  nombre: 50,
} as const;

test.each<[string, unknown]>([
  ['inconnue.operation', {}],
  ['__proto__', {}],
  ['constructor', {}],
  ['', {}],
  ['dossier.lire', { demandeId: 'abc' }],
  ['dossier.lire', null],
  ['dossier.lire', undefined],
  ['dossier.lire', []],
  ['dossier.lire', { demandeId: '0198c0de-0000-4000-8000-000000000001', enPlus: 1 }],
  ['dossier.lister', { ...liste, filtres: { ...liste.filtres, recherche: 'x'.repeat(10_000_000) } }],
  ['dossier.lister', { ...liste, debut: Number.NaN }],
  ['dossier.lister', { ...liste, nombre: 1e9 }],
  ['session.ouvrir', { courriel: 'pas une adresse', motDePasse: 'x' }],
  ['session.ouvrir', { courriel: 'agent@demo.test', motDePasse: 'x'.repeat(10_000_000) }],
  ['rattachement.refuser', { demandeId: '0198c0de-0000-4000-8000-000000000001', motif: 'x'.repeat(501) }],
  ['agent.demanderCode', { numeroUnique: 12 }],
  ['bailleur.importer', { contenu: null }],
])('« %s » mal appelé est refusé et l’hôte continue', async (nom, entree) => {
  expect((await poste.host.dispatch(nom, entree)).status).toBe('invalid');
  expect((await poste.lire('dossier.lister', liste)).total).toBeGreaterThan(0);
  expect(poste.pannes).toEqual([]);
});

test.each(Object.keys(contract))('« %s » refuse une entrée d’une autre forme, avant tout travail', async (nom) => {
  for (const entree of [null, undefined, [], 'x', 3, { enPlus: 1 }])
    expect([entree, (await poste.host.dispatch(nom, entree)).status]).toEqual([entree, 'invalid']);
  expect(poste.pannes).toEqual([]);
});
