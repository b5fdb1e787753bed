/** When and where a console dials: everybody has a turn, who is lost is found at once, and who refuses is left alone for a while. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Dialer } from '../../electron/host/lan/dialer.ts';
import type { DialFailure } from '../../electron/host/lan/transport/dial.ts';
import { CONNECT_TIMEOUT_MS, LONGEST_REFUSED_RETRY_MS, LONGEST_RETRY_MS, MAX_DIALS } from '../../electron/host/lan/transport/limits.ts';
import type { HowOver } from '../../electron/host/lan/transport/line.ts';
import type { LinkOnLine } from '../../electron/host/lan/transport/links.ts';
import type { ConsoleId } from '../../shared/kernel/ids.ts';
import type { NetworkAddress } from '../../shared/kernel/network-address.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { Random } from '../support/console.ts';
import { testId } from '../support/drawn-history.ts';
import { Scheduler } from '../support/scheduler.ts';

/** What is at each host at the moment: a console, or a reason why there is none. */
type There = ConsoleId | DialFailure;

/** A network of virtual time in which every dial takes as long as a real one. */
class Network {
  readonly timers = new Scheduler();
  readonly there = new Map<string, There>();
  readonly linked = new Map<ConsoleId, (how: HowOver) => void>();
  known: readonly { readonly address: NetworkAddress; readonly console: ConsoleId | null }[];
  readonly kept: string[] = [];
  readonly dials: { readonly host: string; readonly atMs: number }[] = [];
  dialing = 0;
  mostDialing = 0;
  readonly dialer: Dialer;

  /** `known`: of each host, whose it is said to be. */
  constructor(known: Readonly<Record<string, ConsoleId | null>>, seed: number) {
    const random = new Random(seed);
    this.known = Object.entries(known).map(([host, console]) => ({ address: { host, port: 1 }, console }));
    this.dialer = new Dialer({
      clock: { wallMs: () => 0, monotonicMs: () => this.timers.nowMs },
      timers: this.timers,
      random: () => random.next(),
      addresses: () => this.known,
      isLinked: (console) => this.linked.has(console),
      dial: (to) => this.#dial(to),
      linked: (_link, to) => void this.kept.push(to.host),
      changed: () => undefined,
      fault: (error) => {
        throw error;
      },
    });
  }

  /** Promises come in between, as they do. */
  async pass(ms: number): Promise<void> {
    if (this.timers.nowMs === 0) this.dialer.look();
    for (let passed = 0; passed < ms; passed += 10) {
      this.timers.pass(10);
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    }
  }

  dialsOf(host: string): readonly number[] {
    return this.dials.filter((dial) => dial.host === host).map(({ atMs }) => atMs);
  }

  #dial({ host }: NetworkAddress): Promise<Result<LinkOnLine, DialFailure>> {
    this.dials.push({ host, atMs: this.timers.nowMs });
    this.dialing += 1;
    this.mostDialing = Math.max(this.mostDialing, this.dialing);
    const there = this.there.get(host) ?? 'nobody';
    return new Promise((resolve) =>
      this.timers.after(there === 'nobody' ? CONNECT_TIMEOUT_MS : 20, () => {
        this.dialing -= 1;
        resolve(isFailure(there) ? err(there) : ok(this.#link(there, host)));
      }),
    );
  }

  #link(peer: ConsoleId, address: string): LinkOnLine {
    const listeners: ((how: HowOver) => void)[] = [];
    const over = (how: HowOver): void => {
      this.linked.delete(peer);
      for (const listener of listeners) listener(how);
    };
    this.linked.set(peer, over);
    return { peer, pin: peer, dialed: true, address, waitingBytes: 0, send: () => undefined, listen: () => undefined, close: () => over('closed'), drop: () => over('closed'), onOver: (listener) => listeners.push(listener) };
  }
}

