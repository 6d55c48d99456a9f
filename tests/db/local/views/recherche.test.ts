import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creerRecherche } from '../../../../db/local/views/recherche.ts';
import { aUneFautePres } from '../../../../db/local/views/faute.ts';
import type { BaseLocale } from '../../../../db/local/open.ts';
import { uneDemande } from '../../../constructeurs/demande.ts';
import { demandeId } from '../../../constructeurs/identifiants.ts';
import { ligne, recevoir, suppression, uneBase } from '../outils.ts';

const personnes = [
  ['Lefèvre', 'Hélène'],
  ['Lefebvre', 'Zoé'],
  ['Œuvrard', 'Noël'],
  ['Dupont-Moretti', 'Jean'],
  ['Dupond', 'Marie'],
  ['Nguyễn', 'Thị'],
  ['O’Brien', 'Léa'],
] as const;

function uneBaseDAgents(): BaseLocale {
  const base = uneBase();
  recevoir(
    base,
    personnes.map(([nom, prenom], i) =>
      ligne(
        'demande',
        i + 1,
        uneDemande(i + 1)
          .avecDemandeur({ nom, nomNaissance: nom, prenom, courriel: `agent${i + 1}@messagerie.test` })
          .valeur(),
      ),
    ),
  );
  return base;
}

const base = () => creerRecherche(uneBaseDAgents().lecture);

describe('chercher pendant la frappe', () => {
  test.each([
    ['accents oubliés', 'lefevre', [1]],
    ['accents de trop', 'lefêvre', [1]],
    ['majuscules', 'LEFÈVRE HÉLÈNE', [1]],
    ['début du dernier mot', 'lef', [1, 2]],
    ['une lettre', 'z', [2]],
    ['deux mots en désordre', 'zoe lefebvre', [2]],
    ['le premier mot n’est pas un début', 'lef helene', []],
    ['ligature', 'oeuvrard', [3]],
    ['ligature saisie', 'ŒUV', [3]],
    ['nom composé', 'dupont moretti', [4]],
    ['trait d’union', 'dupont-mor', [4]],
    ['diacritiques empilés', 'nguyen thi', [6]],
    ['apostrophe', "o'brien", [7]],
    ['courriel', 'agent3@messagerie.test', [3]],
    ['début de courriel', 'agent5@', [5]],
    ['numéro unique', '0450526000004GDPUB', [4]],
    ['numéro en minuscules', '0450526000004gdpub', [4]],
    ['début de numéro', '0450526000004', [4]],
    ['numéro en groupes', '0450 526 000004 GDPUB', [4]],
    ['numéro avec points et tirets', '0450.526-000004', [4]],
    ['numéro et nom', '0450526 000004 dupont', [4]],
    ['numéro et prénom court', '0450526 000004 jean', [4]],
    ['numéro entier en groupes et nom', '0450526 000004 GDPUB dup', [4]],
    ['commune', 'orléans jean', [4]],
    ['des espaces partout', '   zoe    lefebvre  ', [2]],
  ] as const)('%s : « %s »', (_, saisie, attendus) => {
    expect(base()(saisie)).toEqual({ numeros: Int32Array.from(attendus), corrigee: null });
  });

  test.each([
    ['rien', ''],
    ['des espaces', '   '],
    ['de la ponctuation', '"*()-+^:'],
  ])('%s ne filtre pas', (_, saisie) => {
    expect(base()(saisie)).toEqual({ numeros: null, corrigee: null });
  });

  test.each([
    ['une lettre oubliée', 'lefbvre', 'lefebvre', [2]],
    ['une lettre en trop', 'morretti', 'moretti', [4]],
    ['une lettre changée', 'helane', 'helene', [1]],
    ['deux lettres échangées', 'oeuvradr', 'oeuvrard', [3]],
    ['la première lettre', 'ouvrard', 'oeuvrard', [3]],
    ['un début fautif', 'moert', 'moretti', [4]],
    ['une faute par mot', 'lefebvee zooe', 'lefebvre zoe', [2]],
    ['un mot juste ailleurs', 'dupont marie', 'dupond marie', [5]],
  ] as const)('%s se pardonne : « %s » devient « %s »', (_, saisie, corrigee, attendus) => {
    expect(base()(saisie)).toEqual({ numeros: Int32Array.from(attendus), corrigee });
  });

  test.each([
    ['deux fautes dans un mot', 'lfbvre'],
    ['un mot court', 'zeo'],
    ['un numéro', '9450526000004'],
    ['un mot d’ailleurs', 'xylophone'],
  ])('%s ne se devine pas', (_, saisie) => {
    expect(base()(saisie)).toEqual({ numeros: new Int32Array(), corrigee: null });
  });

  test.each([
    '"',
    '""',
    '*',
    'NEAR(a b)',
    'a NEAR b',
    'texte:lefevre',
    'a OR b',
    'NOT',
    'AND',
    '^a',
    '-a',
    '{a b}:c',
    '%',
    '_',
    ';--',
    '\u0000',
    '\ud800',
    'é'.repeat(200),
    'a '.repeat(100),
  ])('« %s » n’est pas une faute de syntaxe', (saisie) => {
    expect(() => base()(saisie)).not.toThrow();
  });

  test('aucune saisie au hasard n’est une faute de syntaxe', () => {
    const chercher = base();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (saisie) => {
        expect(() => chercher(saisie)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  test('les opérateurs sont des mots : « NOT lefevre » ne trouve pas tous les autres', () => {
    expect(base()('NOT lefevre').numeros).toHaveLength(0);
    expect(base()('jean OR zoe').numeros).toHaveLength(0);
  });

  test('elle suit les changements, la supposition aussi', () => {
    const b = uneBaseDAgents();
    const chercher = creerRecherche(b.lecture);
    expect(chercher('morettj').corrigee).toBe('moretti');
    recevoir(b, [
      suppression('demande', 20, demandeId(4)),
      ligne('demande', 21, uneDemande(9).avecDemandeur({ nom: 'Morettz', nomNaissance: 'Morettz' }).valeur()),
    ]);
    expect(chercher('moretti').corrigee).toBe('morettz');
    expect(chercher('morettz').numeros).toHaveLength(1);
  });
});

describe('une faute près', () => {
  /** La définition, sans finesse : toutes les façons de faire une faute. */
  function aUneFaute(a: string, b: string): boolean {
    if (a === b) return true;
    for (let i = 0; i <= a.length; i++) {
      const [debut, fin] = [a.slice(0, i), a.slice(i)];
      if (debut + fin.slice(1) === b) return true;
      if (fin.length > 1 && debut + fin[1]! + fin[0]! + fin.slice(2) === b) return true;
      for (const lettre of new Set(b)) if (debut + lettre + fin === b || (fin !== '' && debut + lettre + fin.slice(1) === b)) return true;
    }
    return false;
  }
  const mot = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

  test('un mot entier', () => {
    fc.assert(
      fc.property(mot, mot, (a, b) => {
        expect(aUneFautePres(a, b, false)).toBe(aUneFaute(a, b));
      }),
      { numRuns: 3_000 },
    );
  });

  test('le début d’un mot', () => {
    fc.assert(
      fc.property(mot, mot, (a, b) => {
        const debuts = Array.from({ length: b.length + 1 }, (_, i) => b.slice(0, i));
        expect(aUneFautePres(a, b, true)).toBe(debuts.some((d) => aUneFaute(a, d)));
      }),
      { numRuns: 3_000 },
    );
  });
});
