/** Living lists with time in the test's hand: when they are read, what is sent, and what a slow or absent window costs. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { BEHIND_RECHECK_MS, LIST_SLICE_MS, MAX_RETAINED, READ_SPACING_MS } from '../../../electron/host/web/limits.ts';
import { Subscriptions, type WindowLink } from '../../../electron/host/web/subscriptions.ts';
import { MAX_SUBSCRIPTIONS, RESUME_WINDOW_MS, type DeltaMessage, type FailedMessage } from '../../../shared/contract/messages.ts';
import { FakeCore } from './fake-core.ts';
import { ListReplica } from './list-replica.ts';
import { TestLog } from './running-door.ts';
import { ID, people, person, rowSamples } from './samples.ts';

/** A clock and its timers: `pass` runs what falls due. */
class HandTime {
  nowMs = 1_000;
  /** What each look at the clock takes, so that work takes time. */
  lookMs = 0;
  #due: { readonly atMs: number; readonly action: () => void }[] = [];
  after(delayMs: number, action: () => void): () => void {
    const entry = { atMs: this.nowMs + delayMs, action };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  }
  pass(ms: number): void {
    const endMs = this.nowMs + ms;
    for (;;) {
      const next = this.#due.filter(({ atMs }) => atMs <= endMs).toSorted((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) break;
      this.#due = this.#due.filter((other) => other !== next);
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.action();
    }
    this.nowMs = endMs;
  }
  get waiting(): number {
    return this.#due.length;
  }
  wallMs(): number {
    return this.nowMs;
  }
  monotonicMs(): number {
    this.nowMs += this.lookMs;
    return this.nowMs;
  }
  /** Runs the one that falls due first, alone. */
  runNext(): void {
    const next = this.#due.toSorted((a, b) => a.atMs - b.atMs)[0];
    if (next === undefined) return;
    this.#due = this.#due.filter((other) => other !== next);
    this.nowMs = Math.max(this.nowMs, next.atMs);
    next.action();
  }
}

class TestWindow implements WindowLink {
  readonly session: string;
  behind = false;
  readonly deltas: DeltaMessage[] = [];
  readonly failures: FailedMessage[] = [];
  readonly list = new ListReplica();
  constructor(session = 'session') {
    this.session = session;
  }
  isBehind(): boolean {
    return this.behind;
  }
  delta(message: DeltaMessage): void {
    this.deltas.push(message);
    expect(this.list.take(message)).toBe(true);
  }
  failed(message: FailedMessage): void {
    this.failures.push(message);
  }
}

let core: FakeCore;
let time: HandTime;
let log: TestLog;
let lists: Subscriptions;
const students = { subscription: ID, name: 'people', params: { kind: 'student' }, since: null };

beforeEach(() => {
  core = new FakeCore();
  core.signIn('frontOffice');
  time = new HandTime();
  log = new TestLog();
  lists = new Subscriptions({ core, clock: time, timers: time, log });
});

function open(rows: readonly unknown[], window = new TestWindow()): TestWindow {
  core.rows.set('people', rows);
  expect(lists.subscribe(window, students)).toEqual({ ok: true, value: { resumed: false } });
  time.pass(0);
  return window;
}

