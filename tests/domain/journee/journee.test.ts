import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acteAttendTrop } from '../../../domain/journee/delais.ts';
import { actionsDuJour, compterParGenre, parUrgence, type Place } from '../../../domain/journee/ordonner.ts';
import { genresTache, natureDe } from '../../../domain/journee/tache.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';

test.each([
  ['saisi ce matin, sans date limite', midi(aujourdhui, -180), null, false],
  ['saisi hier', midi('2026-11-22'), null, true],
  // 23 h 30 UTC la veille : déjà aujourd'hui à Paris.
  ['saisi après minuit à Paris', '2026-11-22T23:30:00.000Z', null, false],
  ['à recevoir dans trois jours', midi(aujourdhui, -10), '2026-11-26', false],
  ['à recevoir sous deux jours', midi(aujourdhui, -10), '2026-11-25', true],
  ['dont la date limite est passée', midi(aujourdhui, -10), '2026-11-20', true],
])('un acte %s se signale : %s', (_, saisieLe, echeance, attendu) => {
  expect(acteAttendTrop({ saisieLe, echeance }, aujourdhui)).toBe(attendu);
});

const place = fc.record({
  genre: fc.constantFrom(...genresTache),
  echeance: fc.option(fc.constantFrom('2026-11-01', '2026-11-23', '2026-12-01'), { nil: null }),
  cle: fc.string({ maxLength: 3 }),
});

test('l’ordre des tâches est le même d’où que l’on parte : les actions, puis l’échéance, puis le genre', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 12 }), (places) => {
      const ordonnees = places.toSorted(parUrgence);
      expect(places.toReversed().toSorted(parUrgence)).toEqual(ordonnees);
      const informations = ordonnees.map((p) => natureDe[p.genre] === 'information');
      expect(informations).toEqual(informations.toSorted());
      const echeances = ordonnees.filter((p) => natureDe[p.genre] === 'action').map((p) => p.echeance ?? '9999');
      expect(echeances).toEqual(echeances.toSorted());
    }),
  );
});

test('la charge compte chaque genre ; une information n’est pas à faire', () => {
  const places: Place[] = [
    { cle: 'a', genre: 'divergence', echeance: null },
    { cle: 'b', genre: 'acte_en_attente', echeance: null },
    { cle: 'c', genre: 'acte_en_attente', echeance: aujourdhui },
  ];
  const charge = compterParGenre(places);
  expect(charge).toMatchObject({ divergence: 1, acte_en_attente: 2, mandat_qui_finit: 0 });
  expect(actionsDuJour(charge)).toBe(1);
});
