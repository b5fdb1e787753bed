/** Two real hosts over TLS; the disk of one is full to the last byte. Its alarm is heard on the other, outlives a power cut there, and is recorded there by a person. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askHost } from '../../electron/host/cli/ask-host.ts';
import { randomIds } from '../../electron/host/system/crypto.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { pair } from '../support/lan-fleet.ts';
import { LanHost, LOOPBACK_HOST, until } from '../support/lan-host.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

const disk = mountSmallDisk(96);

describe.skipIf(disk === null)(`an alarm on a full disk${disk === null ? ' (skipped: this machine lets nobody but root mount one)' : ''}`, { timeout: 90_000 }, () => {
  let office: LanHost;
  let gym: LanHost;
  let alarm: CommandId;

  beforeAll(async () => {
    const { path } = defined(disk ?? undefined, 'skipped without one');
    office = await LanHost.start({ ...LOOPBACK_HOST, name: 'Office', data: join(path, 'data') });
    gym = await LanHost.start({ ...LOOPBACK_HOST, name: 'Gym' });
    await office.window.command({ type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana', consoleName: 'Office' });
    await askHost(office.data, 'sample', { seed: 1, students: 60, date: null, founder: null });
    await pair(office, gym, `127.0.0.1:${await office.lanPort()}`);
  }, 60_000);
  afterAll(async () => {
    await office.stop();
    await gym.remove();
    disk?.remove();
  });

  test('is shown on the other console, though nothing of it could be saved where it was raised', async () => {
    const { incident = '' } = await office.window.command({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true });
    const refusal = await until('the disk is full', 30_000, async () => {
      disk?.fill();
      alarm = randomIds.next() as CommandId;
      const outcome = await office.window.execute({ type: 'ChangeDirective', incident, directive: 'shelter', detail: 'x'.repeat(200) }, alarm);
      return outcome.accepted ? null : outcome.rejection.name;
    });
    expect(refusal).toBe('AlarmNotSaved');
    expect(await until('it is heard', 5_000, async () => (await gym.window.list('alarms', {})).find(({ key }) => key === alarm) ?? null)).toMatchObject({ consoleName: 'Office', raisedHere: false, starts: false, directive: 'shelter', exercise: true });
    expect(await office.window.list('alarms', {})).toMatchObject([{ key: alarm, raisedHere: true }]);
    expect((await office.window.list('site', {}))[0]?.diskReserveGoneWall).toBeGreaterThan(0);
  });

  test('is there again after a power cut at the other console', async () => {
    await gym.kill();
    await gym.start();
    expect((await gym.window.list('alarms', {})).map(({ key }) => key)).toEqual([alarm]);
  });

  test('is recorded by whoever heard it, and then the first console has it too as soon as there is room', async () => {
    const [row] = await gym.window.list('alarms', {});
    const { incident, directive, detail } = defined(row, 'it is shown');
    expect(await gym.window.execute({ type: 'ChangeDirective', incident, directive, detail }, alarm)).toMatchObject({ accepted: true });
    expect(await gym.window.list('alarms', {})).toEqual([]);
    disk?.empty();
    await until('the first console has it', 20_000, async () => ((await office.window.list('alarms', {})).length === 0 ? true : null));
    expect((await office.window.list('incidents', {}))[0]?.directives).toEqual([{ directive: 'shelter', detail: 'x'.repeat(200) }]);
  });
});
