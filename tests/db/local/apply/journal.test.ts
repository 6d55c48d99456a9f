import { expect, test } from 'vitest';
import { journaliser, verifierJournal } from '../../../../db/local/apply/journal.ts';
import type { BaseLocale } from '../../../../db/local/open.ts';
import { demandeId, gestionnaireId } from '../../../constructeurs/identifiants.ts';
import { uneBase } from '../outils.ts';

function unJournal(lignes: number): BaseLocale {
  const base = uneBase();
  base.ecriture.transaction(() => {
    for (let i = 1; i <= lignes; i++) {
      journaliser(base.ecriture, {
        quand: `2026-11-20T09:00:00.${String(i % 1000).padStart(3, '0')}Z`,
        auteur: gestionnaireId(1),
        acte: 'dossier.lire',
        objet: demandeId(i),
        detail: { b: i, a: 'x' },
      });
    }
  })();
  return base;
}

test('une suite entière tient, au-delà d’un lot de lecture', () => {
  expect(verifierJournal(uneBase().lecture)).toBeNull();
  expect(verifierJournal(unJournal(2_300).lecture)).toBeNull();
});

test('le journal refuse d’être modifié ou effacé', () => {
  const { ecriture } = unJournal(2);
  expect(() => ecriture.exec(`UPDATE journal SET acte = 'rien'`)).toThrow('ne se modifie pas');
  expect(() => ecriture.exec('DELETE FROM journal')).toThrow("ne s'efface pas");
  expect(() => ecriture.exec('REPLACE INTO journal SELECT * FROM journal LIMIT 1')).toThrow();
});

test.each([
  ['une date changée', `UPDATE journal SET quand = '2026-11-20T09:00:00.999Z' WHERE numero = 3`, 3],
  ['un auteur changé', `UPDATE journal SET auteur = 'x' WHERE numero = 5`, 5],
  ['un détail changé', `UPDATE journal SET detail = '{"b":2,"a":"y"}' WHERE numero = 2`, 2],
  ['un acte changé', `UPDATE journal SET acte = 'dossier.lirf' WHERE numero = 6`, 6],
  ['un objet changé', `UPDATE journal SET objet = replace(objet, '1', '2') WHERE numero = 1`, 1],
  ['un précédent changé', `UPDATE journal SET precedent = upper(precedent) WHERE numero = 4`, 4],
  ['un détail réécrit sans changer de sens', `UPDATE journal SET detail = '{"b":2, "a":"x"}' WHERE numero = 2`, 2],
  [
    'une ligne insérée, les suivantes décalées',
    `UPDATE journal SET numero = -numero WHERE numero > 3; UPDATE journal SET numero = 1 - numero WHERE numero < 0;
     INSERT INTO journal SELECT 4, quand, auteur, 'ajoutee', objet, detail, empreinte, empreinte FROM journal WHERE numero = 3`,
    4,
  ],
  [
    'une empreinte changée',
    `UPDATE journal SET empreinte = replace(empreinte, substr(empreinte, 1, 1), 'f') || '' WHERE numero = 4 AND empreinte NOT LIKE 'f%'`,
    4,
  ],
  ['une ligne ôtée', 'DELETE FROM journal WHERE numero = 4', 4],
  ['la première ôtée', 'DELETE FROM journal WHERE numero = 1', 1],
  ['la dernière ôtée', 'DELETE FROM journal WHERE numero = 6', 6],
  [
    'deux lignes échangées',
    `UPDATE journal SET numero = CASE numero WHEN 2 THEN -3 ELSE -2 END WHERE numero IN (2, 3); UPDATE journal SET numero = -numero WHERE numero < 0`,
    2,
  ],
])('%s en contournant les protections se voit et se situe', (_, sql, numero) => {
  const base = unJournal(6);
  base.ecriture.exec(`DROP TRIGGER journal_sans_modification; DROP TRIGGER journal_sans_suppression; ${sql}`);
  expect(verifierJournal(base.lecture)).toEqual({ numero });
});

test('une ligne suit la transaction de l’acte : annulée avec lui, la suite reste sans trou', () => {
  const base = unJournal(2);
  const fait = { quand: '2026-11-20T09:00:00.000Z', auteur: 'g', acte: 'candidature.postuler', objet: 'o', detail: {} };
  expect(() =>
    base.ecriture.transaction(() => {
      journaliser(base.ecriture, fait);
      throw new Error('arrêt');
    })(),
  ).toThrow('arrêt');
  expect(journaliser(base.ecriture, fait)).toBe(3);
  expect(verifierJournal(base.lecture)).toBeNull();
});
