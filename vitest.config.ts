import { configDefaults, defineConfig } from 'vitest/config';
import { peutMonterUnDisque } from './tests/confiance/bases-abimees/petit-disque.ts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // Sans petit disque à remplir, l'exécution le dit avec ce qu'elle ne peut vérifier.
    exclude: [...configDefaults.exclude, ...(peutMonterUnDisque() ? [] : ['tests/confiance/bases-abimees/disque-plein.test.ts'])],
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
