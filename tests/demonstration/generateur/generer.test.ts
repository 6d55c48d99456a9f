import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { genererDemonstration, type ReglagesDemonstration } from '../../../demonstration/generateur/generer.ts';
import { Candidature } from '../../../domain/candidature/candidature.ts';
import { Demande } from '../../../domain/demande/demande.ts';
import { Mandat } from '../../../domain/mandat/mandat.ts';
import { Offre } from '../../../domain/offre/offre.ts';

const reglages: ReglagesDemonstration = { graine: 1, agents: 200, offres: 40, aujourdhui: '2026-11-23' };
const demo = genererDemonstration(reglages);
const somme = (r: ReglagesDemonstration): string =>
  createHash('sha256')
    .update(JSON.stringify(genererDemonstration(r)))
    .digest('hex');

describe('la démonstration se rejoue', () => {
  test('la même graine donne les mêmes données, à l’octet près', () => {
    expect(somme(reglages)).toBe(somme(reglages));
  });

  test.each([
    ['une autre graine', { graine: 2 }],
    ['un autre jour', { aujourdhui: '2026-11-24' }],
    ['un agent de plus', { agents: 201 }],
    ['une offre de plus', { offres: 41 }],
  ])('%s donne d’autres données', (_, autre) => {
    expect(somme({ ...reglages, ...autre })).not.toBe(somme(reglages));
  });

  test('demander plus d’agents ne change pas les premiers', () => {
    const grande = genererDemonstration({ ...reglages, agents: 300 });
    expect(grande.demandes.slice(0, 200)).toEqual(demo.demandes);
  });
});

describe('chaque ligne est acceptée par son schéma', () => {
  const cas: readonly [nom: string, schema: z.ZodType, lignes: readonly unknown[], nombre: number][] = [
    ['demandes', Demande, demo.demandes, 200],
    ['mandats', Mandat, demo.mandats, 150],
    ['candidatures', Candidature, demo.candidatures, 90],
    ['offres', Offre, demo.offres, 40],
  ];
  test.each(cas)('%s', (_, schema, lignes, nombre) => {
    expect(lignes.length).toBeGreaterThanOrEqual(nombre);
    for (const ligne of lignes) expect(schema.parse(ligne)).toEqual(ligne);
  });

  test.each([1, 24, 1_500])('aussi avec %i agents et 3 offres', (agents) => {
    const { demandes, candidatures } = genererDemonstration({ ...reglages, agents, offres: 3 });
    expect(demandes).toHaveLength(agents);
    for (const demande of demandes) Demande.parse(demande);
    for (const candidature of candidatures) Candidature.parse(candidature);
  });

  test('sans offre, il n’y a pas de candidature', () => {
    expect(genererDemonstration({ ...reglages, offres: 0 })).toMatchObject({ offres: [], candidatures: [] });
  });

  test('les identifiants ne se répètent pas, numéros uniques et adresses compris', () => {
    const { demandes, mandats, candidatures, offres } = genererDemonstration({ ...reglages, agents: 5_000, offres: 500 });
    const listes = [
      demandes.map((d) => d.id),
      demandes.map((d) => d.agentId),
      demandes.map((d) => d.numeroUnique.valeur),
      mandats.map((m) => m.id),
      candidatures.map((c) => c.id),
      offres.map((o) => o.id),
      offres.map((o) => o.reference),
      demandes.flatMap((d) => [d.demandeur.courriel, ...(d.codemandeur ? [d.codemandeur.courriel] : [])]),
    ];
    for (const liste of listes) expect(new Set(liste).size).toBe(liste.length);
  });
});
