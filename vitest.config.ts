import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    environment: 'node',
    globalSetup: ['tests/outils/postgres-global.ts'],
    pool: 'forks',
    // Les modules ne gardent rien d'un essai à l'autre : les recharger à chaque fichier triplait la durée des essais purs.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
