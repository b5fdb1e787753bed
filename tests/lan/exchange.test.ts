/** Consoles of one school over lines of memory: what one records all have, by whatever way leads there, and each shows how the others are. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { breaches } from '../../electron/host/lan/breaches.ts';
import { ASKED_AT_ONCE, MAX_WAITING_BYTES, SLOW_PEER_MS, TURN_MS } from '../../electron/host/lan/limits.ts';
import { BEAT_MS, STALE_AFTER_MS } from '../../shared/contract/lan-messages.ts';
import { consoleOfOrigin } from '../../shared/kernel/ids.ts';
import { fastSigner } from '../support/console.ts';
import { commitsOf } from '../support/log-actions.ts';
import { Author } from '../support/hand-written.ts';
import { FAIR } from '../support/memory-wire.ts';
import { agree, alarm, Net, type Talker } from './talking.ts';

/** So long that all have said to whom they push. */
const SETTLED_MS = 4 * BEAT_MS;
/** So short that no beat falls into it, or one by chance. */
const AT_ONCE_MS = 60;

/** Writes what a newer version says. */
const newer = (): Author => new Author('newer');
const NEWER = { console: consoleOfOrigin(newer().origin), publicKey: fastSigner('newer').publicKey };

async function inStep(net: Net, names: readonly string[]): Promise<readonly Talker[]> {
  const talkers = await net.talkers(names, [NEWER]);
  net.mesh(talkers);
  net.pass(SETTLED_MS);
  expect(agree(talkers)).toBe(true);
  return talkers;
}

const livePushes = (net: Net, work: () => void): number => {
  const before = net.messages;
  work();
  return net.messages - before;
};

test('a console with an empty log catches up, and then hears of each fact at once', async () => {
  const net = new Net();
  const [a, b] = (await net.talkers(['a', 'b'])) as [Talker, Talker];
  a.fill(100);
  net.connect(a, b);
  net.pass(1_000);
  expect(b.events).toBe(a.events);
  expect([a.sees(b).state, b.sees(a).state]).toEqual(['inStep', 'inStep']);
  a.note('from a');
  b.note('from b');
  net.pass(AT_ONCE_MS);
  expect(agree([a, b])).toBe(true);
  expect(a.events).toBe(1_005);
});

test('what two recorded apart both have as soon as there is a line, and both say in step', async () => {
  const net = new Net();
  const [a, b] = (await inStep(net, ['a', 'b'])) as [Talker, Talker];
  net.lines[0]!.cut('pulled');
  for (let i = 0; i < 40; i++) (i % 2 === 0 ? a : b).note(`apart ${i}`);
  expect(agree([a, b])).toBe(false);
  net.connect(b, a);
  net.pass(500);
  expect(agree([a, b])).toBe(true);
  expect([a.sees(b), b.sees(a)]).toMatchObject([
    { state: 'inStep', theyLack: 0, weLack: 0 },
    { state: 'inStep', theyLack: 0, weLack: 0 },
  ]);
});

test('a console passes on what it gets, at once, to those who get it from nobody else', async () => {
  const net = new Net();
  const [a, b, c, d] = (await net.talkers(['a', 'b', 'c', 'd'])) as [Talker, Talker, Talker, Talker];
  net.connect(a, b);
  net.connect(b, c);
  net.connect(c, d);
  net.pass(SETTLED_MS);
  a.note('one end');
  d.note('the other end');
  net.pass(AT_ONCE_MS);
  expect(agree([a, b, c, d])).toBe(true);
});

test('where everybody hears everybody, nobody is told by everybody', async () => {
  const net = new Net();
  const talkers = await inStep(net, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  const sent = livePushes(net, () => {
    talkers[3]!.note('to all');
    net.pass(AT_ONCE_MS);
  });
  expect(agree(talkers)).toBe(true);
  // Seven pushes, and what beats fell into it.
  expect(sent).toBeLessThan(7 + 2 * 7);
});

test('over any network in one piece, each fact reaches everybody without a beat (property)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 0x7fffffff }), fc.integer({ min: 3, max: 7 }), fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 12 }), async (seed, many, more) => {
      const net = new Net(seed);
      const talkers = await net.talkers(Array.from({ length: many }, (_, i) => `${i}`));
      const joined = new Set<string>();
      const connect = (i: number, j: number): void => {
        const key = [Math.min(i, j), Math.max(i, j)].join(' ');
        if (i === j || i >= many || j >= many || joined.has(key)) return;
        joined.add(key);
        net.connect(talkers[i]!, talkers[j]!);
      };
      for (let i = 1; i < many; i++) connect(i, net.random.below(i));
      for (const [i, j] of more) connect(i, j);
      net.pass(SETTLED_MS * 2);
      expect(agree(talkers)).toBe(true);
      net.random.pick(talkers).note('for all');
      // No beat: what arrives now arrives because it was passed on.
      net.pass(AT_ONCE_MS);
      const reached = agree(talkers);
      for (const { test: console } of talkers) console.db.close();
      expect(reached).toBe(true);
    }),
    { numRuns: 15, seed: 1125 },
  );
});

