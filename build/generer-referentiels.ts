import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * Refait les JSON de domain/referentiels d'après les fichiers bruts : `node build/generer-referentiels.ts <dossier des données>`.
 * Sources, dates et certitudes sont recopiées ; un gros tableau devient une seule longue chaîne, que TypeScript ne type pas élément par élément.
 */
const dossier = process.argv[2] ?? '';
if (dossier === '') throw new Error('Indiquer le dossier des données brutes.');

interface Meta {
  valid_from: string;
  certitude?: string;
  source: string | string[];
}
type Grille = Record<'PLAI' | 'PLUS' | 'PLS', Record<string, number[]>>;

function lire<T>(nom: string): T {
  const octets = readFileSync(join(dossier, nom));
  return JSON.parse((nom.endsWith('.gz') ? gunzipSync(octets) : octets).toString('utf8')) as T;
}
const ecrire = (nom: string, valeur: unknown): void =>
  writeFileSync(new URL(`../domain/referentiels/${nom}.json`, import.meta.url), `${JSON.stringify(valeur, null, 1)}\n`);

/** « 2026-12-31 (révision…) » : le jour seul, et la phrase entière gardée à côté quand elle dit plus. */
const jour = (texte: string): string => texte.slice(0, 10);
const entete = (meta: Meta) => ({ valableDu: meta.valid_from, certitude: meta.certitude ?? '', source: [meta.source].flat() });
const departementDe = (insee: string): string => insee.slice(0, /^9[78]/.test(insee) ? 3 : 2);

function plafonds(): void {
  const brut = lire<{
    texte: string;
    valid_from: string;
    source: string[];
    certitude: Record<string, string>;
    plafonds: Grille;
    precedent_2025: Grille;
    PLI_LLI: Meta & { certitude: string } & Record<'Abis' | 'A' | 'B1' | 'B2_C', number[]>;
  }>('plafonds.json');
  const { Abis, A, B1, B2_C, ...pli } = brut.PLI_LLI;
  ecrire('plafonds', {
    unite: '€/an',
    colonnes: ['catégories 1 à 6', 'par personne supplémentaire'],
    certitude: brut.certitude,
    source: brut.source,
    grilles: [
      { valableDu: '2025-01-01', valableAu: '2025-12-31', texte: 'arrêté du 29 juillet 1987, plafonds 2025', normes: brut.precedent_2025 },
      {
        valableDu: jour(brut.valid_from),
        valableAu: '2026-12-31',
        texte: brut.texte,
        normes: { ...brut.plafonds, PLI: { Abis, A, B1, B2_C } },
      },
    ],
    pli: { certitude: pli.certitude, source: pli.source },
  });
}

function zones(): void {
  const brut = lire<{
    meta: { abc: Meta; plafonds: Meta };
    abc: Record<'Abis' | 'A' | 'B1' | 'B2', string>;
    plafonds: { paris_limitrophes: string; idf_departements: string };
  }>('zones.json.gz');
  ecrire('zones', {
    abc: { ...entete(brut.meta.abc), parDefaut: 'C', ...brut.abc },
    plafonds: {
      ...entete(brut.meta.plafonds),
      parisEtLimitrophes: brut.plafonds.paris_limitrophes,
      departementsIdf: brut.plafonds.idf_departements.split(' '),
    },
  });
}

type Commune = [code: string, nom: string, departement: string, region: string, codesPostaux: string, population: number | null];
type Arrondissement = [code: string, nom: string, commune: string, codesPostaux: string, population: number | null];

