import { defineConfig } from '@playwright/test';

/** Les récits : de vrais processus, un vrai Chromium. Trois à la fois, car ils attendent souvent : chacun a sa base, son serveur et ses postes. */
export default defineConfig({
  testDir: 'tests/recits',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { actionTimeout: 10_000 },
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list']],
  outputDir: 'test-results',
});