describe('a list', () => {
  it('comes whole after the answer, also where it is empty', () => {
    core.rows.set('people', []);
    const window = new TestWindow();
    lists.subscribe(window, students);
    expect(window.deltas).toEqual([]);
    time.pass(0);
    expect(window.deltas).toEqual([{ subscription: ID, from: 0, to: 1, reset: true, more: false, upserts: [], removals: [], order: null }]);
  });

  it('comes in pages', () => {
    const rows = people(1_200);
    const window = open(rows);
    expect(window.deltas.map(({ upserts, more, reset, from, to }) => [upserts.length, more, reset, from, to])).toEqual([
      [500, true, true, 0, 1],
      [500, true, true, 0, 1],
      [200, false, true, 0, 1],
    ]);
    expect(window.list.rows).toEqual(rows);
  });

  it('comes in pages where all of it changed, with its order at the end', () => {
    const window = open(people(1_200));
    time.pass(READ_SPACING_MS);
    const changed = people(1_200).map((row) => ({ ...row, room: '99' })).toReversed().slice(1);
    core.commit('people', changed);
    time.pass(0);
    expect(window.deltas.slice(3).map(({ upserts, removals, more, order }) => [upserts.length, removals.length, more, order?.length ?? null])).toEqual([
      [500, 1, true, null],
      [500, 0, true, null],
      [199, 0, false, 1_199],
    ]);
    expect(window.list.rows).toEqual(changed);
  });

  it('sends what changed, and nothing where nothing did', () => {
    const window = open([person(1), person(2)]);
    time.pass(READ_SPACING_MS);
    core.commit('people', [person(1), person(2, '14'), person(3)]);
    time.pass(0);
    expect(window.deltas.slice(1)).toEqual([{ subscription: ID, from: 1, to: 2, reset: false, more: false, upserts: [person(2, '14'), person(3)], removals: [], order: null }]);
    core.commit('people', [person(1), person(2, '14'), person(3)]);
    time.pass(1_000);
    expect(window.deltas).toHaveLength(2);
  });

  it('is not read where the commit does not touch it, nor within the commit', () => {
    open([person(1)]);
    core.commit('incidents', []);
    time.pass(1_000);
    expect(core.reads).toHaveLength(1);
    core.commit('people', [person(2)]);
    expect(core.reads).toHaveLength(1);
    time.pass(0);
    expect(core.reads).toHaveLength(2);
  });

  it('is read at once, then once for all that comes close behind', () => {
    const window = open([]);
    time.pass(1_000);
    for (let index = 1; index <= 100; index++) core.commit('people', people(index));
    time.pass(0);
    expect(core.reads).toHaveLength(2);
    for (let index = 101; index <= 200; index++) {
      core.commit('people', people(index));
      time.pass(1);
    }
    time.pass(READ_SPACING_MS);
    expect(core.reads.length).toBeLessThanOrEqual(2 + Math.ceil(100 / READ_SPACING_MS) + 1);
    expect(window.list.rows).toHaveLength(200);
  });

  it('is one difference for a window that was behind', () => {
    const window = open([]);
    window.behind = true;
    for (let index = 1; index <= 50; index++) {
      core.commit('people', people(index));
      time.pass(BEHIND_RECHECK_MS);
    }
    expect([core.reads.length, window.deltas.length, time.waiting]).toEqual([1, 1, 1]);
    window.behind = false;
    time.pass(BEHIND_RECHECK_MS);
    expect(window.deltas).toHaveLength(2);
    expect(window.list.rows).toEqual(people(50));
  });

  it('shows only fields that the contract has', () => {
    const window = open([{ ...person(1), medicalNote: 'private' }]);
    expect(window.list.rows).toEqual([person(1)]);
  });
});

/** A row is compared, and another one checked, in the time that a whole piece takes elsewhere. */
const SLOW_LOOK_MS = 3;

