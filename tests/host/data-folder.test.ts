/** A data folder: one owner at a time, one unbroken life of the console only after an orderly end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOwnConsole } from '../../electron/host/own-console.ts';
import { DataFolder, DataFolderBusy } from '../../electron/host/system/data-folder.ts';
import { openFolderConsole } from '../support/own-console.ts';

let path: string;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'muster-folder-'));
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

const NOTE = { type: 'StartIncident', directive: 'hold', detail: '', exercise: true } as const;
const origins = async (): Promise<number> => {
  const own = await openFolderConsole(path);
  if (!own.console.read('site', {})[0]?.founded) own.must({ type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana Okonkwo', consoleName: 'Office' });
  own.must(NOTE);
  own.must({ type: 'StartIncident', directive: 'secure', detail: '', exercise: false });
  const count = Number(own.console.db.prepare('SELECT count(DISTINCT origin) FROM log_event').pluck().get());
  const [open] = own.console.read('incidents', {});
  own.must({ type: 'GiveAllClear', incident: open?.incident ?? '', reason: '' });
  own.must({ type: 'CloseIncident', incident: open?.incident ?? '' });
  await own.close();
  return count;
};

test('a second owner is refused, in the same process and in another', async () => {
  const first = new DataFolder(path);
  expect(() => new DataFolder(path)).toThrow(DataFolderBusy);
  const other = spawn(process.execPath, [join(import.meta.dirname, '../../electron/host/cli/muster.ts'), 'status', '--data', path], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  other.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const [code] = (await once(other, 'exit')) as [number];
  expect(code).toBe(1);
  expect(said.join('')).toMatch(/already running/);
  first.release();
  new DataFolder(path).release();
});

test('a clean end continues the same origin; a missing or foreign marker begins a new incarnation', async () => {
  expect(await origins()).toBe(1);
  expect(existsSync(join(path, 'closed-in-order.json'))).toBe(true);
  expect(await origins()).toBe(1);
  rmSync(join(path, 'closed-in-order.json'));
  expect(await origins()).toBe(2);
  writeFileSync(join(path, 'closed-in-order.json'), '{"half": ');
  expect(await origins()).toBe(3);
});

test('while a console runs there is no marker, so that its death is noticed', async () => {
  const own = await openOwnConsole(path);
  expect(existsSync(join(path, 'closed-in-order.json'))).toBe(false);
  await own.close();
});

test('a folder in a synced place is refused before anything is written', async () => {
  const synced = join(path, 'OneDrive', 'muster');
  await expect(openOwnConsole(synced)).rejects.toThrow(/synced folder/);
  expect(existsSync(synced)).toBe(false);
});
