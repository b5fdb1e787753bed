/** What one console takes from another that does not keep to what was agreed: dropped by name, kept off for a while, and nobody else feels it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { breaches, type Breach } from '../../electron/host/lan/breaches.ts';
import { BEATS_WITHOUT_PAGE, FIRST_PENALTY_MS, LONGEST_PENALTY_MS, LONGEST_REST_MS, MAX_BAD_COMMITS, MAX_BAD_NOTICES, MAX_LIVE_KEPT, PENALTY_FORGOTTEN_MS, WANTED_EVERY_MS } from '../../electron/host/lan/limits.ts';
import type { Link } from '../../electron/host/lan/link.ts';
import { BEAT_MS, MAX_ENDS, MAX_ENDS_PER_MESSAGE, MAX_LAN_MESSAGE_BYTES, PAGES_IN_FLIGHT, STALE_AFTER_MS, type LanMessage } from '../../shared/contract/lan-messages.ts';
import type { WireCommit } from '../../db/log/wire.ts';
import { consoleOfOrigin, type IncidentId } from '../../shared/kernel/ids.ts';
import { incidentStream } from '../../shared/kernel/streams.ts';
import { fastSigner } from '../support/console.ts';
import { testId } from '../support/drawn-history.ts';
import { Author } from '../support/hand-written.ts';
import { commitsOf } from '../support/log-actions.ts';
import { alarm, Net, Puppet, SITE, type Talker } from './talking.ts';

const SOME_DIGEST = 'd'.repeat(64);

let net: Net;
let a: Talker;
let b: Talker;
let author: Author;
let puppet: Puppet;

beforeEach(async () => {
  net = new Net();
  author = new Author('puppet');
  puppet = new Puppet(consoleOfOrigin(author.origin));
  [a, b] = (await net.talkers(['a', 'b'], [{ console: puppet.console, publicKey: fastSigner('puppet').publicKey }])) as [Talker, Talker];
  net.connect(a, b);
  net.pass(4 * BEAT_MS);
});

const greet = (about: Parameters<Puppet['hello']>[0] = {}): void => {
  net.connect(puppet, a);
  puppet.hello({ frontier: a.frontier, events: a.events, ...about });
  net.pass(50);
};

/** A note of its own incident, so that it needs no other; the author's chain goes on. */
function written(text: string): WireCommit {
  const incident = testId<IncidentId>(`incident ${text}`);
  return author.write({ stream: incidentStream(incident), type: 'v1.NoteAdded', payload: { incident, text } }).wire;
}

const beat = (about: Partial<Extract<LanMessage, { kind: 'beat' }>> = {}): void => puppet.say({ kind: 'beat', events: a.events, frontier: a.frontier, wall: 0, ...about });

/** It was dropped for this, by name, and the others do as before. */
function expectDropped(breach: Breach): void {
  expect(a.dropped).toEqual([breach]);
  expect(a.sees(puppet)).toMatchObject({ state: a.sees(puppet).version === null ? 'neverHeard' : 'stale', problem: breaches[breach] });
  expect(puppet.closed).toBe(1);
  b.note('as before');
  net.pass(4 * BEAT_MS);
  expect(a.events).toBe(b.events);
  expect(a.faults).toEqual([]);
}

describe('hello', () => {
  test('a console that also speaks a newer protocol is spoken to in the one that both know', () => {
    greet({ protocols: [2, 1] });
    expect(a.sees(puppet)).toMatchObject({ state: 'inStep', problem: null });
    expect(a.lines).toContainEqual({ event: 'peerLinked', console: puppet.console, dialed: false, protocol: 1 });
  });

  test('one that speaks only newer ones is told apart by name', () => {
    greet({ protocols: [3, 2] });
    expectDropped('NoCommonProtocol');
  });

  test('what a newer version adds to its hello is passed over', () => {
    net.connect(puppet, a);
    puppet.say({ kind: 'hello', protocols: [2, 1], version: '9', site: SITE, events: a.events, frontier: a.frontier, wall: 0, colors: ['red'] });
    net.pass(50);
    expect(a.sees(puppet)).toMatchObject({ state: 'inStep', version: '9' });
  });

  test.each([
    ['another site', () => greet({ site: testId('elsewhere') }), 'OfAnotherSite'],
    ['no hello at all', () => (net.connect(puppet, a), net.pass(STALE_AFTER_MS + 50)), 'SaidNoHello'],
    ['two of them', () => (greet(), puppet.hello(), net.pass(50)), 'SaidHelloTwice'],
    ['something else first', () => (net.connect(puppet, a), beat(), net.pass(50)), 'SpokeBeforeHello'],
  ] as const)('%s', (_, say, breach) => {
    say();
    expectDropped(breach);
  });
});

