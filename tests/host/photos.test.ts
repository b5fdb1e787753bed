/** Photos through the command line's import and the host's own door: staged, filed after the roster, served to a session, removed, and carried through a kill. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importFiles, loadSample, verifyFile, type ImportReport } from '../../electron/host/cli/operations.ts';
import { openDoor, type Door } from '../../electron/host/web/open-door.ts';
import { Sessions } from '../../electron/host/web/sessions.ts';
import { randomIds } from '../../electron/host/system/crypto.ts';
import { breathe, systemClock, systemTimers } from '../../electron/host/system/clock.ts';
import { PROTOCOL_VERSION, type SubscriptionRow } from '../../shared/contract/procedures.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { StreamName } from '../../shared/kernel/ids.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';
import { jpeg, png } from '../support/pictures.ts';
import { zipOf, type ZipEntry } from '../roster-import/zip-writer.ts';

let own: FolderConsole;
beforeEach(async () => {
  own = await openFolderConsole();
});
afterEach(() => own.remove());

const LIST = ['Student Number,First name,Last name,Grade,Homeroom', ...Array.from({ length: 60 }, (_, index) => `${1001 + index},Ana${index},Garcia${index},7,7A`)].join('\r\n');
const roster = (): string => put('class.csv', LIST);
function put(name: string, content: string | Uint8Array): string {
  const path = join(own.path, name);
  writeFileSync(path, content);
  return path;
}
const photoZip = (...entries: readonly ZipEntry[]): string => put('photos.zip', zipOf(entries));
const photosOf = (count: number, shift = 0): ZipEntry[] => Array.from({ length: count }, (_, index) => ({ name: `${1001 + index}.jpg`, bytes: jpeg(index + shift) }));
const asked = (...files: readonly string[]) => ({ files: [...files], school: null, dryRun: false, acceptLeaving: null, map: null, siteName: 'North', founder: 'Dana Okonkwo' });
const importing = (...files: readonly string[]): Promise<ImportReport> => importFiles(own.console, asked(...files));
const onDisk = (): string[] => readdirSync(join(own.path, 'photos')).sort();
const staging = (): string[] => (existsSync(join(own.path, 'staging')) ? readdirSync(join(own.path, 'staging')) : []);
const students = (): readonly SubscriptionRow<'people'>[] => own.console.read('people', { kind: 'student' });
const withPhoto = (): number => students().filter((one) => one.photo !== null).length;
const filings = (): number => Number(own.console.db.prepare("SELECT count(*) FROM log_event WHERE type = 'v1.PhotoFiled'").pluck().get());
const recordOf = (person: string): SubscriptionRow<'student'> => defined(own.console.read('student', { person, incident: null })[0], 'a student');

describe('an import with photos', () => {
  test('files them after the roster, counts them, and is nothing when it is done again', async () => {
    const report = await importing(roster(), photoZip(...photosOf(45), { name: 'teacher.jpg', bytes: jpeg(900) }));
    expect(report).toMatchObject({ applied: true, people: { students: 60 }, photos: { filed: 45, unchanged: 0, unmatched: 1 }, problems: expect.arrayContaining([expect.objectContaining({ code: 'photos-unmatched' })]) as object });
    expect([withPhoto(), onDisk().length, filings(), staging()]).toEqual([45, 45, 45, []]);
    expect(onDisk()).toContain(hash('sha256', jpeg(0)));
    if (process.platform !== 'win32') expect([statSync(join(own.path, 'photos')).mode & 0o077, statSync(join(own.path, 'photos', onDisk()[0] ?? '')).mode & 0o077]).toEqual([0, 0]);
    const events = own.console.committer.log.eventCount();
    expect(await importing(photoZip(...photosOf(45)))).toMatchObject({ applied: true, source: 'Photos', people: { students: 60 }, photos: { filed: 0, unchanged: 45, unmatched: 0 } });
    expect([own.console.committer.log.eventCount(), staging()]).toEqual([events, []]);
    expect((await verifyFile(own.folder.database)).findings).toEqual([]);
  });

  test('alone changes no roster; a new picture takes the place of the old one, whose bytes go', async () => {
    await importing(roster());
    const heads = own.console.read('site', {})[0]?.rosterAsOfWall;
    expect(await importing(photoZip(...photosOf(30)))).toMatchObject({ applied: true, people: { students: 60 }, added: 0, withdrawn: 0, photos: { filed: 30 } });
    const before = onDisk();
    expect(await importing(photoZip(...photosOf(30, 500)))).toMatchObject({ photos: { filed: 30, unchanged: 0 } });
    expect([withPhoto(), onDisk().length, onDisk().filter((name) => before.includes(name))]).toEqual([30, 30, []]);
    expect(own.console.read('site', {})[0]?.rosterAsOfWall).toBe(heads);
  });

  test('puts right two that were swapped', async () => {
    const swapped = (...numbers: readonly number[]): string => photoZip(...numbers.map((number, index) => ({ name: `${1001 + index}.jpg`, bytes: jpeg(number) })));
    const order = Array.from({ length: 50 }, (_, index) => index);
    await importing(roster(), swapped(...order));
    expect(await importing(swapped(49, ...order.slice(1, 49), 0))).toMatchObject({ photos: { filed: 2, unchanged: 48 } });
    expect([withPhoto(), onDisk().length]).toEqual([50, 50]);
    expect(recordOf(defined(students().find((one) => one.name.given === 'Ana0'), 'Ana0').person).photos).toMatchObject([{ sha256: hash('sha256', jpeg(49)), by: 'Dana Okonkwo' }]);
  });

  test('is refused without a roster, as a whole where the zip is damaged, and leaves nothing where it is only tried', async () => {
    expect(await importing(photoZip(...photosOf(3)))).toMatchObject({ applied: false, problems: [{ code: 'photos-without-roster' }], photos: { filed: 0 } });
    expect(await importing(roster(), photoZip({ name: '1001.jpg', bytes: jpeg(1), statedCrc: 5 }))).toMatchObject({ applied: false, problems: expect.arrayContaining([expect.objectContaining({ code: 'zip-damaged' })]) as object });
    const tried = { ...asked(roster(), photoZip(...photosOf(3))), dryRun: true };
    expect(await importFiles(own.console, tried)).toMatchObject({ applied: false, photos: { filed: 3 }, rejection: null });
    expect([students(), onDisk(), staging()]).toEqual([[], [], []]);
  });

  test('of whose photo only the fact arrived brings its bytes, and no second fact', async () => {
    await importing(roster(), photoZip(...photosOf(5)));
    for (const name of onDisk()) rmSync(join(own.path, 'photos', name));
    expect(await importing(photoZip(...photosOf(5)))).toMatchObject({ photos: { filed: 5, unchanged: 0 } });
    expect([onDisk().length, filings()]).toEqual([5, 5]);
  });

  test('does not overlook a student added by hand', async () => {
    await importing(roster());
    const { result } = own.must({ type: 'AddPerson', kind: 'student', fields: { givenName: 'New', familyName: 'Child', studentNumber: '09999' }, classId: null, why: 'Came today' });
    expect(await importing(photoZip({ name: '09999.png', bytes: png(9) }))).toMatchObject({ photos: { filed: 1 } });
    expect(recordOf(result['person'] ?? '').photos).toHaveLength(1);
  });
});

describe('a photo that is removed', () => {
  test('RO-17 is deleted, and stays away when the same one is imported again', async () => {
    await importing(roster(), photoZip(...photosOf(2)));
    const { person } = defined(students().find((one) => one.name.given === 'Ana0'), 'Ana0');
    const [photo] = recordOf(person).photos;
    const filing = defined(photo?.filings[0], 'it is on file');
    own.must({ type: 'RemovePhoto', person, filings: [filing], why: 'This is another child' });
    expect([recordOf(person).photos, onDisk()]).toEqual([[], [hash('sha256', jpeg(1))]]);
    expect(own.refused({ type: 'RemovePhoto', person, filings: [filing], why: 'Twice' })).toBe('PhotoNoLongerOnFile');
    expect(await importing(photoZip(...photosOf(2)))).toMatchObject({ photos: { filed: 0, unchanged: 1 }, problems: expect.arrayContaining([expect.objectContaining({ code: 'photos-removed' })]) as object });
    expect(onDisk()).toHaveLength(1);
  });

  test('by erasure of its stream goes too, and one of somebody who left stays until then', async () => {
    await importing(roster(), photoZip(...photosOf(2)));
    const { person } = defined(students().find((one) => one.name.given === 'Ana0'), 'Ana0');
    own.must({ type: 'RemovePerson', person, kind: 'student', why: 'Moved' });
    expect(onDisk()).toHaveLength(2);
    own.must({ type: 'ErasePayloads', streams: [`photo/${person}` as StreamName], reason: 'Left a year ago' });
    expect(onDisk()).toEqual([hash('sha256', jpeg(1))]);
  });

  test('just before the power went is deleted at the next start', async () => {
    await importing(roster(), photoZip(...photosOf(2)));
    writeFileSync(join(own.path, 'photos', 'f'.repeat(64)), jpeg(77));
    await own.close();
    own = await openFolderConsole(own.path);
    await own.console.goOn();
    expect(onDisk()).toHaveLength(2);
  });
});

describe('at the door', () => {
  let door: Door;
  let at: string;
  beforeEach(async () => {
    await importing(roster(), photoZip(...photosOf(2)));
    const opened = await openDoor({ core: own.console, port: 0, renderer: { read: async () => null }, clock: systemClock, ids: randomIds, sessions: new Sessions(systemClock, randomIds), timers: systemTimers, breathe, log: { note: () => undefined, fault: (_what, error) => { throw error; } }, controlToken: 'x'.repeat(32), control: {}, makeSupport: async () => new Uint8Array() });
    if (!opened.ok) throw new Error(opened.error.name);
    door = opened.value;
    at = `http://127.0.0.1:${door.port}`;
  });
  afterEach(() => door.close());

  async function session(): Promise<string> {
    const code = new URL(door.freshUrl()).hash.slice('#code='.length);
    const answer = await fetch(`${at}/session`, { method: 'POST', headers: { origin: at, 'content-type': 'application/json' }, body: JSON.stringify({ code, protocol: PROTOCOL_VERSION }) });
    return ((await answer.json()) as { token: string }).token;
  }

  test('a photo is given to a session only, as what it is, and kept by no browser', async () => {
    const [sha256 = ''] = onDisk();
    const authorization = `Bearer ${await session()}`;
    const answer = await fetch(`${at}/photo/${sha256}`, { headers: { authorization } });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-content-type-options'), answer.headers.get('cache-control')]).toEqual([200, 'image/jpeg', 'nosniff', 'no-store']);
    expect(hash('sha256', Buffer.from(await answer.arrayBuffer()))).toBe(sha256);
    expect((await fetch(`${at}/photo/${sha256}`)).status).toBe(401);
    expect((await fetch(`${at}/photo/${sha256}`, { headers: { authorization: 'Bearer nobody' } })).status).toBe(401);
    for (const other of ['f'.repeat(64), '..%2fconsole-key.pem', `${sha256}x`, '']) expect((await fetch(`${at}/photo/${other}`, { headers: { authorization } })).status).toBe(404);
  });

  test('bytes that were changed on disk, or are nobody’s, are not given', async () => {
    const [sha256 = '', other = ''] = onDisk();
    const authorization = `Bearer ${await session()}`;
    writeFileSync(join(own.path, 'photos', sha256), jpeg(800));
    writeFileSync(join(own.path, 'photos', hash('sha256', jpeg(801))), jpeg(801));
    const statuses = await Promise.all([sha256, hash('sha256', jpeg(801)), other].map(async (one) => (await fetch(`${at}/photo/${one}`, { headers: { authorization } })).status));
    expect(statuses).toEqual([404, 404, 200]);
  });
});

describe('a process that is killed', () => {
  const MUSTER = join(import.meta.dirname, '../../electron/host');
  const serve = (): ChildProcess => spawn(process.execPath, [join(MUSTER, 'serve.ts'), '--data', own.path, '--port', '0', '--no-lan'], { stdio: ['ignore', 'pipe', 'inherit'] });

  test.each([0, 20, 80])('after %i photos: the next host files the rest', async (atLeast) => {
    await loadSample(own.console, { seed: 1, students: 400, date: '2026-10-14', founder: 'Dana Okonkwo' });
    const numbers = students().flatMap(({ person }) => recordOf(person).studentNumber ?? []);
    const zip = photoZip(...numbers.map((number, index) => ({ name: `${number}.jpg`, bytes: jpeg(index, 20_000) })));
    await own.close();
    const cli = spawn(process.execPath, [join(MUSTER, 'cli/muster.ts'), 'import', zip, '--data', own.path], { stdio: ['ignore', 'ignore', 'inherit'] });
    await expect.poll(() => staging().some((id) => existsSync(join(own.path, 'staging', id, 'applying.json'))), { interval: 1, timeout: 20_000 }).toBe(true);
    const db = new DatabaseSync(join(own.path, 'muster.db'), { readOnly: true });
    const count = db.prepare("SELECT count(*) AS n FROM log_event WHERE type = 'v1.PhotoFiled'");
    await expect.poll(() => count.get()?.['n'], { interval: 0, timeout: 20_000 }).toBeGreaterThanOrEqual(atLeast);
    cli.kill('SIGKILL');
    await once(cli, 'exit');
    db.close();
    const host = serve();
    await createInterface({ input: defined(host.stdout, 'a pipe') })[Symbol.asyncIterator]().next();
    await expect.poll(staging, { interval: 20, timeout: 20_000 }).toEqual([]);
    host.kill('SIGTERM');
    await once(host, 'exit');
    own = await openFolderConsole(own.path);
    expect([withPhoto(), onDisk().length, filings()]).toEqual([numbers.length, numbers.length, numbers.length]);
    expect((await verifyFile(own.folder.database)).findings).toEqual([]);
  });
});
