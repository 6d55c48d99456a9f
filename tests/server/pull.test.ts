import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROTOCOLE } from '../../domain/contract/sync.ts';
import { uneCandidature } from '../constructeurs/candidature.ts';
import { uneDemande } from '../constructeurs/demande.ts';
import { demandeId, paris, posteId } from '../constructeurs/identifiants.ts';
import { uneOffre } from '../constructeurs/offre.ts';
import {
  curseursApres,
  demander,
  lirePage,
  PARISIENNE,
  porteur,
  seConnecter,
  tirer,
  unePlateforme,
  type Page,
  type Plateforme,
  type Poste,
} from './outils.ts';

/** Des noms qui ne doivent jamais sortir : un agent sans mandat, d'autres dont le mandat ne vaut pas, et ceux de l'autre académie. */
const canaris = ['Zqsansmandat', 'Zqretire', 'Zqfini', 'Zqpasencore', 'Zqsansvoir', 'Zqparis'] as const;
const canari = (i: number) =>
  uneDemande(500 + i).avecDemandeur({ nom: canaris[i]!, courriel: `${canaris[i]!.toLowerCase()}@messagerie.test` });

let p: Plateforme;
let poste: Poste;
beforeAll(async () => {
  const visibles = [1, 2, 3, 4, 5].map((n) => uneDemande(n).avecMandat());
  const caches = [
    canari(1).avecMandat((m) => m.retireLe('2026-11-22')),
    canari(2).avecMandat((m) => m.avecPeriode('2025-11-23', '2026-11-22')),
    canari(3).avecMandat((m) => m.avecPeriode('2026-11-24', '2027-11-22')),
    canari(4).avecMandat((m) => m.avecPouvoirs('candidater')),
    canari(5).avec({ academieId: paris }).avecMandat(),
  ];
  p = await unePlateforme({
    semence: {
      demandes: [...visibles, ...caches].map((d) => d.demande).concat(canari(0).valeur()),
      mandats: [...visibles, ...caches].map((d) => d.mandat),
      candidatures: [1, 3, 500, 501, 502]
        .map((n) => uneCandidature(n).valeur())
        .concat(uneCandidature(505).avec({ academieId: paris }).valeur()),
      offres: [
        uneOffre(1).valeur(),
        uneOffre(2).avecCommune('Tours', '37000').valeur(),
        uneOffre(3).avecCommune('Paris 10e Arrondissement').valeur(),
        uneOffre(4).avecCommune('Lille').valeur(),
      ],
    },
  });
  poste = await seConnecter(p);
});
afterAll(() => p.fermer());

/** Les lignes avec le nom de leur flux : deux lectures se comparent même si les positions changent. */
const nommees = (page: Page): string[] => page.lignes.map(([flux, ...reste]) => JSON.stringify([page.debut.flux[flux]!.id, ...reste]));