function communes(): void {
  const brut = lire<{
    meta: Meta;
    regions: Record<string, string>;
    departements: Record<string, [string, string, string]>;
    communes: Commune[];
    arrondissements: Arrondissement[];
  }>('communes.json.gz');
  // Le département et la région se lisent dans le code ; la région, dans departements.json.
  const lignes = [
    ...brut.communes.map(([code, nom, , , postaux, population]) => [code, nom, postaux, population ?? '']),
    ...brut.arrondissements.map(([code, nom, , postaux, population]) => [code, nom, postaux, population ?? '']),
  ]
    .map((colonnes) => colonnes.join('|'))
    .sort();
  ecrire('communes', {
    ...entete(brut.meta),
    format:
      'insee|nom|codes postaux séparés par des espaces|population, une commune entre deux « ; », arrondissements de Paris, Lyon et Marseille compris, dans l’ordre des codes',
    communes: lignes.join(';'),
  });
  ecrire('departements', {
    ...entete(brut.meta),
    departements: Object.entries(brut.departements)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, [nom, region, chefLieu]]) => ({ code, nom, region: brut.regions[region], chefLieu })),
  });
}

function limitrophes(): void {
  const brut = lire<{ meta: Meta & { licence: string }; bordures: Record<string, string>; arrondissements: Record<string, string> }>(
    'adjacence.json.gz',
  );
  const communes = new Map<string, Set<string>>();
  const departements = new Map<string, Set<string>>();
  for (const [insee, voisines] of [...Object.entries(brut.bordures), ...Object.entries(brut.arrondissements)]) {
    for (const voisine of voisines.split(' ')) {
      relier(communes, insee, voisine);
      if (departementDe(insee) !== departementDe(voisine)) relier(departements, departementDe(insee), departementDe(voisine));
    }
  }
  ecrire('limitrophes', {
    ...entete(brut.meta),
    licence: brut.meta.licence,
    format:
      'insee:voisines, entre deux « ; », dans les deux sens ; au moins un segment de limite commun ; une voisine du même département perd le préfixe de celui-ci',
    communes: lignes(communes, abreger),
    departements: lignes(departements, (_, voisin) => voisin),
  });
}

/** Une voisine du même département perd son préfixe : « 028 » sous 01001 se lit 01028. */
function abreger(insee: string, voisine: string): string {
  const prefixe = departementDe(insee);
  return departementDe(voisine) === prefixe ? voisine.slice(prefixe.length) : voisine;
}

function relier(liens: Map<string, Set<string>>, a: string, b: string): void {
  for (const [de, vers] of [
    [a, b],
    [b, a],
  ] as const)
    liens.set(de, (liens.get(de) ?? new Set()).add(vers));
}

const lignes = (liens: Map<string, Set<string>>, ecrit: (de: string, vers: string) => string): string =>
  [...liens]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([de, vers]) =>
        `${de}:${[...vers]
          .sort()
          .map((v) => ecrit(de, v))
          .join(' ')}`,
    )
    .join(';');

function petitsReferentiels(): void {
  const academies = lire<
    Meta & { academies: { nom: string; region_academique: string; departements: string[]; siret_employeur: string | null }[] }
  >('academies.json');
  ecrire('academies', {
    ...entete(academies),
    academies: academies.academies.map((a) => ({
      nom: a.nom,
      region: a.region_academique,
      departements: a.departements,
      siret: a.siret_employeur,
    })),
  });
  const portails = lire<Meta & { defaut: { url: string; systeme: string }; exceptions: Record<string, { url: string; systeme: string }> }>(
    'portails.json',
  );
  ecrire('portails', {
    ...entete(portails),
    defaut: portails.defaut.url,
    exceptions: Object.entries(portails.exceptions).map(([departement, { url }]) => ({ departement, url })),
  });
  const pieces = lire<
    Meta & {
      categories: {
        id: string;
        libelle: string;
        niveau: string;
        pieces: { id: string; libelle: string; quand?: string; alin?: boolean }[];
      }[];
    }
  >('pieces.json');
  ecrire('pieces', {
    ...entete(pieces),
    pieces: pieces.categories.flatMap((c) =>
      c.pieces.map((p) => ({
        categorie: c.id,
        niveau: c.niveau,
        code: p.id,
        libelle: p.libelle,
        quand: p.quand ?? null,
        alin: p.alin === true,
      })),
    ),
  });
}

plafonds();
zones();
communes();
limitrophes();
petitsReferentiels();
