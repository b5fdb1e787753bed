/**
 * How the tests run that need no browser of their own: everything under `tests/` except `tests/e2e/`, which
 * Playwright runs. One file at a time a processor; a test that needs minutes belongs into `npm run sim`.
 */
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { REPORTS } from './scripts/test-reports.ts';
import { ROOT } from './vite.config.ts';

/** Begun first: a machine that has run nothing before would begin the largest files first, and end with one of these alone. */
const LONGEST = ['sim/simulation', 'host/command-line', 'host/import-staging', 'lan/crash', 'host/photos', 'host/rosters-apart', 'db/verify', 'lan/process', 'lan/cables', 'host/import-cautions'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => LONGEST.findIndex((name) => moduleId.endsWith(`tests/${name}.test.ts`));
    const sorted = await super.sort(files);
    return [...sorted.filter((file) => place(file) >= 0).sort((a, b) => place(a) - place(b)), ...sorted.filter((file) => place(file) < 0)];
  }
}

export default defineConfig({
  root: ROOT,
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'tests/e2e/**'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: REPORTS.vitest }]],
  },
});
