/** Printing, PDFs and saved files of the desktop: asked of a person each time, and made by the real browser. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ready, startDesktop } from './built-desktop.ts';

/** In points, as PDFs have it. */
const LETTER = ['612', '792'];

const paperOf = (file: string): readonly string[] => /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(readFileSync(file, 'latin1'))?.slice(1) ?? [];
const pagesOf = (file: string): number => [...readFileSync(file, 'latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
const saved = (page: Page, call: string): Promise<unknown> => page.evaluate(`muster.${call}`);

it('saves the page as a PDF of letter paper where the person says, and nothing where they do not', async () => {
  const electron = startDesktop();
  const page = await ready(electron);
  expect(await saved(page, "savePdf('class-lists.pdf', null)")).toBe(false);
  const file = join(temporaryFolder(), 'mine.pdf');
  electron.saveTo = file;
  expect(await saved(page, "savePdf('class-lists.pdf', null)")).toBe(true);
  expect(electron.saveDialogs.map((path) => basename(path))).toEqual(['class-lists.pdf', 'class-lists.pdf']);
  expect(paperOf(file)).toEqual(LETTER);
  expect(pagesOf(file)).toBe(1);
  expect(electron.windows).toHaveLength(1);
});

it('makes the PDF of a document in a window that nobody sees, hardened as all, without script, and without loading anything', async () => {
  const electron = startDesktop();
  const page = await ready(electron);
  const file = join(temporaryFolder(), 'ics-205.pdf');
  electron.saveTo = file;
  const html = `<!doctype html><html lang="en"><head><style>@page { size: letter landscape } p { break-after: page }</style></head><p>Shelter: <b>é ש</b><p>2<p>3<img src="${new URL('/logo.png', page.url()).href}">`;
  expect(await saved(page, `savePdf('ics-205.pdf', ${JSON.stringify(html)})`)).toBe(true);
  expect(paperOf(file)).toEqual(LETTER.toReversed());
  expect(pagesOf(file)).toBe(3);
  const [, paper] = electron.windows;
  expect(paper).toMatchObject({ destroyed: true, fetched: [], options: { show: false, webPreferences: { javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false } } });

  const tooLong = `'x'.repeat(${2 * 1024 * 1024})`;
  expect(await saved(page, `savePdf('year.pdf', ${tooLong})`)).toBe(false);
  expect(electron.asked).toEqual(['The file was not saved.']);
});

it('saves files whole, by a name that is no path, and tells what failed; lets no download past', async () => {
  const electron = startDesktop();
  const page = await ready(electron);
  const folder = temporaryFolder();
  electron.saveTo = join(folder, 'evidence.zip');
  expect(await saved(page, "saveFile('../../etc/evidence.zip', btoa('PK\\u0000\\u00ff'))")).toBe(true);
  expect([...readFileSync(electron.saveTo)]).toEqual([0x50, 0x4b, 0, 0xff]);
  expect(electron.saveDialogs.map((path) => basename(path))).toEqual(['..-..-etc-evidence.zip']);

  mkdirSync(join(folder, 'taken'));
  electron.saveTo = join(folder, 'taken');
  expect(await saved(page, "saveFile('people.csv', btoa('a'))")).toBe(false);
  expect(electron.asked).toEqual(['The file was not saved.']);
  expect(electron.downloads()).toBe(false);

  const file = join(folder, 'stolen.csv');
  electron.saveTo = file;
  for (const channel of ['saveFile', 'savePdf']) {
    expect(electron.callIpc(channel, 'http://evil.example', 'stolen.csv', 'YQ==')).toBe(false);
    expect(electron.callIpcFromFrame(channel, new URL(page.url()).origin, 'stolen.csv', 'YQ==')).toBe(false);
    expect(electron.callIpc(channel, new URL(page.url()).origin, 1, 'YQ==')).toBe(false);
    expect(electron.callIpc(channel, new URL(page.url()).origin, 'stolen.csv', 1)).toBe(false);
  }
  expect(existsSync(file)).toBe(false);
  expect(electron.saveDialogs).toHaveLength(2);
});
