/** Faults on the database file: the console starts and can be used, keeps what was there, loses nothing that a backup or a peer holds, and never numbers anew what peers have heard. */
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/driver.ts';
import type { WireCommit } from '../../db/log/wire.ts';
import { commitsLeftIn } from '../../db/read-back.ts';
import { verifyFile } from '../../electron/host/cli/operations.ts';
import { nodeDigests, sealChecker } from '../../electron/host/system/crypto.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { Random } from '../support/console.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

const SEED = Number(process.env['MUSTER_SEED'] ?? 20_261_122);
const random = new Random(SEED);
const NOTES = 24;
const DB = 'muster.db';

/** `closed`: in order. `crashed`: with the newest commits in the WAL alone. Each with a backup that has half of the notes. */
type State = 'closed' | 'crashed';
let root: string;
let whole: readonly WireCommit[];
let incident: string;
let inBackup: number;
let number = 0;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'muster-broken-'));
  const own = await openFolderConsole(join(root, 'closed'));
  own.must({ type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana Okonkwo', consoleName: 'Office' });
  incident = String(own.must({ type: 'StartIncident', directive: 'hold', detail: '', exercise: true }).result['incident']);
  const note = (text: string): unknown => own.must({ type: 'AddNote', incident, text });
  for (let n = 0; n < NOTES / 2; n++) note(`before the backup ${n}`);
  expect(await own.data.care.backUp()).toMatchObject({ ok: true });
  inBackup = own.console.committer.log.eventCount();
  for (let n = 0; n < NOTES / 2; n++) note(`after the backup ${n}`);
  // As each minute.
  own.data.look();
  cpSync(own.path, join(root, 'crashed'), { recursive: true, filter: (file) => !file.endsWith('-shm') });
  await own.close();
  const db = openDatabase(join(root, 'closed', DB), { synchronous: 'FULL', readonly: true });
  whole = [...commitsLeftIn(db, { digests: nodeDigests, seals: sealChecker() })].map((commit) => defined(commit ?? undefined, 'nothing is broken yet'));
  db.close();
}, 30_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

function copyOf(state: State, at = root): string {
  number += 1;
  const path = join(at, `case-${number}`);
  cpSync(join(root, state), path, { recursive: true });
  return path;
}

const events = (own: FolderConsole): number => own.console.committer.log.eventCount();
const eventsInAll = (): number => whole.reduce((sum, commit) => sum + commit.events.length, 0);
const recoveryOf = (own: FolderConsole): NonNullable<ReturnType<typeof own.data.care.row>['recovery']> => defined(own.data.care.row().recovery ?? undefined, 'it says what happened');
const writes = (own: FolderConsole): void => void own.must({ type: 'StartIncident', directive: 'lockdown', detail: '', exercise: false });

/** What a peer holds comes: then all is here again, and no number was given twice. */
function hearPeer(own: FolderConsole): void {
  for (const commit of whole) expect(['landed', 'known']).toContain(own.console.committer.receive(commit).result);
  const has = own.console.db.prepare<[string], number>('SELECT 1 FROM log_event WHERE header = ?').pluck();
  for (const commit of whole) for (const { header } of commit.events) expect(has.get(header)).toBe(1);
  expect(own.console.read('site', {})).toMatchObject([{ founded: true, siteName: 'Larkmoor', forks: 0, waiting: 0 }]);
}

async function isWhole(own: FolderConsole): Promise<void> {
  await own.close();
  expect((await verifyFile(join(own.path, DB))).findings).toEqual([]);
}

function flip(file: string, times: number): void {
  const bytes = readFileSync(file);
  for (let n = 0; n < times; n++) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  writeFileSync(file, bytes);
}

const REPLACED: Readonly<Record<string, (file: string) => void>> = {
  empty: (file) => truncateSync(file, 0),
  gone: (file) => rmSync(file),
  'a text in its place': (file) => writeFileSync(file, 'no database any more '.repeat(1_000)),
  'a broken header': (file) => writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 7\0'), readFileSync(file).subarray(16)])),
  'a folder in its place': (file) => {
    rmSync(file);
    mkdirSync(file);
  },
  'another program’s database': (file) => {
    rmSync(file);
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE recipe (name TEXT)');
    other.close();
  },
  'a torn end': (file) => truncateSync(file, Math.floor(statSync(file).size / 3)),
};

test.each(Object.keys(REPLACED))('a database that is %s: the last backup takes its place, what was there is kept, and what came after comes from peers', async (fault) => {
  const path = copyOf('closed');
  defined(REPLACED[fault], 'it is one of them')(join(path, DB));
  const broken = existsSync(join(path, DB)) && statSync(join(path, DB)).isFile() ? readFileSync(join(path, DB)) : null;
  const own = await openFolderConsole(path);
  expect(recoveryOf(own)).toMatchObject({ backupWall: expect.any(Number) as number });
  expect(own.console.read('site', {})).toMatchObject([{ siteName: 'Larkmoor', dataTrouble: 'recovered' }]);
  expect(events(own)).toBeGreaterThanOrEqual(inBackup);
  if (broken !== null) expect(readFileSync(join(path, 'kept-aside/1', DB))).toEqual(broken);
  writes(own);
  hearPeer(own);
  await isWhole(own);
});

test('a text in its place and no backup: it begins empty, raises an alarm, and has all when a peer has spoken', async () => {
  const path = copyOf('closed');
  rmSync(join(path, 'backups'), { recursive: true });
  writeFileSync(join(path, DB), 'x'.repeat(5_000));
  const own = await openFolderConsole(path);
  expect(recoveryOf(own)).toMatchObject({ why: 'SQLITE_NOTADB', backupWall: null });
  writes(own);
  hearPeer(own);
  await isWhole(own);
});

test('the newest backup is damaged too: an older one takes its place, and with none what can be read is read back', async () => {
  const path = copyOf('closed');
  const [name = ''] = readdirSync(join(path, 'backups'));
  cpSync(join(path, 'backups', name), join(path, 'backups', name.replace(/\d{4}-\d\d-\d\d/, '2020-01-01')));
  truncateSync(join(path, 'backups', name), 50_000);
  truncateSync(join(path, DB), 60_000);
  const own = await openFolderConsole(path);
  expect(recoveryOf(own).backupWall).toBeLessThan(Date.UTC(2021));
  hearPeer(own);
  await own.close();
});

test(`cut off anywhere (seed ${SEED})`, async () => {
  const size = statSync(join(root, 'closed', DB)).size;
  for (let round = 0; round < 4; round++) {
    const path = copyOf('closed');
    truncateSync(join(path, DB), 1 + random.below(size - 1));
    const own = await openFolderConsole(path);
    expect(recoveryOf(own).why).toMatch(/^(?:SQLITE_|GONE)/);
    expect(events(own)).toBeGreaterThanOrEqual(inBackup);
    writes(own);
    hearPeer(own);
    await own.close();
  }
});

test(`bits that are flipped in the file, after a crash: what is not what was written is seen at the start, and mended with and without a backup (seed ${SEED})`, async () => {
  let mended = 0;
  for (let round = 0; round < 4; round++) {
    const path = copyOf('closed');
    rmSync(join(path, 'closed-in-order.json'));
    if (round % 2 === 1) rmSync(join(path, 'backups'), { recursive: true });
    flip(join(path, DB), 20);
    const own = await openFolderConsole(path);
    mended += Number(own.data.care.row().recovery !== null);
    if (round % 2 === 0) expect(events(own)).toBeGreaterThanOrEqual(inBackup);
    // Views are not looked at when it starts: the next backup does, and they are made of the log.
    await own.console.rebuild(() => undefined);
    writes(own);
    hearPeer(own);
    await own.close();
  }
  expect(mended).toBeGreaterThan(0);
});

test('one letter of what was written, changed in a file that was closed in order: the next backup finds it, and the start after it mends it', async () => {
  const path = copyOf('closed');
  const db = new DatabaseSync(join(path, DB));
  db.exec("UPDATE log_payload SET payload = replace(payload, 'after the backup 3', 'after the backup 4')");
  db.close();
  const own = await openFolderConsole(path);
  expect(await own.data.care.backUp()).toMatchObject({ ok: false, error: { message: expect.stringMatching(/damaged/) as string } });
  expect(own.data.backups()).toHaveLength(1);
  await own.close();
  const mended = await openFolderConsole(path);
  expect(recoveryOf(mended)).toMatchObject({ why: 'CONTENT', read: { lost: 1 } });
  expect(events(mended)).toBeLessThan(eventsInAll());
  hearPeer(mended);
  await isWhole(mended);
});

test(`after a crash, with a WAL that is flipped, cut or gone: nothing that the backup holds is lost, and the rest comes from peers under its old numbers (seed ${SEED})`, async () => {
  const old = await openFolderConsole(copyOf('closed'));
  const continued = old.console.origin;
  await old.close();
  for (let round = 0; round < 6; round++) {
    const path = copyOf('crashed');
    const wal = join(path, `${DB}-wal`);
    if (round < 3) flip(wal, 1 + random.below(3));
    else if (round < 5) truncateSync(wal, random.below(statSync(wal).size));
    else rmSync(wal);
    const own = await openFolderConsole(path);
    expect(own.console.origin).not.toBe(continued);
    expect(events(own)).toBeGreaterThanOrEqual(inBackup);
    writes(own);
    hearPeer(own);
    await own.close();
  }
});

test('a file that somebody made read-only is ours and is written again', async () => {
  const path = copyOf('closed');
  chmodSync(join(path, DB), 0o400);
  const own = await openFolderConsole(path);
  expect(own.data.care.row().recovery).toBeNull();
  writes(own);
  expect(events(own)).toBeGreaterThan(eventsInAll());
  await own.close();
});

test('what is kept beside the database may be broken too: it starts all the same, and begins a new incarnation', async () => {
  const path = copyOf('closed');
  for (const name of ['site.json', 'recovery.json', 'backups.json', 'closed-in-order.json']) writeFileSync(join(path, name), '{"half": ');
  const own = await openFolderConsole(path);
  expect(events(own)).toBe(eventsInAll());
  writes(own);
  await own.close();
});

test('the data folder is gone: it is made anew, and this computer belongs to no school', async () => {
  const path = copyOf('closed');
  rmSync(path, { recursive: true });
  const own = await openFolderConsole(path);
  expect(own.console.read('site', {})).toMatchObject([{ founded: false, dataTrouble: null }]);
  await own.close();
});

test('nothing of a photo is deleted before a person has read what happened', async () => {
  const path = copyOf('closed');
  writeFileSync(join(path, 'photos', 'a'.repeat(64)), 'a picture');
  writeFileSync(join(path, DB), 'no database');
  const own = await openFolderConsole(path);
  await own.console.goOn();
  expect(readdirSync(join(path, 'photos'))).toHaveLength(1);
  expect(await own.console.query('putAwayRecovery', {})).toMatchObject({ ok: true });
  expect(own.console.read('site', {})).toMatchObject([{ dataTrouble: null }]);
  await own.console.goOn();
  expect(readdirSync(join(path, 'photos'))).toEqual([]);
  await own.close();
});

const disk = mountSmallDisk(64);
afterAll(() => disk?.remove());
describe.skipIf(disk === null)(`a full disk${disk === null ? ' (skipped: this machine lets nobody but root mount one)' : ''}`, () => {
  test('and a database that cannot be read: it starts on the reserve, and an alarm is saved', async () => {
    const small = defined(disk ?? undefined, 'skipped without one');
    const path = copyOf('closed', small.path);
    writeFileSync(join(path, 'ballast'), Buffer.alloc(16 * 1024 * 1024, 1));
    truncateSync(join(path, DB), 9_000);
    small.fill();
    const own = await openFolderConsole(path);
    expect(recoveryOf(own)).toMatchObject({ aside: 'kept-aside/1' });
    writes(own);
    small.empty();
    hearPeer(own);
    await own.close();
  });
});
