/** The keys of this console: in the system's key store where the desktop offers one, told in words where they cannot be had, and never lost by Muster's own hand. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { AS_SET } from '../../electron/host/own-data.ts';
import { openOwnConsole, type OwnConsole } from '../../electron/host/own-console.ts';
import { KeysLocked } from '../../electron/host/system/console-keys.ts';
import { randomIds } from '../../electron/host/system/crypto.ts';
import { ANSWERS_WITHIN_MS, keyStoreOf, type KeyStore } from '../../electron/host/system/key-store.ts';
import { z } from 'zod';
import { status } from '../../electron/host/cli/operations.ts';
import { assert } from '../../shared/kernel/assert.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { Scheduler } from '../support/scheduler.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FILES = ['console-key.pem', 'network-key.pem', 'sign-in-key.hex'] as const;
const json = z.object({ keys: z.string() });
const MUSTER = join(import.meta.dirname, '../../electron/host/cli/muster.ts');

/** A store that turns texts around. */
class TurningStore implements KeyStore {
  readonly name = 'keychain';
  readonly answers = true;
  takes = true;
  gives = true;
  asked = 0;
  async wrap(text: string): Promise<string | null> {
    return this.takes ? Buffer.from([...text].reverse().join('')).toString('base64') : null;
  }
  async unwrap(wrapped: string): Promise<string | null> {
    this.asked += 1;
    return this.gives ? [...Buffer.from(wrapped, 'base64').toString()].reverse().join('') : null;
  }
}

let path: string;
let store: TurningStore;
beforeEach(() => {
  path = temporaryFolder();
  store = new TurningStore();
});

const inStore = { whyNone: 'noStore', anew: false } as const;
const open = (keys: Partial<typeof AS_SET.keys> = {}): Promise<OwnConsole> => openOwnConsole(path, null, { ...AS_SET, keys: { ...AS_SET.keys, ...keys } });
const textOf = (name: string): string => readFileSync(join(path, name), 'utf8');
const row = (own: OwnConsole): NonNullable<ReturnType<typeof own.data.care.row>> => own.data.care.row();
const filesIn = (folder: string): readonly string[] => readdirSync(join(path, folder)).sort();