test('who joins many is sent the log by few of them, and what was caught up with goes on to the next in line', async () => {
  const net = new Net();
  const talkers = await inStep(net, ['a', 'b', 'c', 'd', 'e', 'f']);
  talkers[0]!.fill(30);
  net.pass(SETTLED_MS);
  const [late, behind] = [await net.talker('late'), await net.talker('behind')];
  net.connect(late, behind);
  const before = talkers.reduce((sum, { paged }) => sum + paged, 0);
  for (const talker of talkers) net.connect(late, talker);
  net.pass(1_000);
  expect(agree([...talkers, late, behind])).toBe(true);
  const commits = commitsOf(late.test).length;
  expect(talkers.reduce((sum, { paged }) => sum + paged, -before)).toBeLessThanOrEqual(commits * ASKED_AT_ONCE);
  expect(late.paged).toBeLessThanOrEqual(commits * 2);
});

test('many that wrote apart and meet again ask those who are furthest by then, and not each of the others', async () => {
  const net = new Net();
  const talkers = await inStep(net, Array.from({ length: 20 }, (_, i) => `t${i}`));
  for (const line of net.lines.splice(0)) line.cut('pulled');
  for (const talker of talkers) talker.note(`apart at ${talker.name}`);
  const before = talkers.map(({ asked }) => asked);
  net.mesh(talkers);
  net.pass(2_000);
  expect(agree(talkers)).toBe(true);
  const asked = talkers.map((talker, i) => talker.asked - (before[i] ?? 0));
  expect(Math.max(...asked)).toBeLessThanOrEqual(12);
});

test('two halves of a long line that meet are equal within two seconds, though facts go on coming in', async () => {
  const net = new Net();
  const talkers = await net.talkers(['a', 'b', 'c', 'd', 'e', 'f']);
  for (const [i, talker] of talkers.slice(1).entries()) net.connect(talkers[i]!, talker);
  net.pass(2 * SETTLED_MS);
  net.lines[2]!.cut('between c and d');
  for (const talker of talkers) talker.fill(3);
  net.pass(SETTLED_MS);
  expect(agree(talkers)).toBe(false);
  net.connect(talkers[2]!, talkers[3]!);
  for (let i = 0; i < 4; i++) {
    net.pass(100);
    talkers[i]!.note(`while they meet ${i}`);
  }
  net.pass(1_600);
  expect(agree(talkers)).toBe(true);
});

describe('one socket a pair', () => {
  test('both dial at once: the one stays that the smaller id dialed, at both ends', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const net = new Net(seed);
      const [a, b] = (await net.talkers(['a', 'b'])) as [Talker, Talker];
      const [smaller, larger] = a.console < b.console ? [a, b] : [b, a];
      const second = net.connect(larger, smaller, { ...FAIR, delayMs: net.random.below(20) });
      const first = net.connect(smaller, larger, { ...FAIR, delayMs: net.random.below(20) });
      net.pass(1_000);
      expect([first.isOpen, second.isOpen]).toEqual([true, false]);
      expect([a.sees(b).state, b.sees(a).state]).toEqual(['inStep', 'inStep']);
      expect([...a.dropped, ...b.dropped]).toEqual([]);
    }
  });

  test('a line that is dead at one end gives way to a new one', async () => {
    const net = new Net();
    const [a, b] = (await inStep(net, ['a', 'b'])) as [Talker, Talker];
    net.lines[0]!.changeWeather([{ ...FAIR, stalled: true }, { ...FAIR, stalled: true }]);
    net.pass(STALE_AFTER_MS + BEAT_MS);
    a.note('meanwhile');
    net.connect(b, a);
    net.pass(500);
    expect(agree([a, b])).toBe(true);
    expect(a.sees(b).state).toBe('inStep');
  });
});

