/** The door for other consoles stands at the port that is to be, as soon as that can be had, and a console runs without it. */
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { DoorKeeper } from '../../electron/host/lan/door-keeper.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { LanHost, LOOPBACK_HOST, until } from '../support/lan-host.ts';
import { Scheduler } from '../support/scheduler.ts';

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

test('a port that is taken is tried until it is free; another port is opened in place of the one before; none closes it', async () => {
  const timers = new Scheduler();
  const taken = new Set([10]);
  const done: string[] = [];
  let port: number | null = 10;
  const keeper = new DoorKeeper({
    timers,
    open: async (wanted) => {
      done.push(`open ${wanted}`);
      return taken.has(wanted) ? err({ name: 'Taken', message: 'It is taken.', whatToDo: 'Wait.' }) : ok(wanted);
    },
    close: async () => void done.push('close'),
    port: () => port,
    changed: () => done.push('changed'),
    fault: (error) => {
      throw error;
    },
  });
  keeper.look();
  await settled();
  expect(keeper.listening).toEqual({ port: null, problem: 'It is taken. Wait.' });
  taken.clear();
  timers.pass(10_000);
  await settled();
  expect(keeper.listening).toEqual({ port: 10, problem: null });
  keeper.look();
  await settled();
  expect(done).toEqual(['open 10', 'changed', 'open 10', 'changed']);
  port = 20;
  keeper.look();
  await settled();
  port = null;
  keeper.look();
  await settled();
  expect(done.slice(4)).toEqual(['close', 'open 20', 'changed', 'close', 'changed']);
  expect(keeper.listening).toEqual({ port: null, problem: null });
});

test('a console whose port another program has starts, is founded and works; it says what is wrong, and listens as soon as it can', { timeout: 60_000 }, async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const host = await LanHost.start({ ...LOOPBACK_HOST, name: 'Office', lanPort: port });
  try {
    expect((await host.status()).listening).toEqual({ port: null, problem: null });
    await host.window.command({ type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana', consoleName: 'Office' });
    await host.window.command({ type: 'StartIncident', directive: 'lockdown', detail: '', exercise: false });
    const problem = await until('it says what is wrong', 5_000, async () => (await host.status()).listening?.problem ?? null);
    expect(problem).toMatch(new RegExp(`^Port ${port}, at which other consoles look for this one, is in use by another program\\.`));
    await new Promise((resolve) => other.close(resolve));
    await until('it listens', 15_000, async () => ((await host.status()).listening?.port === port ? true : null));
  } finally {
    await host.remove();
  }
});
