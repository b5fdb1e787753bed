/** A console whose database was destroyed, among real hosts: it starts within seconds, is refilled by a peer over the LAN, and agrees to the byte. And one whose keys were: it is let in again, or lets others in where it is the last. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askHost } from '../../electron/host/cli/ask-host.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { freePorts, LanFleet, pair } from '../support/lan-fleet.ts';
import { LanHost, LOOPBACK_HOST, until } from '../support/lan-host.ts';

/** "Usable within seconds" (issue 9): 1.4 to 2.8 s at a load of 4, 8.7 s at one of 17 on two cores. What would fail here is a start that waits for a peer. */
const USABLE_WITHIN_MS = 30_000;

let fleet: LanFleet;
beforeAll(async () => {
  fleet = await LanFleet.start(['Office', 'Gym'], null);
  await fleet.found(200, async (host, students) => void (await askHost(host.data, 'sample', { seed: 1, students, date: null, founder: null })));
  await fleet.agree(30_000);
}, 120_000);
afterAll(async () => fleet.end());

const equal = async (): Promise<boolean> => {
  const [a, b] = await fleet.statuses();
  return a?.logDigest === b?.logDigest && a?.viewsDigest === b?.viewsDigest;
};

test.each([[0, 'the one that founded the site'], [1, 'one that was let in']])('the database of console %i (%s) is garbage: kept aside, and all is here again', { timeout: 120_000 }, async (place) => {
  const broken = fleet.at(place);
  const other = fleet.at(1 - place);
  await broken.kill();
  const garbage = Buffer.alloc(300_000, 'no database ');
  writeFileSync(join(broken.data, 'muster.db'), garbage);
  for (const end of ['-wal', '-shm']) rmSync(join(broken.data, `muster.db${end}`), { force: true });
  await other.window.command({ type: 'RenameSite', name: `Larkmoor, without ${broken.name}` });
  const sinceMs = performance.now();
  await broken.start();
  const { call } = await broken.window.command({ type: 'CallForHelp', room: null, kind: null, silent: false, exercise: false, onBehalf: null });
  const usableMs = performance.now() - sinceMs;
  expect(readFileSync(join(broken.data, `kept-aside/1/muster.db`))).toEqual(garbage);
  await until('both hold the same', 60_000, async () => ((await equal()) ? true : null));
  console.log(`${broken.name}: an alarm was raised ${Math.round(usableMs)} ms after the start, all was equal after ${Math.round(performance.now() - sinceMs)} ms`);
  expect(usableMs).toBeLessThan(USABLE_WITHIN_MS);
  const [status] = await fleet.statuses();
  expect(status).toMatchObject({ forks: 0, waiting: 0, quarantined: 0 });
  expect((await other.window.list('calls', {})).map((one) => one.call)).toContain(call);
});

test('the key of a console is garbage: others take it for a stranger, and it is let in again as its screen says', { timeout: 120_000 }, async () => {
  const [office, gym] = [fleet.at(0), fleet.at(1)];
  await gym.stop();
  writeFileSync(join(gym.data, 'console-key.pem'), 'no key');
  await gym.start();
  expect(await gym.window.list('site', {})).toMatchObject([{ founded: true, dataTrouble: 'keysReplaced' }]);
  await gym.window.command({ type: 'CallForHelp', room: null, kind: null, silent: false, exercise: true, onBehalf: null });
  const [own] = await gym.window.list('backups', {});
  expect(own?.keysReplaced).toMatchObject({ aside: 'kept-aside/keys-1', keys: [{ key: 'console', why: 'broken' }] });
  const old = defined((await office.window.list('consoles', {})).find(({ name }) => name === 'Gym'), 'the one before');
  await office.window.command({ type: 'RevokeConsole', console: old.console, reason: 'Its key is damaged' });
  await pair(office, gym, `127.0.0.1:${await office.lanPort()}`);
  await until('both hold the same', 60_000, async () => ((await equal()) ? true : null));
});

test('SI-65 where all that is left of a school is a computer with new keys, it lets others in, those let others in, and one that comes back joins them', { timeout: 180_000 }, async () => {
  const [office, gym] = [fleet.at(0), fleet.at(1)];
  await gym.stop();
  await office.stop();
  for (const key of ['console-key.pem', 'network-key.pem']) rmSync(join(office.data, key));
  await office.start();
  const fresh = await Promise.all(['Library', 'Tent'].map(async (name) => LanHost.start({ ...LOOPBACK_HOST, name, data: null, lanPort: (await freePorts(1))[0] ?? 0 })));
  try {
    const [library, tent] = [defined(fresh[0], 'a host'), defined(fresh[1], 'a host')];
    const { call } = await office.window.command({ type: 'CallForHelp', room: null, kind: null, silent: false, exercise: true, onBehalf: null });
    await pair(office, library, `127.0.0.1:${await office.lanPort()}`);
    await pair(library, tent, `127.0.0.1:${await library.lanPort()}`);
    await gym.start();
    await pair(library, gym, `127.0.0.1:${await library.lanPort()}`);
    const all = [office, library, tent, gym];
    await until('all hold the same', 60_000, async () => new Set((await Promise.all(all.map((host) => host.status()))).map(({ logDigest, viewsDigest }) => `${logDigest} ${viewsDigest}`)).size === 1 || null);
    expect((await gym.window.list('calls', {})).map((one) => one.call)).toContain(call);
    expect((await tent.window.list('consoles', {})).map(({ name }) => name)).toContain('Restored console');
    expect(await gym.window.list('contradictions', {})).toEqual([]);
  } finally {
    for (const host of fresh) await host.remove();
  }
});