describe('presence', () => {
  test('who is silent is stale within five seconds, and fresh again with the next word', async () => {
    const net = new Net();
    const [a, b] = (await inStep(net, ['a', 'b'])) as [Talker, Talker];
    const told: string[] = [];
    a.exchange.onChange(() => told.push(a.sees(b).state));
    net.lines[0]!.changeWeather([{ ...FAIR, stalled: true }, { ...FAIR, stalled: true }]);
    net.pass(STALE_AFTER_MS - BEAT_MS - 100);
    expect(a.sees(b).state).toBe('inStep');
    net.pass(5_000 - (STALE_AFTER_MS - BEAT_MS - 100));
    expect([a.sees(b).state, told.at(-1)]).toEqual(['stale', 'stale']);
    net.lines[0]!.changeWeather([FAIR, FAIR]);
    net.pass(BEAT_MS);
    expect([a.sees(b).state, told.at(-1)]).toEqual(['inStep', 'inStep']);
  });

  test('a line that ended is stale at once, with when it was last heard', async () => {
    const net = new Net();
    const [a, b] = (await inStep(net, ['a', 'b'])) as [Talker, Talker];
    const { lastHeardWall } = a.sees(b);
    net.lines[0]!.cut('pulled');
    expect(a.sees(b)).toMatchObject({ state: 'stale', lastHeardWall, problem: null, version: '1.2.3', address: b.address });
  });

  test('who lacks what is counted while it is brought, and nobody is told of a beat that says nothing new', async () => {
    const net = new Net();
    const [a, b] = (await inStep(net, ['a', 'b'])) as [Talker, Talker];
    net.lines[0]!.cut('pulled');
    a.fill(120);
    for (let i = 0; i < 5; i++) b.note(`${i}`);
    const seen: string[] = [];
    b.exchange.onChange(() => seen.push(`${b.sees(a).state} ${b.sees(a).weLack} ${b.sees(a).theyLack}`));
    net.connect(a, b, { ...FAIR, delayMs: 20 });
    net.pass(5_000);
    expect(seen).toContain('behind 1200 5');
    const counted = seen.map((row) => Number(row.split(' ')[1])).filter((_, i) => i >= seen.indexOf('behind 1200 5'));
    expect(counted).toEqual([...counted].sort((x, y) => y - x));
    expect(new Set(counted).size).toBeGreaterThan(4);
    expect(seen.at(-1)).toBe('inStep 0 0');
    const many = seen.length;
    net.pass(60_000);
    expect(seen).toHaveLength(many);
  });

  test('a clock that is off by hours is shown, and hinders nothing', async () => {
    const net = new Net();
    const [a] = (await net.talkers(['a'])) as [Talker];
    const b = await net.talker('b', { wallOffMs: -3 * 3_600_000 });
    net.connect(a, b);
    net.pass(SETTLED_MS);
    expect(agree([a, b])).toBe(true);
    expect(Math.round(a.sees(b).clockOffMs! / 60_000)).toBe(-180);
    expect(Math.round(b.sees(a).clockOffMs! / 60_000)).toBe(180);
  });

  test('who is dropped by a decision of the site says why', async () => {
    const net = new Net();
    const [a, b] = (await inStep(net, ['a', 'b'])) as [Talker, Talker];
    a.exchange.drop(b.console, 'Its admission was revoked.');
    net.pass(100);
    expect(a.sees(b)).toMatchObject({ state: 'stale', problem: 'Its admission was revoked.' });
    expect(b.sees(a).state).toBe('stale');
  });
});

describe('a slow line', () => {
  test('is pushed nothing while it is full; it misses nothing once it flows again', async () => {
    const net = new Net();
    const [a, b, c] = (await inStep(net, ['a', 'b', 'c'])) as [Talker, Talker, Talker];
    const [ab] = net.lines;
    net.lines[2]!.cut('b and c do not hear each other');
    net.pass(SETTLED_MS);
    ab!.changeWeather([{ ...FAIR, stalled: true }, FAIR]);
    const author = newer();
    for (let i = 0; i < 40; i++) {
      a.keep(1, author);
      net.pass(20);
    }
    expect(ab!.waitingBytes(0)).toBeGreaterThan(MAX_WAITING_BYTES);
    expect(ab!.waitingBytes(0)).toBeLessThan(MAX_WAITING_BYTES * 1.2);
    expect(agree([a, c])).toBe(true);
    ab!.changeWeather([FAIR, FAIR]);
    net.pass(6_000);
    expect(agree([a, b, c])).toBe(true);
    expect(a.dropped).toEqual([]);
  });

  test('that stays so is given up by name', async () => {
    const net = new Net();
    const [a, b] = (await inStep(net, ['a', 'b'])) as [Talker, Talker];
    net.lines[0]!.changeWeather([{ ...FAIR, stalled: true }, FAIR]);
    a.keep(40, newer());
    net.pass(100);
    net.pass(SLOW_PEER_MS - 2 * BEAT_MS);
    expect(a.dropped).toEqual([]);
    net.pass(3 * BEAT_MS);
    expect(a.dropped).toEqual(['TookNothing']);
    expect(a.sees(b)).toMatchObject({ state: 'stale', problem: breaches.TookNothing });
  });
});

