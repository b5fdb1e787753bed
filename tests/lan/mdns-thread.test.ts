/** The thread for multicast may end at any time, and then the console says so and goes on. */
import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { MdnsThread } from '../../electron/host/system/mdns-thread.ts';
import type { FromMdns } from '../../electron/host/system/mdns-worker.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Timers } from '../../shared/kernel/ports.ts';
import { silentLog } from '../support/silent-log.ts';

const threads = vi.hoisted((): { readonly asked: unknown[]; emit(event: string, ...args: unknown[]): boolean }[] => []);
vi.mock('node:worker_threads', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Worker extends Emitter {
    readonly asked: unknown[] = [];
    constructor() {
      super();
      threads.push(this);
    }
    postMessage(message: unknown): void {
      this.asked.push(message);
    }
    terminate(): Promise<void> {
      this.emit('exit', 1);
      return Promise.resolve();
    }
  }
  return { Worker };
});

const waiting = new Map<EventEmitter, { readonly delayMs: number; readonly action: () => void }>();
const timers: Timers = {
  after(delayMs, action) {
    const token = new EventEmitter();
    waiting.set(token, { delayMs, action });
    return () => void waiting.delete(token);
  },
};
const runTimer = (): number => {
  const [token, { delayMs, action }] = defined([...waiting][0], 'something waits');
  waiting.delete(token);
  action();
  return delayMs;
};
const newest = () => defined(threads.at(-1), 'a thread was started');
const said: FromMdns = { nearby: [{ consoleName: 'Gym', version: '0.1.0', shortId: 'abcdefgh', siteDigest: null, addresses: [] }], problem: null };
const what = { consoleName: 'Office', version: '0.1.0', shortId: 'bbbbbbbb', siteDigest: null, port: 47_653 };

beforeEach(() => {
  threads.length = 0;
  waiting.clear();
});

test('what it hears is told, and where it ends that is said, tried again later, and announced anew', () => {
  const faults: unknown[] = [];
  const mdns = new MdnsThread(timers, { ...silentLog, fault: (_, error) => faults.push(error) });
  let changes = 0;
  mdns.onChange(() => (changes += 1));
  mdns.announce(what);
  newest().emit('message', said);
  expect([mdns.nearby(), mdns.problem, changes]).toEqual([said.nearby, null, 1]);
  newest().emit('error', new Error('out of memory'));
  newest().emit('exit', 1);
  expect(faults).toHaveLength(1);
  expect([mdns.nearby(), mdns.problem, changes]).toEqual([[], expect.stringContaining('Addresses that are typed always work'), 2]);
  expect(runTimer()).toBe(60_000);
  expect(threads).toHaveLength(2);
  expect(newest().asked).toEqual([{ kind: 'announce', what }]);
  newest().emit('message', said);
  expect(mdns.problem).toBeNull();
});

test('it is stopped with a goodbye, or without one where it does not answer, and not started again', async () => {
  const polite = new MdnsThread(timers, silentLog);
  const goodbye = polite.stop();
  expect(newest().asked.at(-1)).toEqual({ kind: 'stop' });
  newest().emit('exit', 0);
  await goodbye;
  const stuck = new MdnsThread(timers, silentLog);
  const ended = stuck.stop();
  expect(runTimer()).toBe(1_000);
  await ended;
  expect(waiting.size).toBe(0);
  expect(threads).toHaveLength(2);
});
