/** Somebody asks for help with Muster: they read what the support file holds, save it, and nobody's name is in it. */
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { unzipped } from '../support/unzipped.ts';
import { test } from './school-test.ts';
import { openSupport, saveSupport } from './shots-support.ts';

test('a support file is saved from Setup', async ({ page }) => {
  await openSupport(page);
  await expect(page.getByText('No name of a student, a parent, a member of staff or a visitor, and not the school’s name.')).toBeVisible();
  const download = await saveSupport(page);
  expect(download.suggestedFilename()).toBe('muster-support.zip');
  const files = await unzipped(await readFile(await download.path()));
  expect(files.map(({ name }) => name)).toEqual(['README.txt', 'report.json', 'logs/host.jsonl']);
  const everything = files.map(({ text }) => text).join('\n');
  expect(everything).toMatch(/"event":"window"/);
  expect(everything).not.toMatch(/Okonkwo|Dana|Larkmoor/);
});