const FAILURES: readonly string[] = ['nobody', 'notMuster', 'stranger', 'itself', 'unknown', 'revoked', 'left'] satisfies DialFailure[];
const isFailure = (there: There): there is DialFailure => FAILURES.includes(there);
const [GYM, TENT] = [testId<ConsoleId>('gym'), testId<ConsoleId>('tent')];

test('of many computers of which most are off, each that is on is reached within seconds, and never are too many dialed at once', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 64 }), fc.nat(), fc.nat(), async (many, which, seed) => {
      const consoles = Array.from({ length: many }, (_, n) => testId<ConsoleId>(`console ${n}`));
      const network = new Network(Object.fromEntries(consoles.map((console, n) => [`host${n}`, console])), seed);
      await network.pass(20_000);
      const on = which % many;
      network.there.set(`host${on}`, consoles[on] ?? 'nobody');
      await network.pass(2 * (CONNECT_TIMEOUT_MS + LONGEST_RETRY_MS) + CONNECT_TIMEOUT_MS * Math.ceil(many / MAX_DIALS));
      expect([...network.linked.keys()]).toEqual([consoles[on]]);
      expect(network.mostDialing).toBeLessThanOrEqual(MAX_DIALS);
      network.dialer.stop();
    }),
    { numRuns: 20 },
  );
});

test('a line that broke is dialed again at once; a console that is linked is not dialed, at no address of it', async () => {
  const network = new Network({ one: GYM, two: GYM, somebody: null }, 1);
  for (const host of ['one', 'two', 'somebody']) network.there.set(host, GYM);
  await network.pass(60_000);
  const before = network.dials.length;
  expect(before).toBeLessThanOrEqual(3);
  network.linked.get(GYM)?.('broke');
  await network.pass(500);
  expect(network.linked.has(GYM)).toBe(true);
});

test('whoever refuses is asked less and less often, up to the limit; whoever does not answer, up to a second', async () => {
  const network = new Network({ refuses: GYM, absent: TENT }, 7);
  network.there.set('refuses', 'unknown');
  await network.pass(120_000);
  const gaps = (host: string): readonly number[] => network.dialsOf(host).slice(1).map((atMs, n) => atMs - (network.dialsOf(host)[n] ?? 0));
  expect(Math.max(...gaps('refuses'))).toBeLessThanOrEqual(LONGEST_REFUSED_RETRY_MS + 50);
  expect(Math.min(...gaps('refuses').slice(-5))).toBeGreaterThanOrEqual(LONGEST_REFUSED_RETRY_MS / 2);
  expect(Math.max(...gaps('absent'))).toBeLessThanOrEqual(LONGEST_RETRY_MS + CONNECT_TIMEOUT_MS + 50);
});

test('a console that closes each line at once is not dialed in a loop, one whose lines break is', async () => {
  const dialsWhere = async (how: HowOver): Promise<number> => {
    const network = new Network({ one: GYM }, 3);
    network.there.set('one', GYM);
    for (let second = 0; second < 60; second += 0.1) {
      await network.pass(100);
      network.linked.get(GYM)?.(how);
    }
    return network.dials.length;
  };
  expect(await dialsWhere('closed')).toBeLessThan(20);
  expect(await dialsWhere('broke')).toBeGreaterThan(100);
});

test('in another network all are tried at once, and after the end nobody', async () => {
  const network = new Network({ one: GYM }, 5);
  network.there.set('one', 'stranger');
  await network.pass(60_000);
  const before = network.dials.length;
  network.dialer.hurry();
  await network.pass(100);
  expect(network.dials.length).toBe(before + 1);
  network.dialer.stop();
  await network.pass(60_000);
  expect(network.dials.length).toBe(before + 1);
});

test('an address that is taken out while it is being dialed brings no line', async () => {
  const network = new Network({ one: GYM }, 9);
  network.there.set('one', GYM);
  await network.pass(10);
  expect(network.dialing).toBe(1);
  network.known = [];
  network.dialer.look();
  await network.pass(60_000);
  expect({ dials: network.dials.length, kept: network.kept, linked: network.linked.size }).toEqual({ dials: 1, kept: [], linked: 0 });
});
