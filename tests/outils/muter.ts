import fc from 'fast-check';

/** Ce qu'aucun champ n'attend, ou presque. Chaque entrée fait une valeur neuve : rien n'est partagé d'un cas à l'autre. */
const HOSTILES: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => 1e308,
  () => 2 ** 53,
  () => -(2 ** 63),
  () => '',
  () => ' ',
  () => '\0',
  () => 'a\0b',
  () => '\ud800',
  () => `a\udc00b`,
  () => 'x'.repeat(300),
  () => 'é'.repeat(2_000),
  () => '2026-02-30',
  () => '0000-00-00T00:00:00Z',
  () => '+275760-09-13T00:00:00.001Z',
  () => '-1',
  () => '1e999',
  () => 'NaN',
  () => [],
  () => {},
  () => ({}),
  () => [[[[[[[[]]]]]]]],
  () => Array.from({ length: 600 }, (_, i) => i),
  () => profond(200),
  () => ({ $ne: null }),
  () => ({ toString: 'x', valueOf: 1, length: -1 }),
  () => avecCle({}, '__proto__', { admin: true }),
  () => avecCle({}, 'constructor', { prototype: { admin: true } }),
];

/** Ce que seul le fil d'Electron peut porter : JSON ne l'écrit pas. */
const HOSTILES_CLONABLES: readonly (() => unknown)[] = [
  () => Number.NaN,
  () => Number.NEGATIVE_INFINITY,
  () => -0,
  () => 12n,
  () => new Date(Number.NaN),
  () => new Map([['demandeId', 1]]),
  () => new Set([1]),
  () => new Uint8Array(64),
  () => /x/g,
  () => new Error('x'),
  () => cyclique(),
];

export type Fil = 'json' | 'clone';

/** Une valeur valide, abîmée à un endroit : un champ remplacé, oublié, ou une clé de trop. */
export function muter(valides: fc.Arbitrary<unknown>, fil: Fil): fc.Arbitrary<unknown> {
  const hostiles = fil === 'clone' ? [...HOSTILES, ...HOSTILES_CLONABLES] : HOSTILES;
  return fc
    .tuple(
      valides,
      fc.nat(),
      fc.constantFrom('remplacer', 'remplacer', 'remplacer', 'oublier', 'ajouter', 'proto'),
      fc.constantFrom(...hostiles),
    )
    .map(([valeur, ou, geste, faire]) => {
      const racine = { valeur: structuredClone(valeur) };
      const places = placesDe(racine);
      const { parent, cle } = places[ou % places.length]!;
      const cible = parent[cle];
      if (geste === 'oublier' && parent !== racine) delete parent[cle];
      else if (geste === 'ajouter' && estObjet(cible)) avecCle(cible, 'cle_inconnue', faire());
      else if (geste === 'proto' && estObjet(cible)) avecCle(cible, '__proto__', { admin: true });
      else parent[cle] = faire();
      return racine.valeur;
    });
}

type Noeud = Record<string, unknown>;
const estObjet = (v: unknown): v is Noeud => typeof v === 'object' && v !== null && !Array.isArray(v);

/** Chaque endroit où une valeur se remplace, la racine comprise. */
function placesDe(racine: Noeud): { parent: Noeud; cle: string }[] {
  const places: { parent: Noeud; cle: string }[] = [];
  const visiter = (parent: Noeud): void => {
    for (const cle of Object.keys(parent)) {
      places.push({ parent, cle });
      const valeur = parent[cle];
      if (typeof valeur === 'object' && valeur !== null) visiter(valeur as Noeud);
    }
  };
  visiter(racine);
  return places;
}

/** Du JSON abîmé en tant que texte : coupé, mal échappé, des nombres et des clés que JSON.parse accepte ou non. */
export const abimer = (valides: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.tuple(valides, fc.nat(), fc.constantFrom(...ABIMES)).map(([valeur, n, abime]) => abime(JSON.stringify(valeur) ?? 'null', n));

const ABIMES: readonly ((texte: string, n: number) => string)[] = [
  (t, n) => t.slice(0, n % t.length),
  (t, n) => `${t.slice(0, n % t.length)}\0${t.slice(n % t.length)}`,
  (t) => `${t}${t}`,
  (t) => `\ufeff${t}`,
  (t) => t.replaceAll('"', "'"),
  (t) => t.replace(/:/, ':NaN,"x":'),
  (t) => t.replace(/\{/, '{"x":1e999,'),
  (t) => t.replace(/\{/, '{"__proto__":{"admin":true},'),
  (t) => t.replace(/\{/, '{"x":"\\ud800",'),
  (t) => t.replace(/"([^"]*)"/, '"$1","$1"'),
  (t) => t.replace(/\{(.*)\}/s, '{$1,$1}'),
  (_, n) => '['.repeat((n % 4_000) + 1),
  (_, n) => `${'['.repeat((n % 3_000) + 1)}${']'.repeat((n % 3_000) + 1)}`,
  (t) => `/* */${t}`,
  (t) => t.replaceAll('}', ',}'),
  () => '',
  () => 'undefined',
];

function profond(niveaux: number): unknown {
  let valeur: unknown = 'fond';
  for (let i = 0; i < niveaux; i++) valeur = { suite: valeur };
  return valeur;
}

function cyclique(): unknown {
  const boucle: Noeud = {};
  boucle['suite'] = boucle;
  return boucle;
}

/** Une vraie propriété, même nommée `__proto__`. */
function avecCle(objet: Noeud, cle: string, valeur: unknown): Noeud {
  return Object.defineProperty(objet, cle, { value: valeur, enumerable: true, configurable: true, writable: true });
}
