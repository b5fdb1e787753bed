/** The command line and the headless host as their users start them: real processes, exit codes, words and JSON. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseSync } from 'node:sqlite';
import { assert } from '../../shared/kernel/assert.ts';
import { openFolderConsole } from '../support/own-console.ts';

const HOST = join(import.meta.dirname, '../../electron/host');
const GRAND_BEND = join(import.meta.dirname, '../../../shared/data/grand-bend');

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'muster-cli-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const muster = (args: readonly string[], cwd: string = data, typed = ''): { code: number | null; out: string; err: string } => {
  const done = spawnSync(process.execPath, [join(HOST, 'cli/muster.ts'), ...args], { encoding: 'utf8', input: typed, env: { ...process.env, INIT_CWD: cwd } });
  return { code: done.status, out: done.stdout, err: done.stderr };
};
const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

test('sample, status, verify, rebuild', () => {
  const sample = muster(['sample', '--students', '60', '--data', data]);
  expect(sample).toMatchObject({ code: 0 });
  expect(sample.out).toMatch(/60 students/);
  const before = json(muster(['status', '--data', data, '--json']).out);
  expect(before).toMatchObject({ founded: true, siteName: 'Larkmoor School', students: 60, forks: 0, unknownEvents: 0 });
  expect(before['logDigest']).toMatch(/^[0-9a-f]{64}$/);
  expect(muster(['verify', '--data', data])).toMatchObject({ code: 0 });
  expect(muster(['rebuild', '--data', data]).code).toBe(0);
  expect(json(muster(['status', '--data', data, '--json']).out)['viewsDigest']).toBe(before['viewsDigest']);
  expect(muster(['sample', '--data', data])).toMatchObject({ code: 1 });
});

test('the day’s lists are tried first, say every problem by its row, and count once they are written', () => {
  muster(['sample', '--students', '30', '--data', data]);
  writeFileSync(join(data, 'absences.csv'), 'Student,Code\n"Johnson, Noah",XQ\n"Nobody, Anne",A\n');
  expect(muster(['attendance', 'absences.csv', '--data', data, '--dry-run'])).toMatchObject({ code: 0, out: expect.stringMatching(/absences\.csv[^]*row 3[^]*--code XQ=absent[^]*It would say: 0 absent/) as string });
  expect(json(muster(['attendance', 'absences.csv', '--data', data, '--json', '--code', 'XQ=absent']).out)).toMatchObject({ preview: { written: true, absent: 1 }, rejection: null });
  writeFileSync(join(data, 'visitors.csv'), 'Visitor,Check-in\nPat Lee,00:00\n');
  expect(muster(['visitors', 'visitors.csv', '--data', data])).toMatchObject({ code: 0, out: expect.stringMatching(/Written: 1 visitors in/) as string });
  expect(json(muster(['status', '--data', data, '--json']).out)).toMatchObject({ visitors: 1 });
  expect(muster(['attendance', 'visitors.csv', '--data', data])).toMatchObject({ code: 1, out: expect.stringMatching(/Nothing was written/) as string });
  expect(muster(['attendance', 'absences.csv', '--data', data, '--code', 'E=gone'])).toMatchObject({ code: 2 });
});

test('verify finds a changed byte, names the row, and fails', () => {
  muster(['sample', '--students', '30', '--data', data]);
  const db = new DatabaseSync(join(data, 'muster.db'));
  db.exec("UPDATE view_roster_student SET family = family || 'x' WHERE id = (SELECT min(id) FROM view_roster_student)");
  db.close();
  const found = muster(['verify', '--data', data, '--json']);
  expect(found.code).toBe(1);
  expect(json(found.out)).toMatchObject({ ok: false, findings: [{ table: 'view_roster_student' }] });
  expect(muster(['verify', '--data', data]).out).toMatch(/view_roster_student, import\//);
});

test('support writes a file that says what it holds, also of data that cannot be opened, and touches no file that is there', () => {
  expect(muster(['support', '--data', data, '--out', 'none.zip'])).toMatchObject({ code: 1, err: expect.stringMatching(/no Muster data/) as string });
  muster(['sample', '--students', '30', '--data', data]);
  const done = muster(['support', '--data', data, '--out', 'support.zip']);
  expect(done).toMatchObject({ code: 0, out: expect.stringMatching(/It does not hold:[^]*No name of a student[^]*Written: /) as string });
  const before = readFileSync(join(data, 'support.zip'));
  expect(muster(['support', '--data', data, '--out', 'support.zip'])).toMatchObject({ code: 1, err: expect.stringMatching(/already/) as string });
  expect(readFileSync(join(data, 'support.zip'))).toEqual(before);
  writeFileSync(join(data, 'muster.db'), 'no database any more');
  const damaged = muster(['support', '--data', data, '--out', 'damaged.zip', '--json']);
  expect(json(damaged.out)).toMatchObject({ report: { database: { readable: false, code: 'SQLITE_NOTADB' }, verify: { findings: [{ table: '(file)' }] } } });
});

test('SI-62 export writes people’s data for whoever proves who they are, or by a key from Setup, and for nobody else', async () => {
  const own = await openFolderConsole(data);
  own.must({ type: 'FoundSite', siteName: 'Larkmoor School', founderName: 'Dana Okonkwo', consoleName: 'Office' });
  expect(await own.console.query('setUpSignIn', { passphrase: 'tiger lamp river nine' })).toMatchObject({ ok: true });
  const made = await own.console.query('makeExportKey', { purpose: 'Nightly list' });
  assert(made.ok, 'the founder makes keys');
  own.must({ type: 'StartIncident', directive: 'hold', detail: '', exercise: true });
  await own.close();
  const ask = ['export', 'timeline', '--as', 'dana okonkwo', '--data', data, '--out'];
  expect(muster([...ask, 'none.csv'], data, '')).toMatchObject({ code: 1, out: expect.stringMatching(/^Nothing was written\. This passphrase is not right/) as string });
  expect(existsSync(join(data, 'none.csv'))).toBe(false);
  expect(muster([...ask, 'drill.csv'], data, 'tiger lamp river nine\n')).toMatchObject({ code: 0, out: expect.stringMatching(/Written: .*drill\.csv/) as string });
  expect(readFileSync(join(data, 'drill.csv'), 'utf8')).toMatch(/^DRILL,.*Dana Okonkwo/m);
  const byKey = ['export', 'timeline', '--data', data, '--out'];
  expect(muster([...byKey, 'none.csv'], data, '')).toMatchObject({ code: 1, out: expect.stringMatching(/^Nothing was written\. This is no key of this console/) as string });
  expect(muster([...byKey, 'by-key.csv'], data, `${made.value.secret}\n`)).toMatchObject({ code: 0 });
  expect(readFileSync(join(data, 'by-key.csv'), 'utf8')).toBe(readFileSync(join(data, 'drill.csv'), 'utf8'));
});

test('what is not understood, not there, or not a roster is said in words, each with its exit code', () => {
  expect(muster(['frobnicate'])).toMatchObject({ code: 2 });
  expect(muster(['import'])).toMatchObject({ code: 2 });
  expect(muster(['verify', '--data', join(data, 'nowhere')])).toMatchObject({ code: 1, err: expect.stringMatching(/no Muster data/) as string });
  const refused = muster(['import', 'nothing.zip', '--data', data, '--json']);
  expect(refused.code).toBe(1);
  expect(json(refused.out)).toMatchObject({ applied: false, people: { students: 0 }, ms: expect.any(Number) as number, peakRssBytes: expect.any(Number) as number, maxLoopLagMs: expect.any(Number) as number });
  expect(Number(json(refused.out)['peakRssBytes'])).toBeGreaterThan(20e6);
  expect(json(muster(['status', '--data', data, '--json']).out)).toMatchObject({ founded: false, events: 0 });
});

test.skipIf(!existsSync(GRAND_BEND))('import resolves paths against the caller’s folder; a dry run writes nothing; the same again changes nothing (skipped where ../shared/data is absent)', () => {
  const files = ['grand-bend-oneroster-1.2.zip', 'student-contacts.csv'];
  const dry = muster(['import', ...files, '--dry-run', '--json', '--data', data], GRAND_BEND);
  expect(dry.code).toBe(0);
  expect(json(dry.out)).toMatchObject({ applied: false, dryRun: true, people: { students: 960 } });
  expect(json(muster(['status', '--data', data, '--json']).out)).toMatchObject({ events: 0 });
  const done = muster(['import', ...files, '--json', '--data', data], GRAND_BEND);
  expect(done.code).toBe(0);
  expect(json(done.out)).toMatchObject({ applied: true, people: { students: 960, guardians: 1872, staff: 68 }, classes: 260, enrollments: 6977, relationships: 1872, problems: [] });
  expect(json(muster(['import', ...files, '--json', '--data', data], GRAND_BEND).out)).toMatchObject({ applied: true, added: 0, changed: 0, withdrawn: 0 });
  const one = json(muster(['import', ...files, '--json', '--school', 'nope', '--data', data], GRAND_BEND).out);
  expect(one).toMatchObject({ applied: false });
});

test('a class list is imported by its guessed columns, or by a map; a map that is wrong is refused in words', () => {
  const list = join(data, 'list.csv');
  writeFileSync(list, 'Pupil,Form,No\r\nMoss Ana,7B,11\r\nStone Ben,7B,12\r\n');
  const map = join(data, 'map.json');
  writeFileSync(map, JSON.stringify({ Pupil: 'fullName', Form: 'class', No: 'studentNumber' }));
  const done = json(muster(['import', 'list.csv', '--map', 'map.json', '--data', join(data, 'd'), '--json']).out);
  expect(done).toMatchObject({ applied: true, people: { students: 2 }, classes: 1, enrollments: 2 });
  writeFileSync(map, '{"Pupil": "password"}');
  expect(json(muster(['import', 'list.csv', '--map', 'map.json', '--data', join(data, 'd'), '--json']).out)).toMatchObject({ applied: false, problems: [{ code: 'map-field-unknown' }] });
  expect(muster(['import', 'list.csv', '--map', 'none.json', '--data', join(data, 'd')])).toMatchObject({ code: 1, err: expect.stringMatching(/no file/) as string });
});

test('a dry run where there is no data yet leaves no data', () => {
  const list = join(data, 'list.csv');
  writeFileSync(list, 'Student ID,Name,Class\n1,Ana Moss,1\n');
  const folder = join(data, 'new');
  const done = muster(['import', list, '--dry-run', '--json', '--data', folder]);
  expect(done.code).toBe(0);
  expect(json(done.out)).toMatchObject({ applied: false, dryRun: true, people: { students: 1 } });
  expect(existsSync(folder)).toBe(false);
});

test('what is not understood, and what cannot be done, is said in JSON to whoever asks for JSON', () => {
  const notUnderstood = muster(['import', '--json']);
  expect(notUnderstood).toMatchObject({ code: 2, err: expect.stringMatching(/missing required argument/) as string });
  expect(json(notUnderstood.out)).toMatchObject({ rejection: { name: 'NotUnderstood', message: expect.stringMatching(/^missing required argument/) as string } });
  expect(muster(['import'])).toMatchObject({ code: 2, out: '' });
  const none = muster(['verify', '--json', '--data', join(data, 'none')]);
  expect(none.code).toBe(1);
  expect(json(none.out)).toMatchObject({ rejection: { name: 'NoData' } });
});

test('a headless host says where it is in one line; the command line asks it; it ends in order', async () => {
  const host = spawn(process.execPath, [join(HOST, 'serve.ts'), '--data', data, '--port', '0', '--no-lan'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: host.stdout })[Symbol.asyncIterator]();
  const ready = json(String((await lines.next()).value));
  expect(ready['url']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#code=[a-z2-7]+$/);
  expect(muster(['sample', '--students', '40', '--data', data]).code).toBe(0);
  expect(json(muster(['status', '--data', data, '--json']).out)).toMatchObject({ students: 40 });
  expect(muster(['verify', '--data', data]).code).toBe(0);
  expect(muster(['rebuild', '--data', data]).code).toBe(0);
  const second = spawnSync(process.execPath, [join(HOST, 'serve.ts'), '--data', data], { encoding: 'utf8' });
  expect(json(second.stdout)['url']).toMatch(/#code=/);
  host.kill('SIGTERM');
  expect(await once(host, 'exit')).toEqual([0, null]);
  expect(existsSync(join(data, 'closed-in-order.json'))).toBe(true);
  expect(existsSync(join(data, 'host.json'))).toBe(false);
});

test('an import that cannot begin says so in words, and in JSON of the same form', () => {
  const list = join(data, 'list.csv');
  writeFileSync(list, 'Student ID,Name,Class\n1,Ana Moss,1\n');
  for (const args of [['--data', list], ['--data', join(list, 'below')], ['--data', join(data, 'own'), '--map', data], ['--data', join(data, 'own'), '--map', join(data, 'nowhere.json')]]) {
    const done = muster(['import', list, ...args, '--json']);
    expect(done).toMatchObject({ code: 1, err: '' });
    expect(json(done.out)).toMatchObject({ applied: false, people: { students: 0, guardians: 0, staff: 0 }, restrictions: 0, problems: [] });
    expect(JSON.stringify(json(done.out)['rejection'])).toMatch(/list\.csv|muster-cli/);
    const said = muster(['import', list, ...args]);
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).not.toMatch(/\n\s+at /);
  }
});

test('names of sites and people have a limit, and the name of a school that is longer is cut', () => {
  const long = 'x'.repeat(150);
  const list = join(data, 'list.csv');
  writeFileSync(list, `Student ID,Name,Class,School\n1,Ana Moss,1,${long}\n`);
  expect(muster(['import', list, '--data', join(data, 'own'), '--founder', ' '])).toMatchObject({ code: 2 });
  expect(muster(['import', list, '--data', join(data, 'own'), '--site-name', long])).toMatchObject({ code: 2 });
  expect(muster(['import', list, '--data', join(data, 'own')])).toMatchObject({ code: 0 });
  expect(json(muster(['status', '--data', join(data, 'own'), '--json']).out)).toMatchObject({ siteName: 'x'.repeat(120), students: 1 });
});
