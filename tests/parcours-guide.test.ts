import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const racine = path.resolve(import.meta.dirname, '..');
const lirePage = (fichier: string): string => readFileSync(path.join(racine, fichier), 'utf8');
const page = lirePage('docs/parcours-guide.md');
const numerosDuGuide = [...suite('G', 89), ...suite('D', 13)];

function suite(lettre: string, n: number): string[] {
  return Array.from({ length: n }, (_, i) => `${lettre}${i + 1}`);
}

/** Le nom d'un essai, tel qu'il est écrit : le premier argument d'un essai ou d'une table d'essais, ou le nom d'une étape de récit. */
function nomsDesEssais(source: string): ReadonlySet<string> {
  const ecrits = source.matchAll(
    /(?:\b(?:test|it|describe)(?:\.step)?|\))\(\s*(['"`])((?:\\.|(?!\1).)*)\1|^ {2}\[\s*(['"])(G\d+(?:\\.|(?!\3).)*)\3,/gms,
  );
  return new Set([...ecrits].map((e) => e[2] ?? e[4] ?? ''));
}

/** Ce qui manque à une table : un point absent ou répété, une ligne sans essai, un fichier ou un nom qui n'existe pas. */
function manques(table: string, lire: (fichier: string) => string | null, numeros: readonly string[] = numerosDuGuide): string[] {
  const lignes = [...table.matchAll(/^\| ([BGD]\d+) \| (.+) \|$/gm)].map((l) => ({ numero: l[1]!, texte: l[2]! }));
  const comptes = numeros.map((numero) => ({ numero, fois: lignes.filter((l) => l.numero === numero).length }));
  return [
    ...comptes.filter((c) => c.fois !== 1).map((c) => `${c.numero} : ${c.fois} ligne(s)`),
    ...lignes.flatMap(({ numero, texte }) => {
      const liens = [...texte.matchAll(/\]\(\.\.\/([^)]+)\) « (.+?) »(?=<br>|$)/g)].map((l) => ({ fichier: l[1]!, nom: l[2]! }));
      if (liens.length === 0) return [`${numero} : aucun essai`];
      return liens.flatMap(({ fichier, nom }) => {
        const source = lire(fichier);
        if (source === null) return [`${numero} : ${fichier} n’existe pas`];
        return nomsDesEssais(source).has(nom) ? [] : [`${numero} : ${fichier} n’a pas d’essai « ${nom} »`];
      });
    }),
  ];
}

const duDisque = (fichier: string): string | null => {
  const chemin = path.join(racine, fichier);
  return existsSync(chemin) ? readFileSync(chemin, 'utf8') : null;
};

describe('le guide, point par point', () => {
  test('chaque point du guide mène à un essai qui existe', () => expect(manques(page, duDisque)).toEqual([]));

  test.each<[string, (texte: string) => string, string]>([
    ['une ligne ôtée', (t) => t.replace(/^\| G42 .*\n/m, ''), 'G42 : 0 ligne(s)'],
    ['une ligne en double', (t) => t.replace(/^(\| D7 .*\n)/m, '$1$1'), 'D7 : 2 ligne(s)'],
    ['un fichier inventé', (t) => t.replace(/^(\| G5 .*?\.\.\/)[^)]+/m, '$1tests/rien.test.ts'), 'G5 : tests/rien.test.ts n’existe pas'],
    [
      'un nom inventé',
      (t) => t.replace(/^(\| G22 .*?« )[^»]+ »/m, '$1rien de tel »'),
      'G22 : tests/server/compte.test.ts n’a pas d’essai « rien de tel »',
    ],
    ['une ligne sans essai', (t) => t.replace(/^(\| G1 \|[^|]+\|).*$/m, '$1 à venir |'), 'G1 : aucun essai'],
  ])('%s se voit', (_, abimer, attendu) => expect(manques(abimer(page), duDisque)).toContain(attendu));
});

describe('au-delà du guide, point par point', () => {
  const auDela = lirePage('docs/au-dela-du-guide.md');
  const pasEncore = [...auDela.matchAll(/^- (B\d+) : /gm)].map((l) => l[1]!);
  const faits = suite('B', 20).filter((numero) => !pasEncore.includes(numero));

  test('chaque point fait mène à un essai qui existe, et aucun n’est à la fois fait et à faire', () => {
    expect(manques(auDela, duDisque, faits)).toEqual([]);
    expect([...auDela.matchAll(/^\| (B\d+) /gm)].map((l) => l[1])).toEqual(faits);
  });

  test('un point retiré de ce qui reste à faire doit avoir son essai', () => {
    expect(manques(auDela, duDisque, [...faits, 'B15'])).toContain('B15 : 0 ligne(s)');
  });
});
