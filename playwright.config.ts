import { defineConfig } from '@playwright/test';

/** Les récits : de vrais processus, un vrai Chromium. Un seul à la fois : chacun a son serveur et ses postes. */
export default defineConfig({
  testDir: 'tests/recits',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: true,
  reporter: [['list']],
  outputDir: 'test-results',
});