describe('une page', () => {
  test('annonce les flux de l’académie et de ses départements, et eux seuls', async () => {
    const page = await tirer(p.a, poste);
    expect(page.debut).toMatchObject({ protocole: PROTOCOLE, quand: p.horloge.lire().toISOString() });
    expect(page.debut.flux.map((f) => [f.id, f.restant])).toEqual([
      ['academie:orleans-tours', 12],
      ['departement:37', 1],
      ['departement:45', 1],
    ]);
    expect(page.fin).toEqual({ t: 'fin', lignes: 14, complet: true });
    expect(page.lignes).toHaveLength(14);
  });

  test('se comprime en gzip ou en zstd selon ce que le poste sait lire, avec les mêmes lignes', async () => {
    const gzip = await demander(p.a, poste);
    const zstd = await demander(p.a, poste, {}, undefined, 'gzip, zstd');
    expect([gzip.headers['content-encoding'], zstd.headers['content-encoding']]).toEqual(['gzip', 'zstd']);
    expect(gzip.headers['content-type']).toBe('application/x-ndjson');
    expect(zstdDecompressSync(zstd.rawPayload).toString()).toBe(gunzipSync(gzip.rawPayload).toString());
  });

  test.each([1, 2, 3, 5, 7, 13, 14])('lue %i lignes à la fois, le poste reçoit les mêmes lignes, dans le même ordre', async (limite) => {
    const entiere = await tirer(p.a, poste);
    const curseurs: Record<string, number> = {};
    const recues: string[] = [];
    for (let tours = 0; tours < 20; tours++) {
      const page = await tirer(tours % 2 === 0 ? p.a : p.b, poste, curseurs, limite);
      expect(page.lignes.length).toBeLessThanOrEqual(limite);
      recues.push(...nommees(page));
      for (const [flux, numero] of page.lignes) curseurs[page.debut.flux[flux]!.id] = numero;
      if (page.fin.complet) break;
      expect(page.lignes.length).toBe(limite);
    }
    expect(recues).toEqual(nommees(entiere));
  });

  test('coupée après n’importe quelle ligne, la lecture reprend sans trou ni doublon', async () => {
    const entiere = await tirer(p.a, poste);
    const toutes = nommees(entiere);
    for (let coupe = 0; coupe <= toutes.length; coupe++) {
      const curseurs: Record<string, number> = {};
      for (const [flux, numero] of entiere.lignes.slice(0, coupe)) curseurs[entiere.debut.flux[flux]!.id] = numero;
      expect([...toutes.slice(0, coupe), ...nommees(await tirer(p.a, poste, curseurs))]).toEqual(toutes);
    }
  });

  test('un curseur d’un flux qui n’est pas à lui, ou d’un nom piégé, n’ouvre rien', async () => {
    const page = await tirer(p.a, poste, { 'academie:paris': 0, 'departement:75': 1, constructor: 1, 'x\u0000': 2 });
    expect(nommees(page)).toEqual(nommees(await tirer(p.a, poste)));
  });

  test('un curseur au-delà de la tête, ou sous le plancher, fait repartir de zéro ce flux-là', async () => {
    const tete = curseursApres(await tirer(p.a, poste));
    const restauree = await tirer(p.a, poste, { ...tete, 'academie:orleans-tours': tete['academie:orleans-tours']! + 1 });
    expect(restauree.debut.flux.map((f) => f.repart)).toEqual([true, false, false]);
    expect(restauree.lignes).toHaveLength(12);
    await p.pool.query("UPDATE flux SET plancher = tete WHERE id = 'academie:orleans-tours'");
    const ancienne = await tirer(p.a, poste, { ...tete, 'academie:orleans-tours': 1 });
    expect(ancienne.debut.flux[0]).toMatchObject({ repart: true, depuis: 0, restant: 12 });
    expect((await tirer(p.a, poste, tete)).lignes).toEqual([]);
  });

  test('au nom d’un autre poste, avec un protocole inconnu ou un jeton d’un autre, est refusée', async () => {
    expect((await demander(p.a, { ...poste, posteId: posteId(99) })).json()).toEqual({ erreur: 'poste_inconnu' });
    const futur = await p.a.inject({
      method: 'POST',
      url: '/v1/pull',
      headers: porteur(poste),
      payload: { protocole: 99, posteId: poste.posteId, curseurs: {} },
    });
    expect([futur.statusCode, futur.json()]).toEqual([400, { erreur: 'protocole_inconnu' }]);
    const parisienne = await seConnecter(p, PARISIENNE, 9);
    expect((await demander(p.a, { ...parisienne, posteId: poste.posteId })).statusCode).toBe(403);
  });
});

describe('ce qui ne sort jamais', () => {
  test('aucun octet d’un agent sans mandat en vigueur, ni de l’autre académie', async () => {
    const { texte } = await tirer(p.a, poste);
    expect(canaris.filter((nom) => texte.toLowerCase().includes(nom.toLowerCase()))).toEqual([]);
    for (const n of [500, 501, 502, 503, 504, 505]) expect(texte).not.toContain(demandeId(n));
    expect(texte).not.toContain('Paris');
    expect(texte).not.toContain('Lille');
  });

  test('et l’autre académie ne reçoit que le sien', async () => {
    const { texte, lignes } = await tirer(p.b, await seConnecter(p, PARISIENNE, 8));
    expect(texte).toContain('Zqparis');
    for (const nom of canaris.slice(0, 5)) expect(texte).not.toContain(nom);
    for (const n of [1, 2, 3, 4, 5]) expect(texte).not.toContain(demandeId(n));
    expect(lignes.map((l) => l[2]).toSorted()).toEqual(['c', 'd', 'm', 'o']);
  });

  test('les témoins existent bien dans la base : leur absence prouve quelque chose', async () => {
    const { rows } = await p.pool.query<{ n: number }>("SELECT count(*) AS n FROM demande WHERE doc LIKE '%Zq%'");
    expect(rows[0]!.n).toBe(canaris.length);
    expect(lirePage(gunzipSync((await demander(p.a, poste)).rawPayload).toString()).texte).toContain('Lefèvre');
  });
});