describe('alarms beside the log', () => {
  test('reach everybody through others, once, and are told to whoever connects later', async () => {
    const net = new Net();
    const [a, b, c, late] = (await net.talkers(['a', 'b', 'c', 'late'])) as [Talker, Talker, Talker, Talker];
    net.connect(a, b);
    net.connect(b, c);
    net.pass(SETTLED_MS);
    const told = { notice: alarm('fire', a.console), ageMs: 0 };
    const sent = livePushes(net, () => {
      a.board.raise(told);
      net.pass(AT_ONCE_MS);
    });
    expect([b, c].map(({ board }) => [...board.held.values()])).toEqual([[told], [told]]);
    expect(sent).toBeLessThanOrEqual(4);
    net.connect(c, late);
    net.pass(AT_ONCE_MS);
    expect([...late.board.held.keys()]).toEqual([told.notice.commandId]);
  });

  test('overtake a catch-up', async () => {
    const net = new Net();
    const [a, b] = (await net.talkers(['a', 'b'])) as [Talker, Talker];
    a.fill(100);
    net.connect(a, b, { ...FAIR, delayMs: 100 });
    net.pass(350);
    expect(b.events).toBeLessThan(a.events);
    a.board.raise({ notice: alarm('fire', a.console), ageMs: 0 });
    net.pass(110);
    expect(b.board.held.size).toBe(1);
    expect(b.events).toBeLessThan(a.events);
    net.pass(5_000);
    expect(agree([a, b])).toBe(true);
  });
});

test('a page is taken a few commits at a time, and an alarm raised here lands in between', async () => {
  const net = new Net();
  const [a] = (await net.talkers(['a'])) as [Talker];
  a.fill(60);
  // Each look at the clock takes a millisecond: a commit is slow here.
  let looks = 0;
  const slow = { wallMs: () => net.clock().wallMs(), monotonicMs: () => net.time.nowMs + (looks += 1) };
  const b = await net.talker('b', { clock: slow });
  // Whatever lands, somebody presses a button as soon as the loop comes round.
  const order: string[] = [];
  let isPlanned = false;
  b.test.committer.onCommit(({ commits }) => {
    order.push(...commits.map(() => 'theirs'));
    if (isPlanned) return;
    isPlanned = true;
    net.time.after(0, () => {
      b.note('an alarm');
      order.splice(-1, 1, 'alarm');
      isPlanned = false;
    });
  });
  net.connect(a, b);
  net.pass(2_000);
  const between = order.join(' ').split('alarm').map((part) => part.trim().split(' ').filter((word) => word !== '').length);
  expect(between.length).toBeGreaterThan(5);
  // No more than fits a turn, were each look at a commit as slow as that.
  expect(Math.max(...between)).toBeLessThanOrEqual(TURN_MS);
  expect(b.faults).toEqual([]);
});

test('a disk that refuses acknowledges nothing, and takes it all when there is room', async () => {
  const net = new Net();
  const [a, b] = (await inStep(net, ['a', 'b'])) as [Talker, Talker];
  b.test.db.exec("CREATE TEMP TRIGGER full BEFORE INSERT ON main.log_event BEGIN SELECT RAISE(ABORT, 'disk full'); END");
  for (let i = 0; i < 20; i++) a.note(`${i}`);
  net.pass(10_000);
  expect(b.events).toBe(a.events - 20);
  expect(b.faults.length).toBeGreaterThan(0);
  expect(a.sees(b).state).toBe('behind');
  b.test.db.exec('DROP TRIGGER temp.full');
  net.pass(60_000);
  expect(agree([a, b])).toBe(true);
  expect([...a.dropped, ...b.dropped]).toEqual([]);
  expect(a.sees(b).state).toBe('inStep');
});

test('a closed exchange is silent and takes no line', async () => {
  const net = new Net();
  const [a, b] = (await inStep(net, ['a', 'b'])) as [Talker, Talker];
  b.exchange.close();
  net.pass(100);
  expect(a.sees(b).state).toBe('stale');
  const line = net.connect(a, b);
  const before = net.messages;
  b.note('alone');
  net.pass(10_000);
  expect(line.isOpen).toBe(false);
  expect(net.messages - before).toBeLessThan(3);
});
