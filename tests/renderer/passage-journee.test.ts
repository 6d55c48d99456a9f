import { expect, test } from 'vitest';
import type { Tache } from '../../domain/journee/tache.ts';
import { dossiersDesTaches } from '../../renderer/ecrans/journee/passage.ts';
import { demandeId } from '../constructeurs/identifiants.ts';

const agent = (nom: string) => ({ nom, prenom: 'Ada', numeroUnique: '123' });
const tache = (genre: 'demande_a_renouveler' | 'mandat_qui_finit' | 'rattachement_a_valider', n: number, nom: string | null): Tache => ({
  genre,
  cle: `${genre}:${n}`,
  demandeId: demandeId(n),
  agent: nom === null ? null : agent(nom),
  echeance: null,
});

test('le passage suit les tâches qui s’ouvrent dans un dossier : dans leur ordre, chaque agent une fois, sans ceux qui sont partis', () => {
  const taches = [
    tache('mandat_qui_finit', 2, 'Bel'),
    tache('rattachement_a_valider', 3, 'Col'),
    tache('demande_a_renouveler', 1, 'Aul'),
    tache('demande_a_renouveler', 2, 'Bel'),
    tache('demande_a_renouveler', 4, null),
  ];
  expect(dossiersDesTaches(taches).map(({ demandeId: id, nom }) => [id, nom])).toEqual([
    [demandeId(2), 'Bel'],
    [demandeId(1), 'Aul'],
  ]);
});
