/** A site that is set aside is whole wherever the power went, and what begins in its place has the keys and the pepper that it should. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinedSite } from '../../db/local-joined.ts';
import type { JoiningSite } from '../../electron/host/lan/admission/this-computer.ts';
import { carryOutSettingAside, planSettingAside, setAsideFolders } from '../../electron/host/system/set-aside.ts';
import { testEvent, testId } from '../support/drawn-history.ts';
import { openFolderConsole } from '../support/own-console.ts';

const FILES = ['muster.db', 'muster.db-wal', 'muster.db-shm', 'closed-in-order.json', 'console-key.pem', 'network-key.pem', 'sign-in-key.hex'];
const joining: JoiningSite = {
  address: '10.0.0.1:47653',
  console: testId('office'),
  certificate: 'OFFICE',
  consoleName: 'Gym',
  site: testId('site'),
  siteName: 'Larkmoor',
  pepper: testEvent('pepper'),
  consoles: [{ console: testId('office'), addresses: ['10.0.0.1:47653', 'no address at all'] }],
};

let path: string;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'muster-aside-'));
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

function fill(folder: string): void {
  for (const name of FILES) writeFileSync(join(folder, name), `old ${name}`);
  for (const name of ['photos', 'staging', 'backups', 'logs']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'one'), `old ${name}`);
  }
  writeFileSync(join(folder, 'lock'), '');
}

/** Everything that is set aside, by its path. */
const asideOf = (folder: string): Readonly<Record<string, string>> => {
  const [aside = ''] = setAsideFolders(folder);
  return Object.fromEntries(readdirSync(aside, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [[join(entry.parentPath, entry.name).slice(aside.length + 1), readFileSync(join(entry.parentPath, entry.name), 'utf8')]] : [])));
};

const whole = Object.fromEntries([...FILES, 'photos/one', 'staging/one', 'backups/one'].map((name) => [name, `old ${name.split('/')[0] ?? ''}`]));
const going = [...FILES.filter((name) => !name.endsWith('-key.pem')), 'photos', 'staging', 'backups'];

test('all of the site goes aside, the computer’s own stays; one that joins keeps its keys and has the site’s pepper', () => {
  fill(path);
  planSettingAside(path, { joining, lanPort: 4700 });
  expect(carryOutSettingAside(path)).toMatchObject({ joining, lanPort: 4700 });
  expect(asideOf(path)).toEqual(whole);
  expect(readdirSync(path).sort()).toEqual(['console-key.pem', 'lock', 'logs', 'network-key.pem', 'set-aside', 'setting-aside.json', 'sign-in-key.hex']);
  expect(readFileSync(join(path, 'console-key.pem'), 'utf8')).toBe('old console-key.pem');
  expect(readFileSync(join(path, 'sign-in-key.hex'), 'utf8')).toBe(joining.pepper);
});

test('one that left has none of its old keys', () => {
  fill(path);
  planSettingAside(path, { joining: null, lanPort: null });
  carryOutSettingAside(path);
  expect(asideOf(path)).toEqual(whole);
  expect(readdirSync(path).sort()).toEqual(['lock', 'logs', 'set-aside', 'setting-aside.json']);
});

test.each([joining, null])('wherever the power went while it was moved, the next start ends it, and begins nothing twice (%#)', (joins) => {
  for (let moved = 0; moved <= going.length; moved++) {
    const folder = join(path, String(moved));
    mkdirSync(folder);
    fill(folder);
    planSettingAside(folder, { joining: joins, lanPort: null });
    mkdirSync(join(folder, 'set-aside', '1'), { recursive: true });
    for (const name of going.slice(0, moved)) renameSync(join(folder, name), join(folder, 'set-aside', '1', name));
    carryOutSettingAside(folder);
    expect(asideOf(folder)).toEqual(whole);
    // The new beginning, and again a power cut before it was said that nothing is left to do.
    writeFileSync(join(folder, 'muster.db'), 'new');
    const before = asideOf(folder);
    expect(carryOutSettingAside(folder)).toMatchObject({ moved: true });
    expect(readFileSync(join(folder, 'muster.db'), 'utf8')).toBe('new');
    expect(asideOf(folder)).toEqual(before);
  }
});

test('what a half-written copy of the keys left is written again', () => {
  fill(path);
  planSettingAside(path, { joining, lanPort: null });
  mkdirSync(join(path, 'set-aside', '1'), { recursive: true });
  writeFileSync(join(path, 'set-aside', '1', 'console-key.pem'), 'hal');
  carryOutSettingAside(path);
  expect(asideOf(path)).toEqual(whole);
});

test('a folder that is opened with a plan begins again: the old site opens from where it lies, the next one goes beside it', async () => {
  const first = await openFolderConsole(path);
  first.must({ type: 'FoundSite', siteName: 'Gym alone', founderName: 'Pat Lee', consoleName: 'Gym' });
  const { origin } = first.console;
  first.folder.planSettingAside({ joining, lanPort: 4711 });
  await first.close();
  const second = await openFolderConsole(path);
  expect(second.console.read('site', {})[0]).toMatchObject({ founded: false });
  expect(joinedSite(second.console.db)).toMatchObject({ siteName: 'Larkmoor', site: joining.site, console: joining.console, caughtUp: false });
  expect(second.keys.pepper).toBe(joining.pepper);
  expect(second.console.origin.split('.')[0]).toBe(origin.split('.')[0]);
  expect(second.console.db.prepare('SELECT address FROM local_address').pluck().all()).toEqual(['10.0.0.1:47653']);
  expect(second.console.db.prepare('SELECT port FROM local_lan_port').pluck().get()).toBe(4711);
  expect(second.refused({ type: 'FoundSite', siteName: 'Another', founderName: 'Pat Lee', consoleName: 'Gym' })).toBe('SiteIsJoined');
  expect(existsSync(join(path, 'setting-aside.json'))).toBe(false);
  second.folder.planSettingAside({ joining: null, lanPort: null });
  await second.close();
  const third = await openFolderConsole(path);
  expect(third.folder.setAside).toEqual([join(path, 'set-aside', '1'), join(path, 'set-aside', '2')]);
  expect(third.console.origin.split('.')[0]).not.toBe(origin.split('.')[0]);
  expect(third.keys.pepper).not.toBe(joining.pepper);
  await third.close();
  const old = await openFolderConsole(join(path, 'set-aside', '1'));
  expect(old.console.read('site', {})[0]).toMatchObject({ siteName: 'Gym alone', founded: true });
  expect(old.console.origin).toBe(origin);
  await old.close();
});

test('a joiner whose site is not here yet raises an alarm', async () => {
  const own = await openFolderConsole(path);
  own.folder.planSettingAside({ joining, lanPort: null });
  await own.close();
  const joiner = await openFolderConsole(path);
  joiner.must({ type: 'StartIncident', directive: 'lockdown', detail: '', exercise: false });
  expect(joiner.console.read('incidents', {})).toMatchObject([{ directives: [{ directive: 'lockdown' }] }]);
  await joiner.close();
});
