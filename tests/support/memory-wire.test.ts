/** The wire of memory does to messages what its weather says, and nothing else. */
import { expect, test } from 'vitest';
import type { Link } from '../../electron/host/lan/link.ts';
import type { LanMessage } from '../../shared/contract/lan-messages.ts';
import { Scheduler } from './scheduler.ts';
import { Random } from './console.ts';
import { testId } from './drawn-history.ts';
import { FAIR, Line, type Weather } from './memory-wire.ts';

/** One end of a line that writes down what it hears. */
class Ear {
  readonly console;
  readonly address;
  readonly heard: number[] = [];
  readonly ended: string[] = [];
  link: Link | null = null;

  constructor(name: string) {
    this.console = testId<never>(name);
    this.address = name;
  }

  take(link: Link): void {
    this.link = link;
    link.listen({ message: (given) => this.heard.push((given as { readonly run: number }).run), closed: (why) => this.ended.push(why) });
  }

  say(...runs: readonly number[]): void {
    for (const run of runs) this.link!.send(numbered(run));
  }
}

const numbered = (run: number): LanMessage => ({ kind: 'taken', run, page: 0 });
const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);

function wired(there: Partial<Weather> = {}, seed = 1): { readonly timers: Scheduler; readonly a: Ear; readonly b: Ear; readonly line: Line } {
  const [timers, a, b] = [new Scheduler(), new Ear('a'), new Ear('b')];
  const line = new Line({ timers, random: new Random(seed) }, [a, b], [{ ...FAIR, ...there }, FAIR]);
  return { timers, a, b, line };
}

test('what is said arrives later, in its order, however much the delay of each message differs', () => {
  const { timers, a, b } = wired({ delayMs: 10, jitterMs: 500 });
  expect([a.link!.dialed, b.link!.dialed, a.link!.peer, b.link!.peer]).toEqual([true, false, b.console, a.console]);
  a.say(...upTo(50));
  expect(a.link!.waitingBytes).toBe(upTo(50).reduce((sum, run) => sum + JSON.stringify(numbered(run)).length, 0));
  timers.pass(9);
  expect(b.heard).toEqual([]);
  timers.pass(600);
  expect(b.heard).toEqual(upTo(50));
  expect(a.link!.waitingBytes).toBe(0);
});

test('one way may stall while the other flows; what waited arrives when it clears', () => {
  const { timers, a, b, line } = wired({ stalled: true });
  a.say(1, 2);
  b.say(3);
  timers.pass(60_000);
  expect([a.heard, b.heard]).toEqual([[3], []]);
  line.changeWeather([FAIR, FAIR]);
  expect(b.heard).toEqual([1, 2]);
});

test('what is under way for minutes arrives soon when the weather clears, still in its order', () => {
  const { timers, a, b, line } = wired({ delayMs: 180_000, jitterMs: 1_000 });
  a.say(...upTo(5));
  timers.pass(1_000);
  line.changeWeather([{ ...FAIR, delayMs: 10 }, FAIR]);
  a.say(6);
  timers.pass(20);
  expect(b.heard).toEqual(upTo(6));
});

test('a line that is cut loses its tail, tells both ends once, and is silent afterwards', () => {
  const lost = new Set<number>();
  for (let seed = 1; seed <= 40; seed++) {
    const { timers, a, b, line } = wired({ delayMs: 5 }, seed);
    a.say(...upTo(6));
    line.cut('pulled');
    a.say(7);
    timers.pass(1000);
    expect(b.heard).toEqual(upTo(b.heard.length));
    expect([a.ended, b.ended, line.isOpen]).toEqual([['pulled'], ['pulled'], false]);
    lost.add(6 - b.heard.length);
  }
  expect([...lost].sort((x, y) => x - y)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('an end that closes is heard to the last; it hears nothing itself', () => {
  const { timers, a, b, line } = wired();
  b.say(9);
  a.say(1, 2);
  a.link!.close();
  a.link!.close();
  timers.pass(1000);
  expect([a.heard, b.heard, a.ended, b.ended.length, line.isOpen]).toEqual([[], [1, 2], [], 1, false]);
});

test('where it is told to, it breaks the promise that transports make: twice, and out of order', () => {
  const { timers, a, b } = wired({ twicePercent: 30, overtakePercent: 30 });
  a.say(...upTo(60));
  timers.pass(1000);
  expect(new Set(b.heard)).toEqual(new Set(upTo(60)));
  expect(b.heard.length).toBeGreaterThan(65);
  expect(b.heard).not.toEqual([...b.heard].sort((x, y) => x - y));
});
