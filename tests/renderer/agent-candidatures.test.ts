import { describe, expect, test } from 'vitest';
import { etatsCandidature } from '../../domain/candidature/etapes.ts';
import { etapeDuTexte } from '../../renderer/ecrans/agent-candidatures/etape-du-texte.ts';
import { identifiant } from '../../renderer/ecrans/agent-candidatures/identifiant.ts';
import { septEtapes, statutAgent, suite } from '../../renderer/textes/agent-candidatures.ts';
import { libelleEvenement } from '../../renderer/textes/candidature.ts';
import { uneCandidature } from '../constructeurs/candidature.ts';

const dans = (etat: (typeof etatsCandidature)[number]) => uneCandidature().dansLEtat(etat).valeur();

describe('le suivi d’une candidature vu par l’agent', () => {
  test('le guide compte sept étapes', () => expect(septEtapes).toHaveLength(7));

  test.each([
    ['deposee', 2],
    ['validee', 3],
    ['invalidee', 2],
    ['transmise', 4],
    ['en_commission', 5],
    ['attribuee_sous_condition', 6],
    ['non_attribuee', 6],
    ['acceptee', 7],
    ['entree_dans_les_lieux', 7],
  ] as const)('« %s » est à l’étape %d du texte', (etat, attendue) => expect(etapeDuTexte(dans(etat))).toBe(attendue));

  test('une annulation laisse à l’étape où l’on en était', () => {
    expect(etapeDuTexte(dans('annulee'))).toBe(2);
    const validee = dans('validee');
    const annulee = { etat: 'annulee' as const, evenements: [...validee.evenements, dans('annulee').evenements.at(-1)!] };
    expect(etapeDuTexte(annulee)).toBe(3);
  });

  test('une candidature que le conseiller n’a pas étudiée est « En attente »', () => expect(statutAgent.deposee).toBe('En attente'));

  test.each(etatsCandidature)('« %s » dit à l’agent ce qui vient ensuite, sans parler de lui à la troisième personne', (etat) => {
    expect(suite[etat]).toMatch(/[.!]$/);
    expect(`${statutAgent[etat]} ${suite[etat]}`).not.toMatch(/l'agent/i);
  });

  test('l’identifiant tient en huit caractères qui se dictent', () => expect(identifiant(dans('deposee'))).toMatch(/^[0-9A-F]{8}$/));
});

describe('l’histoire d’une candidature', () => {
  const transmise = dans('transmise').evenements.at(-1)!;
  test.each([
    ['demander_complement', 'Complément demandé'],
    ['proposer_visite', 'Visite proposée'],
    ['constater_visite', 'Visite faite'],
  ] as const)('« %s » se lit « %s », et non l’état qui n’a pas changé', (acte, attendu) =>
    expect(libelleEvenement({ ...transmise, acte }, transmise)).toBe(attendu),
  );
  test('une histoire d’avant les actes lit une visite dans l’état répété', () =>
    expect(libelleEvenement({ ...transmise, acte: null }, transmise)).toBe('Visite'));
  test('un état nouveau se nomme', () =>
    expect(libelleEvenement({ ...transmise, acte: 'transmettre' }, undefined)).toBe('Transmise au bailleur'));
});
