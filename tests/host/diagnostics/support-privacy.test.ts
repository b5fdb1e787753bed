/**
 * A school with a word of its own in every place where somebody can type one lives through an incident, imports,
 * refusals, wrong PINs and a crash; and none of these words, nor four letters of one, are in the log, the support file or
 * what the host says to the terminal.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { supportOf, supportOfRunning, verifyFile } from '../../../electron/host/cli/operations.ts';
import { systemClock } from '../../../electron/host/system/clock.ts';
import { nodeDigests, randomIds } from '../../../electron/host/system/crypto.ts';
import { WindowRequests } from '../../../electron/host/web/window-requests.ts';
import { queries } from '../../../shared/contract/procedures.ts';
import { commandSchemas } from '../../../shared/domain/registry.ts';
import { openFolderConsole, type FolderConsole } from '../../support/own-console.ts';
import { unzipped } from '../../support/unzipped.ts';
import { hostileWord, withHostileWords, wordPlaces } from './hostile-words.ts';

/** Columns of a class list, each with a word of its own in two rows; the last is a column that nobody knows. */
const COLUMNS = ['Student Number', 'First Name', 'Last Name', 'Preferred Name', 'Date of birth', 'Grade', 'Homeroom', 'Teacher', 'Room', 'Bus', 'Home Language', 'Parent 1 Name', 'Parent 1 Relationship', 'Parent 1 Email', 'Parent 1 Phone', 'Parent 1 custody restriction', hostileWord('an unknown column')];
/** The second student's parent may come; the first one's may not. */
const cell = (column: string, row: number): string => (column.endsWith('restriction') && row === 2 ? '' : column === 'Date of birth' ? '2013-09-13' : column.endsWith('Email') ? `${hostileWord(`${column} ${row}`)}@example.org` : hostileWord(`${column} ${row}`));
const classList = [COLUMNS, ...[1, 2].map((row) => COLUMNS.map((column) => cell(column, row)))].map((cells) => cells.join(',')).join('\n');
const IMPORT_WORDS = [...COLUMNS.flatMap((column) => [1, 2].map((row) => hostileWord(`${column} ${row}`))), hostileWord('an unknown column'), hostileWord('file name'), hostileWord('damaged file name')];
const CRASH_WORDS = ['an exception', 'a place in the stack'].map(hostileWord);

let own: FolderConsole;
const said: string[] = [];
/** Of everything that was typed. */
const typed = new Set<string>();
const places = new Set<string>();
let bundles: { readonly name: string; readonly text: string }[][] = [];

async function importWords(): Promise<void> {
  const folder = join(own.path, 'given');
  mkdirSync(folder);
  const list = join(folder, `${hostileWord('file name')}.csv`);
  writeFileSync(list, classList);
  const preview = await own.console.imports.preview({ kind: 'files', paths: [list] }, null);
  if (!preview.ok || preview.value.ticket === null) throw new Error(`the class list was refused: ${JSON.stringify(preview)}`);
  const applied = await own.console.imports.apply(preview.value.ticket, null, own.console.commandLine());
  expect(applied.ok).toBe(true);
  const damaged = join(folder, `${hostileWord('damaged file name')}.csv`);
  writeFileSync(damaged, classList.replace('Last Name', hostileWord('a header that is none')));
  await own.console.imports.preview({ kind: 'files', paths: [damaged] }, null);
  for (const word of IMPORT_WORDS) typed.add(word);
}

beforeAll(async () => {
  const terminal = vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => void said.push(words.map(String).join(' ')));
  own = await openFolderConsole();
  const requests = new WindowRequests(own.console, systemClock, own.log);
  let event = '0'.repeat(64);
  let incident = randomIds.next();
  /** Of whom the commands of this round are: the student whose parent may come, or the one with a restriction. */
  let turn = 0;
  const students = (): string[] => [1, 2].flatMap((row) => own.console.read('people', { kind: 'student' }).find(({ name }) => name.family === cell('Last Name', row))?.person ?? []);
  const known = (key: string, pattern: string): string => {
    if (key === 'stop') return own.console.read('step-aside', { incident }).find((row) => row.student === students()[turn])?.stop ?? event;
    if (key === 'checkIn') return own.console.read('pickups', { incident }).find((row) => row.student === students()[turn])?.checkIn ?? event;
    if (key === 'lastFour') return '9156';
    if (key === 'card') return 'C-0147-H';
    // A kind of call: of the school's list, or a new one.
    if (pattern.startsWith('^[a-z]')) return 'medical';
    if (pattern.includes('{64}')) return event;
    if (!pattern.includes('{26}')) return '2026-11-19';
    if (key === 'incident') return incident;
    if (key === 'visitor') return own.console.read('visitors', { date: own.console.reader.today() })[0]?.visitor ?? randomIds.next();
    if (key === 'room' || key === 'rooms') return own.console.read('rooms', {})[0]?.key ?? randomIds.next();
    if (key === 'classId') return own.console.read('roster-classes', {})[0]?.key ?? randomIds.next();
    const student = students()[key === 'other' ? 1 - turn : turn] ?? randomIds.next();
    if (key === 'contact') return own.console.read('student', { person: student, incident: null })[0]?.contacts[0]?.contact ?? randomIds.next();
    // Not the founder, who acts here and is to keep the role.
    if (key === 'staff') return own.console.read('staff-access', {}).find(({ role }) => role !== 'administrator')?.staff ?? randomIds.next();
    return student;
  };
  const send = (type: keyof typeof commandSchemas, variant: number): void => {
    const made = withHostileWords(commandSchemas[type], type, variant, known);
    const answer = requests.command({ commandId: randomIds.next(), command: made.value });
    if (!answer.ok && answer.rejection.name === 'NotUnderstood') return;
    for (const place of made.places) places.add(place);
    if (!answer.ok || !answer.value.accepted) return;
    event = answer.value.events.at(-1) ?? event;
    incident = answer.value.result['incident'] ?? incident;
  };
  send('FoundSite', 0);
  await importWords();
  send('StartIncident', 1);
  const STOPS_A_RELEASE = new Set(['SetRestriction', 'EndStepAside']);
  const all = (Object.keys(commandSchemas) as (keyof typeof commandSchemas)[]).filter((type) => type !== 'CloseIncident');
  for (let variant = 0; variant < 4; variant++) {
    turn = Math.floor(variant / 2);
    for (const type of all) if (turn === 0 || !STOPS_A_RELEASE.has(type)) send(type, variant);
  }
  send('CloseIncident', 0);
  for (const name of Object.keys(queries) as (keyof typeof queries)[]) {
    const made = withHostileWords(queries[name].params, `query ${name}`, 0, known);
    await requests.query({ name, params: made.value });
    for (const place of made.places) places.add(place);
  }
  for (const place of places) typed.add(hostileWord(place));

  const [inMessage = '', inStack = ''] = CRASH_WORDS;
  const crash = new Error(`could not read ${inMessage}`);
  crash.stack = `Error: could not read ${inMessage}\n    at /home/${inStack}/x.ts:1:1\n    at read (/home/${inStack}/muster/file.ts:3:4)`;
  own.log.fault('uncaught', crash);
  for (const word of CRASH_WORDS) typed.add(word);
  bundles = [await unzipped((await supportOfRunning(own)).zip)];
  // The data is damaged while it is used: a command ends in an exception that quotes it.
  own.console.db.exec('DROP TABLE view_visit');
  requests.command({ commandId: randomIds.next(), command: withHostileWords(commandSchemas.SignInVisitor, 'SignInVisitor', 0, known).value });
  bundles.push(await unzipped((await supportOf(own.folder, own.folder.database, await verifyFile(own.folder.database), own.timings.rows())).zip));
  terminal.mockRestore();
});
afterAll(() => own.remove());

