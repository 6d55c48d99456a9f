import { expect, test } from 'vitest';
import { ecrireMeta, lireMeta } from '../../../db/local/meta.ts';
import { ouvrir, uneBase } from './outils.ts';

test('une valeur s’écrit, se remplace, s’oublie, et survit à la fermeture', () => {
  const base = uneBase();
  expect(lireMeta(base.lecture, 'poste_id')).toBeNull();
  ecrireMeta(base.ecriture, 'poste_id', 'a');
  ecrireMeta(base.ecriture, 'poste_id', 'b');
  base.fermer();
  const reprise = ouvrir(base.fichier);
  expect(lireMeta(reprise.lecture, 'poste_id')).toBe('b');
  ecrireMeta(reprise.ecriture, 'poste_id', null);
  expect(lireMeta(reprise.lecture, 'poste_id')).toBeNull();
});