test('what was said before anybody listened is heard, after hello was said', () => {
  const heard: unknown[] = [];
  let closed = 0;
  const early = [{ kind: 'hello', protocols: [1], version: '1', site: SITE, events: 0, frontier: SOME_DIGEST, wall: 0 }, { kind: 'obey' }];
  const link: Link = {
    peer: puppet.console,
    dialed: false,
    address: 'early',
    waitingBytes: 0,
    send: (message) => heard.push(message.kind),
    listen: (listener) => early.forEach((message) => listener.message(message)),
    close: () => {
      closed += 1;
    },
  };
  a.exchange.take(link);
  expect(heard).toEqual(['hello', 'frontier']);
  expect([a.dropped, closed, a.faults]).toEqual([['NotAMessage'], 1, []]);
});

describe('what breaks the agreement ends the line', () => {
  const ends = (count: number) => Array.from({ length: count }, (_, i) => ({ origin: author.origin, seq: i + 1, id: SOME_DIGEST }));

  test.each([
    ['no message', 'NotAMessage', () => puppet.say({ kind: 'obey' })],
    ['nothing', 'NotAMessage', () => puppet.say(null)],
    ['too many ends in one message', 'NotAMessage', () => puppet.say({ kind: 'frontier', run: 1, ends: ends(MAX_ENDS_PER_MESSAGE + 1), more: false })],
    ['a frontier without end', 'TooLarge', () => Array.from({ length: Math.ceil(MAX_ENDS / MAX_ENDS_PER_MESSAGE) + 1 }, () => puppet.say({ kind: 'frontier', run: 1, ends: ends(MAX_ENDS_PER_MESSAGE), more: true }))],
    ['a message larger than any', 'TooLarge', () => puppet.say({ kind: 'live', commit: ['x'.repeat(MAX_LAN_MESSAGE_BYTES)] })],
    ['a page that nobody asked for', 'SentWhatNobodyAsked', () => puppet.say({ kind: 'page', run: 1, page: 0, commits: [], last: true })],
    ['an acknowledgment of what was never sent', 'TookWhatWasNotSent', () => puppet.say({ kind: 'taken', run: 1, page: 0 })],
    ['an asking that was asked before', 'AskedOutOfOrder', () => [1, 2, 1].map((run) => puppet.say({ kind: 'frontier', run, ends: [], more: false }))],
    ['askings without end', 'AskedTooMuch', () => Array.from({ length: 40 }, (_, i) => puppet.say({ kind: 'frontier', run: i + 1, ends: [], more: false }))],
    ['a flood of anything', 'SentMoreThanAgreed', () => Array.from({ length: 5_000 }, () => puppet.say({ kind: 'passesOn', to: [] }))],
    ['forged alarms', 'SentForgedAlarms', () => {
      a.board.believes = false;
      for (let i = 0; i <= MAX_BAD_NOTICES; i++) puppet.say({ kind: 'notice', told: { notice: alarm(`${i}`, puppet.console), ageMs: 0 } });
    }],
    ['damaged commits', 'SentBadRecords', () => {
      for (let i = 0; i < MAX_BAD_COMMITS; i++) puppet.say({ kind: 'live', commit: { ...written(`${i}`), signature: 'no' } });
    }],
  ] as const)('%s', (_, breach, say) => {
    greet();
    say();
    net.pass(100);
    expectDropped(breach);
  });

  test('more pages than agreed', () => {
    greet({ frontier: SOME_DIGEST });
    const run = puppet.of('frontier')[0]!.run;
    // The host is busy: what arrives at one moment waits for its turn.
    for (let page = 0; page <= PAGES_IN_FLIGHT + 1; page++) puppet.say({ kind: 'page', run, page, commits: [written(`${page}`)], last: false });
    net.pass(100);
    expectDropped('SentMoreThanAgreed');
  });

  test('a page that is left out', () => {
    greet({ frontier: SOME_DIGEST });
    puppet.say({ kind: 'page', run: puppet.of('frontier')[0]!.run, page: 1, commits: [], last: true });
    net.pass(100);
    expectDropped('SentWhatNobodyAsked');
  });

  test('an acknowledgment twice', () => {
    greet();
    puppet.say({ kind: 'frontier', run: 1, ends: [], more: false });
    net.pass(50);
    const { run, page } = puppet.of('page')[0]!;
    puppet.say({ kind: 'taken', run, page });
    puppet.say({ kind: 'taken', run, page });
    net.pass(50);
    expectDropped('TookWhatWasNotSent');
  });
});

