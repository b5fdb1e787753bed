/** How the end-to-end tests run: real Chromium against a real host, one at a time, since they share two processors. */
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { REPORTS } from '../../build/scripts/test-reports.ts';
import { findBrowser } from '../support/browser.ts';

export default defineConfig({
  testDir: join(import.meta.dirname, '..'),
  testMatch: '**/*.e2e.ts',
  outputDir: join(REPORTS.folder, 'e2e'),
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 120_000,
  reporter: [['list'], ['json', { outputFile: REPORTS.playwright }]],
  use: { headless: true, launchOptions: await findBrowser(), trace: 'retain-on-failure' },
});
