interface Attendu {
  /** Le moins que `npm test` doive faire. */
  readonly minimum: number;
  /** Vrai quand `npm run confiance` doit en faire dix fois plus. */
  readonly suitLEchelle: boolean;
}

/** Ce que les essais de confiance font au moins. En faire moins est un échec, même si tout le reste passe. */
export const attendus = {
  'matrice : cases': { minimum: 1_500, suitLEchelle: false },
  'cloisons : tables lues sans filtre': { minimum: 130, suitLEchelle: false },
  'fuzz : requêtes': { minimum: 90_000, suitLEchelle: true },
  'fuzz : commandes': { minimum: 1_000, suitLEchelle: true },
  'fuzz : appels du poste': { minimum: 100_000, suitLEchelle: true },
  'jetons : courses': { minimum: 140, suitLEchelle: false },
  'candidatures : courses': { minimum: 500, suitLEchelle: false },
  'courriels : envois tués': { minimum: 6, suitLEchelle: true },
  'canari : endroits fouillés': { minimum: 8, suitLEchelle: false },
  'coupures : octets': { minimum: 2_000, suitLEchelle: false },
  'mandataire : pannes': { minimum: 60, suitLEchelle: false },
  'horloges fausses': { minimum: 4, suitLEchelle: false },
  'migrations centrales tuées': { minimum: 110, suitLEchelle: false },
  restaurations: { minimum: 1, suitLEchelle: false },
  'serveurs remplacés': { minimum: 2, suitLEchelle: false },
  'kills du serveur': { minimum: 5, suitLEchelle: false },
  'kills de PostgreSQL': { minimum: 5, suitLEchelle: false },
  'purges oubliées vues': { minimum: 6, suitLEchelle: false },
  'bases abîmées': { minimum: 200, suitLEchelle: true },
  'kills aux points nommés': { minimum: 35, suitLEchelle: false },
  'simulation : graines': { minimum: 300, suitLEchelle: true },
  'simulation : livraisons mêlées': { minimum: 1_000, suitLEchelle: true },
  'simulation : pièces fausses dénoncées': { minimum: 4, suitLEchelle: false },
  'kills du poste': { minimum: 200, suitLEchelle: true },
} as const satisfies Readonly<Record<string, Attendu>>;

/** Les essais qui comptent : ce que `npm run confiance` refait en grand, avec tout ce qui les accompagne. */
export const ESSAIS_DE_CONFIANCE = [
  'tests/confiance',
  'tests/server/confiance',
  'tests/electron/confiance',
  'tests/server/courses.test.ts',
  'tests/db/central/migrations-tuees.test.ts',
] as const;
