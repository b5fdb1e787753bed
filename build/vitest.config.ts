/**
 * How the tests run that need no browser of their own: everything under `tests/` except `tests/e2e/`, which
 * Playwright runs. One file at a time a processor; a test that needs minutes belongs into `npm run sim`.
 */
import { defineConfig } from 'vitest/config';
import { REPORTS } from './scripts/test-reports.ts';
import { ROOT } from './vite.config.ts';

export default defineConfig({
  root: ROOT,
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: REPORTS.vitest }]],
  },
});