async function founded(keys: Partial<typeof AS_SET.keys> = {}): Promise<string> {
  const own = await open(keys);
  own.console.execute(randomIds.next() as CommandId, { type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana Okonkwo', consoleName: 'Office' });
  const { origin } = own.console;
  await own.close();
  return origin;
}

const raises = (own: OwnConsole): boolean => own.console.execute(randomIds.next() as CommandId, { type: 'StartIncident', directive: 'lockdown', detail: '', exercise: false }).accepted;

test('keys from before are wrapped at the first start with a store, and the same console goes on; without one it says so', async () => {
  const origin = await founded();
  const before = FILES.map(textOf);
  for (const name of FILES) expect(statSync(join(path, name)).mode & 0o077).toBe(0);
  const plain = await open();
  expect(row(plain)).toMatchObject({ keys: { in: 'files', why: 'noDesktop' }, keysReplaced: null });
  await plain.close();
  for (const start of [1, 2]) {
    const own = await open({ ...inStore, store });
    expect(own.console.origin, `start ${start}`).toBe(origin);
    expect(row(own)).toMatchObject({ keys: { in: 'systemStore', store: 'keychain' }, keysReplaced: null });
    expect(raises(own)).toBe(start === 1);
    expect(own.keys.pepper).toBe(before[2]);
    await own.close();
  }
  for (const [n, name] of FILES.entries()) {
    expect(textOf(name)).toMatch(/^muster-wrapped 1 /);
    expect(textOf(name)).not.toContain(String(before[n]).slice(0, 40));
    expect(statSync(join(path, name)).mode & 0o077).toBe(0);
  }
  expect(filesIn('.').filter((name) => /\.(?:new|wrapped)$/.test(name))).toEqual([]);
});

test('a store that does not take them leaves the files as they are, and it says so', async () => {
  const origin = await founded();
  const before = FILES.map(textOf);
  store.takes = false;
  const own = await open({ ...inStore, store });
  expect([own.console.origin, row(own).keys]).toEqual([origin, { in: 'files', why: 'notTaken' }]);
  await own.close();
  expect(FILES.map(textOf)).toEqual(before);
});

test('a store that gives back another text than it took: the plain file stays', async () => {
  const origin = await founded();
  const forgetful: KeyStore = { name: 'keychain', answers: true, wrap: async () => 'AAAA', unwrap: async () => 'something else' };
  for (let start = 0; start < 2; start++) {
    const own = await open({ ...inStore, store: forgetful });
    expect([own.console.origin, row(own).keys.in]).toEqual([origin, 'files']);
    await own.close();
  }
});

test('the pepper of a site that is joined goes into the store too', async () => {
  const own = await open({ ...inStore, store });
  const joined = 'ab'.repeat(32);
  own.keys.keepPepper(joined);
  expect(own.keys.pepper).toBe(joined);
  await own.close();
  expect(textOf('sign-in-key.hex')).toMatch(/^muster-wrapped 1 /);
  const again = await open({ ...inStore, store });
  expect(again.keys.pepper).toBe(joined);
  await again.close();
});

test('a store that refuses later: nothing is changed, it is said with a way forward, and it goes on when the store opens', async () => {
  const origin = await founded({ ...inStore, store });
  const before = FILES.map(textOf);
  store.gives = false;
  await expect(open({ ...inStore, store })).rejects.toThrow(KeysLocked);
  await expect(open({ ...inStore, store })).rejects.toThrow(/console-key\.pem, network-key\.pem, sign-in-key\.hex.*Sign in to this computer as the user.*Nothing was changed.*--new-keys/);
  await expect(open({ ...inStore, store: null })).rejects.toThrow(/none runs just now.*unlock its keyring/);
  expect(FILES.map(textOf)).toEqual(before);
  expect(existsSync(join(path, 'kept-aside'))).toBe(false);
  store.gives = true;
  const own = await open({ ...inStore, store });
  expect(own.console.origin).toBe(origin);
  await own.close();
});

test('new keys, when somebody says so: the old ones are kept, an alarm is raised, it says what to do; and the old ones put back count again', async () => {
  const origin = await founded({ ...inStore, store });
  const before = FILES.map(textOf);
  store.gives = false;
  const own = await open({ ...inStore, store, anew: true });
  expect(own.console.origin).not.toBe(origin);
  expect(raises(own)).toBe(true);
  expect(own.console.read('site', {})).toMatchObject([{ siteName: 'Larkmoor', dataTrouble: 'keysReplaced' }]);
  expect(row(own).keysReplaced).toMatchObject({ aside: 'kept-aside/keys-1', keys: [{ key: 'console', why: 'locked' }, { key: 'network', why: 'locked' }, { key: 'pepper', why: 'locked' }] });
  expect(await own.console.query('putAwayRecovery', {})).toMatchObject({ ok: true });
  expect(own.console.read('site', {})).toMatchObject([{ dataTrouble: null }]);
  await own.close();
  expect(FILES.map((name) => textOf(`kept-aside/keys-1/${name}`))).toEqual(before);
  store.gives = true;
  for (const name of FILES) cpSync(join(path, 'kept-aside/keys-1', name), join(path, name));
  const back = await open({ ...inStore, store });
  expect(back.console.origin.split('.')[0]).toBe(origin.split('.')[0]);
  await back.close();
});

test('the command line refuses in words where the keys are in a store and no desktop runs, in JSON too', async () => {
  await founded({ ...inStore, store });
  const done = spawnSync(process.execPath, [MUSTER, 'status', '--json', '--data', path], { encoding: 'utf8' });
  expect(done.status).toBe(1);
  expect(done.stderr).toMatch(/only Muster’s desktop reaches.*Start the desktop/);
  expect(done.stderr).not.toMatch(/at .*\.ts/);
  expect(JSON.parse(done.stdout)).toMatchObject({ rejection: { name: 'KeysLocked' } });
  const verified = spawnSync(process.execPath, [MUSTER, 'verify', '--data', path], { encoding: 'utf8' });
  expect(verified.status).toBe(0);
});

const BROKEN: Readonly<Record<string, (file: string) => void>> = {
  empty: (file) => writeFileSync(file, ''),
  garbage: (file) => writeFileSync(file, Buffer.from('no key any more \0\u00ff'.repeat(30), 'latin1')),
  truncated: (file) => truncateSync(file, Math.floor(statSync(file).size * 0.6)),
};
const CASES = FILES.flatMap((name) => Object.keys(BROKEN).map((fault) => [name, fault, fault === 'truncated' ? 'wrapped' : 'plain'] as const));

test.each(CASES)('%s that is %s (%s): kept aside, a new one takes its place, an alarm is raised, and it is told', async (name, fault, how) => {
  const keys = how === 'plain' ? {} : { ...inStore, store };
  const origin = await founded(keys);
  BROKEN[fault]?.(join(path, name));
  const broken = readFileSync(join(path, name));
  const own = await open(keys);
  expect(own.console.origin === origin).toBe(name !== 'console-key.pem');
  expect(raises(own)).toBe(true);
  expect(row(own).keysReplaced).toMatchObject({ aside: 'kept-aside/keys-1', keys: [{ why: 'broken' }] });
  await own.close();
  expect(readFileSync(join(path, 'kept-aside/keys-1', name))).toEqual(broken);
  const again = await open(keys);
  expect(row(again).keysReplaced).toMatchObject({ aside: 'kept-aside/keys-1', keys: [{ why: 'broken' }] });
  await again.close();
  expect(filesIn('kept-aside')).toEqual(['keys-1']);
});

test('a key that is gone beside a database that was written with it is told; a new folder has nothing to tell', async () => {
  const fresh = await open();
  expect(row(fresh).keysReplaced).toBeNull();
  await fresh.close();
  await founded();
  rmSync(join(path, 'console-key.pem'));
  rmSync(join(path, 'network-key.pem'));
  mkdirSync(join(path, 'network-key.pem'));
  const own = await open();
  expect(row(own).keysReplaced).toMatchObject({ aside: 'kept-aside/keys-1', keys: [{ key: 'console', why: 'gone' }, { key: 'network', why: 'broken' }] });
  await own.close();
});

test('what is said of them: where they are, what became of them, what to do', async () => {
  await founded();
  rmSync(join(path, 'network-key.pem'));
  writeFileSync(join(path, 'sign-in-key.hex'), 'zz');
  const own = await open();
  const { keys } = json.parse(status(own.console));
  expect(keys).toMatch(/^In files that only this user of the computer may read\. Muster runs without its desktop/);
  expect(keys).toMatch(/its key for the network was gone, and the key that PINs are proved with was damaged.*kept-aside\/keys-1.*revoke this one.*recovery code/);
  await own.close();
});

test('a key store that hangs is waited for once, is said to hang and not to refuse, and keeps no console with plain keys from starting', async () => {
  const scheduler = new Scheduler();
  const asked: { readonly request: number; readonly ask: string }[] = [];
  let answer: (message: { readonly data: unknown }) => void = () => undefined;
  const port = { postMessage: (message: unknown) => void asked.push(message as (typeof asked)[number]), on: (_: 'message', listener: typeof answer) => (answer = listener) };
  const hangs = keyStoreOf(port, scheduler);
  scheduler.pass(ANSWERS_WITHIN_MS);
  expect(await hangs).toBe('silent');
  const plain = await openOwnConsole(path, null, { ...AS_SET, keys: { store: null, whyNone: 'silent', anew: false } });
  expect(plain.keys.kept).toEqual({ in: 'files', why: 'notTaken' });
  await plain.close();
  await (await openOwnConsole(path, null, { ...AS_SET, keys: { ...inStore, store } })).close();

  const found = keyStoreOf(port, scheduler);
  answer({ data: { is: 'keyStore', request: 1, text: 'keychain' } });
  const hanging = await found;
  assert(typeof hanging !== 'string', 'it said its name');
  const opening = openOwnConsole(path, null, { ...AS_SET, keys: { ...inStore, store: hanging } }).then(
    () => 'opened',
    (error: unknown) => error,
  );
  await expect.poll(() => asked.at(-1)?.ask).toBe('unwrap');
  scheduler.pass(ANSWERS_WITHIN_MS);
  const locked = await opening;
  expect(locked).toBeInstanceOf(KeysLocked);
  expect(String(locked)).toMatch(/does not answer(?!.*--new-keys)/);
  answer({ data: { is: 'keyStore', request: 2, text: 'too late' } });
  expect(asked.map(({ ask }) => ask)).toEqual(['name', 'name', 'unwrap']);
});
