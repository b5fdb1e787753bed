/** Where the last test run left its results, for those who write them and for those who count them. */
import { join } from 'node:path';
import { ROOT } from '../vite.config.ts';

const folder = join(ROOT, 'dist-test');

export const REPORTS = {
  folder,
  checks: join(folder, 'checks.json'),
  vitest: join(folder, 'vitest.json'),
  playwright: join(folder, 'playwright.json'),
} as const;