test('every place where somebody can type something had a word in it', () => {
  const all = [...Object.entries(commandSchemas).flatMap(([type, schema]) => wordPlaces(schema, type)), ...Object.entries(queries).flatMap(([name, { params }]) => wordPlaces(params, `query ${name}`))];
  expect(all.filter((place) => !places.has(place))).toEqual([]);
  expect(all.length).toBeGreaterThan(100);
});

test('the words are in the data', () => {
  const data = readFileSync(own.folder.database, 'latin1') + readFileSync(`${own.folder.database}-wal`, 'latin1');
  const kept = [...typed].filter((word) => data.includes(word));
  expect(kept.length).toBeGreaterThan(60);
  expect(kept).toEqual(expect.arrayContaining(['FoundSite.siteName', 'SetRestriction.words', 'AddNote.text', 'RecordCall.said', 'ReportPeople.reports[].where', 'SignInVisitor.name', 'Parent 1 Phone 1'].map(hostileWord)));
});

test('none of them, nor four letters of one, are in the log, the support file or on the terminal', () => {
  const logs = readdirSync(join(own.path, 'logs')).map((name) => readFileSync(join(own.path, 'logs', name), 'utf8'));
  const everything = [...logs, ...said, ...bundles.flat().flatMap(({ name, text }) => [name, text])].join('\n').toLowerCase();
  const pieces = new Set([...typed].flatMap((word) => Array.from({ length: word.length - 3 }, (_, i) => word.slice(i, i + 4))));
  expect([...pieces].filter((piece) => everything.includes(piece))).toEqual([]);
  // And the search finds what is there.
  expect(everything).toContain('importproblem');
  expect(`${everything}${hostileWord('AddNote.text')}`).toContain(hostileWord('AddNote.text').slice(4, 8));
});

test('what a developer needs is in the file', () => {
  const [first = [], second = []] = bundles;
  expect(first.map(({ name }) => name)).toEqual(['README.txt', 'report.json', 'logs/host.jsonl']);
  const textOf = (bundle: typeof first, name: string): string => bundle.find((one) => one.name === name)?.text ?? '';
  expect(textOf(first, 'README.txt')).toMatch(/What is not in it/);
  expect(JSON.parse(textOf(first, 'report.json'))).toMatchObject({
    muster: '0.1.0',
    database: { readable: true, forks: 0, byType: expect.arrayContaining([{ type: 'v2.IncidentStarted', events: expect.any(Number) as number }]) as unknown, origins: [{ origin: own.console.origin }] },
    verify: { findings: [] },
  });
  const lines = textOf(second, 'logs/host.jsonl').trim().split('\n').map((line) => JSON.parse(line) as { event: string; refused?: string | null; at: string });
  const events = new Set(lines.map(({ event }) => event));
  expect([...events]).toEqual(expect.arrayContaining(['started', 'command', 'query', 'importRead', 'importProblem', 'importApplied', 'verified', 'fault']));
  expect(lines.filter(({ event, refused }) => event === 'command' && refused === null).length).toBeGreaterThan(20);
  expect(lines.filter(({ event, refused }) => event === 'command' && refused !== null).length).toBeGreaterThan(20);
  expect(lines.filter(({ event }) => event === 'fault')).toMatchObject([{ place: 'uncaught', frames: [' (x.ts:1:1)', 'read (file.ts:3:4)'] }, { place: 'command SignInVisitor', error: 'SqliteError' }]);
  expect(JSON.parse(textOf(second, 'report.json'))).toMatchObject({ verify: { findings: [{ table: '(file)', no: null }] } });
  expect(nodeDigests.sha256(textOf(first, 'README.txt'))).toBe(nodeDigests.sha256(textOf(second, 'README.txt')));
});