describe('who was dropped', () => {
  const dropAgain = (): void => {
    net.connect(puppet, a);
    puppet.say({ kind: 'obey' });
    net.pass(20);
  };
  const waits = (): readonly number[] => a.lines.flatMap((line) => (line.event === 'peerDropped' ? [line.waitMs] : []));

  test('is not taken again for longer and longer, up to a bound; behaving well it is forgotten', () => {
    for (let i = 0; i < 10; i++) {
      dropAgain();
      const before = a.dropped.length;
      net.connect(puppet, a);
      puppet.say({ kind: 'obey' });
      net.pass(20);
      // The second was refused at once, and heard nothing.
      expect(a.dropped).toHaveLength(before);
      net.pass(LONGEST_PENALTY_MS);
    }
    for (const [i, waitMs] of waits().entries()) {
      const fullMs = Math.min(FIRST_PENALTY_MS * 2 ** i, LONGEST_PENALTY_MS);
      expect(waitMs).toBeGreaterThanOrEqual(fullMs / 2);
      expect(waitMs).toBeLessThanOrEqual(fullMs);
    }
    net.pass(PENALTY_FORGOTTEN_MS);
    dropAgain();
    expect(waits().at(-1)).toBeLessThanOrEqual(FIRST_PENALTY_MS);
  });

  test('for what may be the fault of the network is taken again at once', () => {
    for (let i = 0; i < 8; i++) {
      net.connect(puppet, a);
      net.pass(STALE_AFTER_MS + 20);
    }
    expect(new Set(a.dropped)).toEqual(new Set(['SaidNoHello']));
    greet();
    expect(a.sees(puppet)).toMatchObject({ state: 'inStep', problem: null });
  });

  test('is taken again after it, and its problem is gone when it has said hello', () => {
    dropAgain();
    expect(a.sees(puppet).problem).toBe(breaches.NotAMessage);
    net.pass(FIRST_PENALTY_MS);
    greet();
    expect(a.sees(puppet)).toMatchObject({ state: 'inStep', problem: null });
  });
});

