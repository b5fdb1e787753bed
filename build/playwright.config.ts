/** How the end-to-end tests run: real Chromium against a real host, one at a time, since they share two processors. */
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../tests/support/browser.ts';

const ROOT = join(import.meta.dirname, '..');

export default defineConfig({
  testDir: join(ROOT, 'tests/e2e'),
  testMatch: '**/*.e2e.ts',
  outputDir: join(ROOT, 'dist-test/e2e'),
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 120_000,
  reporter: [['list'], ['json', { outputFile: join(ROOT, 'dist-test/playwright.json') }]],
  use: { headless: true, launchOptions: await findBrowser(), trace: 'retain-on-failure' },
});
