/** The sample school in a data folder of its own, and as files: at the host's own door and from the command line. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSample } from '../../electron/host/cli/operations.ts';
import { zipOf } from '../roster-import/zip-writer.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';

const SAMPLE = { seed: 3, students: 80, date: '2026-10-14', founder: null } as const;
const MUSTER = join(import.meta.dirname, '../../electron/host/cli/muster.ts');

let folder: string;
let own: FolderConsole;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-sample-'));
  own = await openFolderConsole();
});
afterEach(async () => {
  await own.remove();
  rmSync(folder, { recursive: true, force: true });
});

const muster = (...args: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } => {
  const done = spawnSync(process.execPath, [MUSTER, ...args], { encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } });
  return { code: done.status, out: done.stdout, err: done.stderr };
};

test('a part of it is absent on its day, each with a reason', async () => {
  expect(await loadSample(own.console, { ...SAMPLE, students: 400 })).toMatchObject({ rejection: null, counts: { students: 400 } });
  const absent = own.console.read('attendance', { date: SAMPLE.date });
  expect(absent.length).toBeGreaterThan(8);
  expect(absent.length).toBeLessThan(40);
  expect(absent.every(({ status }) => status === 'absent')).toBe(true);
});

test('it is refused where it is already, and where a real school is set up, even without a roster', async () => {
  own.must({ type: 'FoundSite', siteName: 'Grand Bend', founderName: 'Dana Okonkwo', consoleName: 'Office' });
  expect(await loadSample(own.console, SAMPLE)).toMatchObject({ counts: null, rejection: { name: 'SchoolAlreadyThere' } });
  expect(own.console.read('site', {})).toMatchObject([{ students: 0, siteName: 'Grand Bend' }]);
  const other = await openFolderConsole();
  try {
    expect(await loadSample(other.console, SAMPLE)).toMatchObject({ rejection: null });
    expect(await loadSample(other.console, SAMPLE)).toMatchObject({ counts: null, rejection: { name: 'RosterAlreadyThere' } });
  } finally {
    await other.remove();
  }
});

test('written as OneRoster and imported over itself, from the folder or as a zip, it changes nothing', () => {
  // Of today: a package of another year would be imported with a warning.
  const request = ['--seed', '3', '--students', '80'];
  expect(muster('sample', ...request, '--data', 'data').code).toBe(0);
  expect(muster('sample', ...request, '--oneroster', 'package')).toMatchObject({ code: 0, out: expect.stringMatching(/80 students.*manifest\.csv/) as string });
  const nothingNew = { applied: true, people: { students: 80 }, added: 0, changed: 0, withdrawn: 0, problems: [] };
  expect(JSON.parse(muster('import', 'package', '--data', 'data', '--json').out)).toMatchObject(nothingNew);
  const names = readdirSync(join(folder, 'package'));
  writeFileSync(join(folder, 'package.zip'), zipOf(names.map((name) => ({ name, bytes: readFileSync(join(folder, 'package', name)) }))));
  expect(JSON.parse(muster('import', 'package.zip', '--data', 'data', '--json').out)).toMatchObject(nothingNew);
});

test('it is written into a new or empty folder only, and what is no size or day is said', () => {
  writeFileSync(join(folder, 'mine.txt'), 'keep');
  expect(muster('sample', '--oneroster', '.')).toMatchObject({ code: 1, err: expect.stringMatching(/files in .* already/) as string });
  expect(readdirSync(folder)).toEqual(['mine.txt']);
  expect(muster('sample', '--students', '20001', '--data', 'data')).toMatchObject({ code: 2, err: expect.stringMatching(/from 1 to 20000/) as string });
  expect(muster('sample', '--date', '2026-02-30', '--data', 'data')).toMatchObject({ code: 2, err: expect.stringMatching(/a date such as/) as string });
});
