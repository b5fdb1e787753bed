/** The browser of the tests, as it is unpacked from its package: whoever unpacked it first, and wherever from. */
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBrowser } from './browser.ts';

let before: string | undefined;
beforeEach(() => {
  before = process.env['MUSTER_BROWSER'];
  process.env['MUSTER_BROWSER'] = 'npm';
});
afterEach(() => {
  if (before === undefined) delete process.env['MUSTER_BROWSER'];
  else process.env['MUSTER_BROWSER'] = before;
});

test('its fonts lie where its settings say', async () => {
  const { env } = await findBrowser();
  const settings = readFileSync(env['FONTCONFIG_FILE'] ?? '', 'utf8');
  expect(existsSync(/<dir>(.+)<\/dir>/.exec(settings)?.[1] ?? '')).toBe(true);
});