describe('asking and being asked', () => {
  test('a commit whose causes are missing makes it ask at once, not at the next beat', () => {
    greet();
    const [first, second] = [written('first'), written('second')];
    puppet.say({ kind: 'live', commit: second });
    net.pass(120);
    expect(puppet.of('frontier')).toHaveLength(1);
    puppet.say({ kind: 'page', run: 1, page: 0, commits: [first, second], last: true });
    net.pass(50);
    expect(puppet.of('taken')).toEqual([{ kind: 'taken', run: 1, page: 0 }]);
    expect(commitsOf(a.test).slice(-2)).toEqual([first, second]);
  });

  test('one that does not answer is asked anew after a few beats, with a new number', () => {
    greet({ frontier: SOME_DIGEST });
    for (let i = 0; i <= 2 * BEATS_WITHOUT_PAGE; i++) {
      beat({ frontier: SOME_DIGEST });
      net.pass(BEAT_MS);
    }
    expect(puppet.of('frontier').map(({ run }) => run)).toEqual([1, 2, 3]);
    puppet.say({ kind: 'page', run: 1, page: 0, commits: [written('late, and good all the same')], last: true });
    net.pass(2 * BEAT_MS);
    expect(a.events).toBe(b.events);
    expect(a.dropped).toEqual([]);
    expect(puppet.of('taken')).toEqual([]);
  });

  test('a page that was under way when the disk here refused the one before it is no breach', () => {
    greet({ frontier: SOME_DIGEST });
    a.test.db.exec("CREATE TEMP TRIGGER full BEFORE INSERT ON main.log_event BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    const [first, second] = [written('first'), written('second')];
    puppet.say({ kind: 'page', run: 1, page: 0, commits: [first], last: false });
    net.pass(50);
    expect(a.faults).toHaveLength(1);
    a.test.db.exec('DROP TRIGGER temp.full');
    puppet.say({ kind: 'page', run: 1, page: 1, commits: [second], last: true });
    net.pass(50);
    expect(a.dropped).toEqual([]);
    expect(puppet.of('taken')).toEqual([]);
    for (let i = 0; i < 4; i++) {
      beat({ frontier: SOME_DIGEST });
      net.pass(BEAT_MS);
    }
    expect(puppet.of('frontier').at(-1)).toMatchObject({ run: 2 });
  });

  test('one that brings nothing since others brought it is asked again after a second, however often that was', () => {
    greet();
    puppet.answer = (message) => {
      if (message.kind !== 'frontier') return;
      // What it has comes meanwhile from another console.
      b.note(`brought by another ${message.run}`);
      net.time.after(30, () => puppet.say({ kind: 'page', run: message.run, page: 0, commits: [], last: true }));
    };
    for (let i = 0; i < 12; i++) {
      beat({ frontier: SOME_DIGEST });
      net.pass(BEAT_MS);
    }
    const before = puppet.of('frontier').length;
    beat({ frontier: SOME_DIGEST });
    net.pass(BEAT_MS);
    beat({ frontier: SOME_DIGEST });
    net.pass(BEAT_MS);
    expect(puppet.of('frontier').length).toBeGreaterThan(before);
  });

  test('one whose digest is a lie is asked more and more seldom, and stays behind', () => {
    greet({ frontier: SOME_DIGEST });
    puppet.answer = (message) => {
      if (message.kind === 'frontier') puppet.say({ kind: 'page', run: message.run, page: 0, commits: [], last: true });
      if (message.kind === 'page') puppet.say({ kind: 'taken', run: message.run, page: message.page });
    };
    puppet.say({ kind: 'frontier', run: 1, ends: [], more: false });
    const asked: number[] = [];
    for (let minute = 0; minute < 6; minute++) {
      const before = puppet.of('frontier').length;
      for (let i = 0; i < 60_000 / BEAT_MS; i++) {
        beat({ frontier: SOME_DIGEST });
        net.pass(BEAT_MS);
      }
      asked.push(puppet.of('frontier').length - before);
    }
    expect(asked[0]).toBeGreaterThan(2);
    expect(asked.at(-1)).toBeGreaterThanOrEqual(1);
    expect(asked.at(-1)).toBeLessThanOrEqual(60_000 / (LONGEST_REST_MS / 2) + 1);
    expect(a.sees(puppet).state).toBe('behind');
    puppet.answer = () => undefined;
    // It must not keep what is new from it meanwhile.
    const before = puppet.of('live').length;
    a.note('something new');
    net.pass(50);
    expect(puppet.of('live')).toHaveLength(before + 1);
  });

  test('an answer is taken in its order, and no more is sent than was acknowledged for', () => {
    b.fill(200);
    net.pass(4_000);
    greet({ frontier: SOME_DIGEST, events: 0 });
    puppet.say({ kind: 'frontier', run: 1, ends: [], more: false });
    net.pass(500);
    expect(puppet.of('page').map(({ page }) => page)).toEqual([0, 1]);
    puppet.say({ kind: 'taken', run: 1, page: 0 });
    net.pass(500);
    expect(puppet.of('page').map(({ page }) => page)).toEqual([0, 1, 2]);
    puppet.answer = (message) => {
      if (message.kind === 'page') puppet.say({ kind: 'taken', run: 1, page: message.page });
    };
    puppet.say({ kind: 'taken', run: 1, page: 1 });
    puppet.say({ kind: 'taken', run: 1, page: 2 });
    net.pass(4_000);
    expect(puppet.of('page').flatMap(({ commits }) => commits)).toEqual(commitsOf(a.test));
    expect(puppet.of('page').filter(({ last }) => last)).toHaveLength(1);
  });

  test('while it is sent what it lacks nothing is pushed to it, and afterwards everything is', () => {
    b.fill(100);
    net.pass(4_000);
    greet({ frontier: SOME_DIGEST, events: 0 });
    puppet.say({ kind: 'frontier', run: 1, ends: [], more: false });
    net.pass(100);
    a.note('meanwhile');
    net.pass(100);
    expect(puppet.of('live')).toEqual([]);
    puppet.answer = (message) => {
      if (message.kind === 'page') puppet.say({ kind: 'taken', run: 1, page: message.page });
    };
    puppet.say({ kind: 'taken', run: 1, page: 0 });
    puppet.say({ kind: 'taken', run: 1, page: 1 });
    net.pass(4_000);
    expect(puppet.of('page').flatMap(({ commits }) => commits)).toEqual(commitsOf(a.test));
    a.note('afterwards');
    net.pass(100);
    expect(puppet.of('live').map(({ commit }) => commit)).toEqual(commitsOf(a.test).slice(-1));
  });

  test('payloads that came without are asked for, once, and taken', () => {
    const whole = written('kept back at first');
    const without = { ...whole, events: whole.events.map((event) => ({ ...event, payload: null })) };
    greet();
    puppet.say({ kind: 'live', commit: without });
    net.pass(100);
    for (let i = 0; i * BEAT_MS < 3 * WANTED_EVERY_MS; i++) {
      beat();
      net.pass(BEAT_MS);
    }
    expect(puppet.of('wanted')).toHaveLength(1);
    expect(puppet.of('wanted')[0]!.events).toHaveLength(1);
    const { run } = puppet.of('wanted')[0]!;
    puppet.say({ kind: 'page', run, page: 0, commits: [whole], last: true });
    net.pass(100);
    expect(commitsOf(a.test).at(-1)).toEqual(whole);
  });

  test('payloads that another asks for are sent with their commits', () => {
    const whole = written('here it is');
    greet();
    puppet.say({ kind: 'live', commit: whole });
    net.pass(100);
    puppet.say({ kind: 'wanted', run: 1, events: [author.prev, SOME_DIGEST] });
    net.pass(100);
    expect(puppet.of('page')).toEqual([{ kind: 'page', run: 1, page: 0, commits: [whole], last: true }]);
  });
});

test('of a flood of pushes no more than agreed is kept, and the rest is asked for when these are done', () => {
  greet();
  const many = Array.from({ length: 3 * MAX_LIVE_KEPT }, (_, i) => written(`${i}`));
  const before = a.events;
  for (const commit of many) puppet.say({ kind: 'live', commit });
  net.pass(200);
  expect(a.events - before).toBeGreaterThan(0);
  expect(a.events - before).toBeLessThan(2 * MAX_LIVE_KEPT);
  expect(puppet.of('frontier')).toHaveLength(1);
  puppet.say({ kind: 'page', run: 1, page: 0, commits: many, last: true });
  net.pass(200);
  expect(a.events).toBe(before + many.length);
  expect(a.dropped).toEqual([]);
});
