/**
 * How the end-to-end tests run: real Chromium against a real host of each test's own. A story keeps a processor busy for two
 * thirds of its time, so files run side by side, a file on each processor; and what is expected may take longer than usual.
 * On a shared machine a story can still be overtaken by what it waits for: it is told once more, anew from an empty folder,
 * and one that passes only then is named at the end of the run. No unit test is tried twice.
 */
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { REPORTS } from '../../build/scripts/test-reports.ts';
import { findBrowser } from '../support/browser.ts';

/** Begun first: they take minutes, and the other processor would wait for them at the end. */
const LONGEST = '**/{school-day,find}.e2e.ts';

export default defineConfig({
  testDir: join(import.meta.dirname, '..'),
  projects: [
    { name: 'longest', testMatch: LONGEST },
    { name: 'others', testMatch: '**/*.e2e.ts', testIgnore: LONGEST },
  ],
  outputDir: join(REPORTS.folder, 'e2e'),
  workers: '100%',
  fullyParallel: false,
  forbidOnly: true,
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: REPORTS.playwright }]],
  // A trace costs a quarter of the time of every story, also of those that pass: `--trace retain-on-failure` for the one that is looked into.
  use: { headless: true, launchOptions: await findBrowser(), trace: 'off' },
});