describe('a list of a whole school', () => {
  const OTHER = `${ID.slice(0, -1)}b`;

  it('is brought in slices, and a short one does not wait for its end', () => {
    core.rows.set('people', people(5_000));
    core.rows.set('site', [rowSamples.site]);
    const window = new TestWindow();
    const small = new TestWindow();
    time.lookMs = SLOW_LOOK_MS;
    lists.subscribe(window, students);
    lists.subscribe(small, { subscription: OTHER, name: 'site', params: {}, since: null });
    let slices = 0;
    let isShortFirst = false;
    while (time.waiting > 0) {
      const beganMs = time.nowMs;
      time.runNext();
      expect(time.nowMs - beganMs).toBeLessThanOrEqual(2 * LIST_SLICE_MS);
      slices += 1;
      isShortFirst ||= small.list.rows.length === 1 && window.deltas.length === 0;
    }
    expect(isShortFirst).toBe(true);
    expect(slices).toBeGreaterThan(20);
    expect(window.list.rows).toEqual(people(5_000));
  });

  it('is the host’s in the end and of one version at any time, whatever is committed, asked again or dropped while it is on its way', () => {
    const act = fc.oneof(
      { weight: 6, arbitrary: fc.record({ is: fc.constant('time' as const), timers: fc.integer({ min: 1, max: 12 }) }) },
      { weight: 3, arbitrary: fc.record({ is: fc.constant('commit' as const), from: fc.integer({ min: 0, max: 300 }), count: fc.integer({ min: 0, max: 1_400 }), room: fc.constantFrom('1', '2') }) },
      { weight: 1, arbitrary: fc.record({ is: fc.constant('again' as const) }) },
      { weight: 1, arbitrary: fc.record({ is: fc.constant('drop' as const) }) },
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        core = new FakeCore();
        core.signIn('frontOffice');
        time = new HandTime();
        time.lookMs = SLOW_LOOK_MS;
        lists = new Subscriptions({ core, clock: time, timers: time, log });
        core.rows.set('people', people(1_200));
        let window = new TestWindow();
        const ask = (next: TestWindow): void => {
          next.list.rows = window.list.rows;
          next.list.version = window.list.version;
          window = next;
          window.list.drop();
          expect(lists.subscribe(window, { ...students, since: window.list.version }).ok).toBe(true);
        };
        ask(window);
        for (const one of acts) {
          if (one.is === 'time') for (let i = 0; i < one.timers; i++) time.runNext();
          else if (one.is === 'commit') core.commit('people', people(one.from + one.count).slice(one.from).map((row) => ({ ...row, room: one.room })));
          else if (one.is === 'again') ask(window);
          else {
            lists.drop(window);
            ask(new TestWindow());
          }
        }
        for (let i = 0; i < 10_000 && time.waiting > 0; i++) time.runNext();
        expect(window.list.rows).toEqual(core.rows.get('people'));
        lists.close();
        expect(time.waiting).toBe(0);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('is not sent to whoever may not see it any more when it is ready', () => {
    core.rows.set('people', people(5_000));
    const window = new TestWindow();
    time.lookMs = SLOW_LOOK_MS;
    lists.subscribe(window, students);
    for (let i = 0; i < 3; i++) time.runNext();
    core.actor = 'unsigned';
    while (time.waiting > 0) time.runNext();
    expect([window.deltas, window.failures.map((failure) => failure.rejection.name)]).toEqual([[], ['NobodySignedIn']]);
  });

  it('is not worked on for a window that let go of it', () => {
    core.rows.set('people', people(5_000));
    const window = new TestWindow();
    time.lookMs = SLOW_LOOK_MS;
    lists.subscribe(window, students);
    for (let i = 0; i < 3; i++) time.runNext();
    lists.unsubscribe(window, ID);
    time.runNext();
    expect([time.waiting, window.deltas]).toEqual([0, []]);
  });
});

describe('a list that cannot be shown', () => {
  it('is reported and withheld whole where a row is wrong, and comes when it is right', () => {
    const window = open([person(1)]);
    time.pass(READ_SPACING_MS);
    core.commit('people', [person(1), { ...person(2), linked: -1 }]);
    time.pass(0);
    expect(window.failures).toMatchObject([{ subscription: ID, rejection: { name: 'ListUnreadable' } }]);
    expect(log.faults).toEqual([{ what: 'row of list people', error: 'linked: too_small' }]);
    expect(window.list.rows).toEqual([person(1)]);
    time.pass(READ_SPACING_MS);
    core.commit('people', [person(1), person(2)]);
    time.pass(0);
    expect(window.list.rows).toEqual([person(1), person(2)]);
  });

  it('is reported where it cannot be read, and the window hears when that is over though nothing changed', () => {
    const window = open([person(1)]);
    time.pass(READ_SPACING_MS);
    core.commit('people', [person(1), person(1)]);
    time.pass(0);
    expect(window.failures).toHaveLength(1);
    time.pass(READ_SPACING_MS);
    core.commit('people', [person(1)]);
    time.pass(0);
    expect(window.deltas.at(-1)).toMatchObject({ from: 1, to: 1, reset: false, upserts: [], removals: [] });
  });

  it('is withheld when somebody acts who may not see it, and comes back', () => {
    const window = open([person(1)]);
    time.pass(READ_SPACING_MS);
    core.actor = 'unsigned';
    core.commit('people', [person(2)]);
    time.pass(0);
    expect(window.failures).toMatchObject([{ rejection: { name: 'NobodySignedIn' } }]);
    expect(core.reads).toHaveLength(1);
    core.signIn('teacher');
    time.pass(READ_SPACING_MS);
    core.commit('people', [person(2)]);
    time.pass(0);
    expect(window.list.rows).toEqual([person(2)]);
  });
});

describe('a window that comes back', () => {
  it('gets what it missed and no more, under another connection of the same session', () => {
    const before = open(people(100));
    lists.drop(before);
    core.commit('people', [...people(100).slice(1), person(200)]);
    time.pass(RESUME_WINDOW_MS - 1);
    expect(core.reads).toHaveLength(1);
    const after = new TestWindow();
    after.list.rows = before.list.rows;
    after.list.version = before.list.version;
    expect(lists.subscribe(after, { ...students, since: 1 })).toEqual({ ok: true, value: { resumed: true } });
    time.pass(0);
    expect(after.deltas).toEqual([{ subscription: ID, from: 1, to: 2, reset: false, more: false, upserts: [person(200)], removals: [person(0).key], order: null }]);
    expect(after.list.rows).toEqual(core.rows.get('people'));
  });

  it('gets nothing where nothing changed', () => {
    const before = open(people(3));
    lists.drop(before);
    const after = new TestWindow();
    expect(lists.subscribe(after, { ...students, since: 1 })).toEqual({ ok: true, value: { resumed: true } });
    time.pass(1_000);
    expect(after.deltas).toEqual([]);
  });

  it('takes its list over from a connection that is not yet known to be gone', () => {
    const before = open(people(3));
    const after = new TestWindow();
    expect(lists.subscribe(after, { ...students, since: 1 })).toEqual({ ok: true, value: { resumed: true } });
    after.list.rows = before.list.rows;
    after.list.version = 1;
    lists.drop(before);
    time.pass(RESUME_WINDOW_MS * 2);
    core.commit('people', people(4));
    time.pass(0);
    expect([before.deltas.length, after.list.rows.length]).toEqual([1, 4]);
  });

  it('gets the whole list after too long, in another session, for another list, or from a version that never was', () => {
    const before = open(people(3));
    const resumed = (window: TestWindow, request: Parameters<Subscriptions['subscribe']>[1]): unknown => {
      const answer = lists.subscribe(window, request);
      return answer.ok && answer.value.resumed;
    };
    expect(resumed(new TestWindow('another'), { ...students, since: 1 })).toBe(false);
    expect(resumed(before, { ...students, since: 7 })).toBe(false);
    expect(resumed(before, { ...students, since: -1 })).toBe(false);
    time.pass(0);
    expect(before.deltas.at(-1)).toMatchObject({ reset: true, from: 0 });
    lists.drop(before);
    time.pass(RESUME_WINDOW_MS);
    expect(resumed(new TestWindow(), { ...students, since: 1 })).toBe(false);
    expect(resumed(new TestWindow(), { ...students, params: { kind: 'staff' }, since: 1 })).toBe(false);
  });

  it('hears again what was lost when it subscribes with the version it holds', () => {
    const window = open(people(2));
    time.pass(READ_SPACING_MS);
    core.commit('people', people(3));
    time.pass(0);
    // The delta to version 2 did not reach it.
    window.list.rows = people(2);
    window.list.version = 1;
    time.pass(READ_SPACING_MS);
    expect(lists.subscribe(window, { ...students, since: 1 })).toEqual({ ok: true, value: { resumed: true } });
    time.pass(0);
    expect(window.deltas.at(-1)).toMatchObject({ from: 1, to: 2, upserts: [person(2)] });
    expect(window.list.rows).toEqual(people(3));
  });

  it('costs a bounded memory while it is away, and none after', () => {
    core.rows.set('site', [rowSamples.site]);
    const letters = 'abcdefghijklmnopqrstuvwxyz234567';
    for (let drop = 0; drop < 4; drop++) {
      const window = new TestWindow();
      for (let index = 0; index < MAX_SUBSCRIPTIONS; index++) {
        const subscription = `${letters.charAt(drop)}${letters.charAt(index)}${'a'.repeat(24)}`;
        expect(lists.subscribe(window, { subscription, name: 'site', params: {}, since: null }).ok).toBe(true);
      }
      time.pass(0);
      lists.drop(window);
      expect(time.waiting).toBe(Math.min(MAX_RETAINED, (drop + 1) * MAX_SUBSCRIPTIONS));
    }
    time.pass(RESUME_WINDOW_MS);
    expect(time.waiting).toBe(0);
  });

  it('is not read for once it let go of the list, or the door closed', () => {
    const window = open(people(1));
    lists.unsubscribe(new TestWindow(), ID);
    core.commit('people', people(2));
    time.pass(1_000);
    expect(core.reads).toHaveLength(2);
    core.commit('people', people(3));
    lists.unsubscribe(window, ID);
    core.commit('people', people(4));
    time.pass(1_000);
    expect(core.reads).toHaveLength(2);
    open(people(1), window);
    lists.close();
    expect([time.waiting, core.listeners]).toEqual([0, 0]);
  });
});
