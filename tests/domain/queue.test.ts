/** Rules RU-30 to RU-34: families in the lines, and in which order students are fetched. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endFamilyWait, greetFamily, sendFamilyToLine, sendForStudents, type QueueContext } from '../../shared/domain/reunification/decide-queue.ts';
import { fetchOrder, greetingsOf, MAX_OVERTAKEN, ONLY_HAND_OFF, overtakenIn, STUDENTS_OF_TRIP, tripAt, type Batch } from '../../shared/domain/reunification/queue.ts';
import { pickupOf } from '../../shared/domain/reunification/state.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Decision } from '../../shared/kernel/decision.ts';
import { History, type Fact } from '../../shared/kernel/history.ts';
import { personStream } from '../../shared/kernel/streams.ts';
import { Random } from '../support/console.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, play, shuffled, stepsOf, testId, type Writer } from '../support/drawn-history.ts';
import { INCIDENTS_OF_TEST, personWriters, STUDENT } from '../support/person-facts.ts';

const [incident] = INCIDENTS_OF_TEST;
const ADULT = { contact: testId('mother'), name: 'Rosa Garcia', relation: 'mother' } as const;
const blank = { onDocument: '', result: 'blank' } as const;
const IDENTITY = { document: 'governmentId', photoMatches: true, familyName: blank, givenName: blank, lastFour: '' } as const;

const context = (facts: readonly Fact[]): QueueContext => ({
  exercise: false,
  refusal: null,
  studentOnRoster: true,
  studentName: 'Ana Garcia',
  pickup: pickupOf(historyOf(facts), incident),
  greetings: greetingsOf(historyOf(facts), incident),
  reportedMissing: false,
  reportedInjured: false,
  releaseDisputed: false,
  uncertain: false,
  releasedElsewhere: false,
  inCare: false,
  refs: [],
});
const only = (facts: readonly Fact[]): ReadonlyMap<string, QueueContext> => new Map([[STUDENT, context(facts)]]);
const after = (facts: readonly Fact[], decision: Decision): readonly Fact[] => {
  if (!decision.accepted) throw new Error(decision.rejection.name);
  return decision.events.reduce<readonly Fact[]>((all, event) => [...all, factAfter(event, all)], facts);
};
const family = testId('family');
const greet = (facts: readonly Fact[], line: number | null = 3): Decision => greetFamily({ type: 'GreetFamily', incident, family: null, students: [{ student: STUDENT, card: null }], line }, only(facts), { family, line });
const toLine = (facts: readonly Fact[], line: number | null): Decision => sendFamilyToLine({ type: 'SendFamilyToLine', incident, family, students: [STUDENT], line }, only(facts));
const said = (type: string, payload: object) => ({ stream: personStream(STUDENT, incident, false), type, payload: { incident, student: STUDENT, ...payload }, refs: [] });
const checkedIn = said('v3.AdultCheckedIn', { adult: ADULT, identity: IDENTITY, rests: [] });
const linesOf = (facts: readonly Fact[]): readonly (readonly (number | null)[])[] => greetingsOf(historyOf(facts), incident).map((one) => one.lines);

describe('a family in a line', () => {
  test('RU-30 waits until somebody came to a desk, also one that had not heard of it; not when that was over before', () => {
    const waits = after([], greet([]));
    expect(linesOf(waits)).toEqual([[3]]);
    for (const event of [checkedIn, said('v3.PickupStopped', { adult: ADULT, identity: IDENTITY, why: ['restricted'] })]) {
      expect(linesOf([...waits, factAfter(event, waits)])).toEqual([]);
      expect(linesOf([...waits, factAfter(event, [])])).toEqual([]);
      const before = [factAfter(event, [])];
      expect(linesOf(after(before, greet(before)))).toEqual([[3]]);
    }
    expect(linesOf(after(waits, endFamilyWait({ type: 'EndFamilyWait', incident, family, students: [STUDENT], reason: 'went home' }, only(waits))))).toEqual([]);
  });

  test('RU-31 is not greeted twice, nor for a student who is gone; the others of the family are', () => {
    const waits = after([], greet([]));
    expect(refusedAs(greet(waits))).toBe('FamilyAlreadyInLine');
    const gone = [factAfter(said('v3.StudentReleased', { to: { is: 'alone', proof: 'ownId', knownBy: '', goingHome: 'on foot' } }), [])];
    expect(refusedAs(greet(gone))).toBe('StudentAlreadyReleased');
    const sibling = testId('sibling');
    const both = greetFamily({ type: 'GreetFamily', incident, family: null, students: [{ student: STUDENT, card: null }, { student: sibling, card: null }], line: 3 }, new Map([[STUDENT, context(gone)], [sibling, context([])]]), { family, line: 3 });
    expect(both.accepted && both.events.map((event) => event.payload)).toEqual([{ incident, student: sibling, family, card: null, line: 3 }]);
  });

  test('RU-32 is in the line to which it was sent last; of lines that were said apart the smallest counts, and all show', () => {
    const waits = after([], greet([]));
    const moved = after(waits, toLine(waits, 5));
    expect(linesOf(moved)).toEqual([[5]]);
    expect(refusedAs(toLine(moved, 5))).toBe('FamilyAlreadyInThatLine');
    const apart = [...waits, ...[7, 2].flatMap((line) => after(waits, toLine(waits, line)).slice(1))];
    expect(linesOf(apart)).toEqual([[2, 7]]);
    expect(linesOf(after(apart, toLine(apart, 7)))).toEqual([[7]]);
    expect(refusedAs(sendFamilyToLine({ type: 'SendFamilyToLine', incident, family: testId('another'), students: [STUDENT], line: 2 }, only(waits)))).toBe('FamilyNotWaiting');
  });
});

test('RU-33 several are sent for at once, or none of them where somebody went for one', () => {
  const facts = [factAfter(checkedIn, [])];
  const checkIn = defined(facts[0], 'a check-in').id;
  const other = testId('other');
  const students = [{ student: STUDENT, checkIn }, { student: other, checkIn }];
  const send = (mine: readonly Fact[], others: readonly Fact[]): Decision => sendForStudents({ type: 'SendForStudents', incident, students, runner: 'Pat' }, new Map([[STUDENT, context(mine)], [other, context(others)]]));
  const sent = send(facts, facts);
  expect(sent.accepted && sent.events.map((event) => event.type)).toEqual(['v1.StudentSentFor', 'v1.StudentSentFor']);
  expect(refusedAs(send(facts, [...facts, factAfter(said('v1.StudentSentFor', { checkIn, runner: 'Kim' }), facts)]))).toBe('StudentAlreadySentFor');
  expect(refusedAs(send(facts, []))).toBe('CheckInUnknown');
});

const PLACES = ['Rm 1', 'Rm 2', 'Gym', ''] as const;

describe('who is fetched next', () => {
  const batch = (key: string, ms: number, places: readonly string[], students = 1, sent = false): Batch => ({ key, since: { ms, n: 0 }, places, students, sent });

  test('RU-34 is whoever waits longest, with others at the same place as far as one runner leads them', () => {
    const all = [batch('a', 1, ['Gym']), batch('b', 2, ['Rm 1']), batch('c', 3, ['Gym']), batch('d', 4, ['Gym'], STUDENTS_OF_TRIP), batch('e', 5, ['Gym'])];
    expect(tripAt(all, ONLY_HAND_OFF).map((one) => one.key)).toEqual(['a', 'c', 'e']);
    expect(fetchOrder(all, ONLY_HAND_OFF).map((one) => one.key)).toEqual(['a', 'c', 'e', 'b', 'd']);
    // Of whom nobody knows where they are nobody is taken along.
    expect(tripAt([batch('a', 1, ['']), batch('b', 2, [''])], ONLY_HAND_OFF).map((one) => one.key)).toEqual(['a']);
  });

  test('RU-34 at several hand-offs is a trip of each, as long as that is fair; then they share one', () => {
    const all = [batch('a', 1, ['Gym']), ...Array.from({ length: 2 * MAX_OVERTAKEN + 1 }, (_, i) => batch(`b${i}`, i + 2, [`Rm ${i}`]))];
    const keys = (at: number, of: number, those: readonly Batch[] = all): readonly string[] => tripAt(those, { at, of }).map((one) => one.key);
    expect([keys(0, 3), keys(1, 3), keys(2, 3)]).toEqual([['a'], ['b0'], ['b1']]);
    expect(fetchOrder(all, { at: 2, of: 3 }).slice(0, 4).map((one) => one.key)).toEqual(['b1', 'a', 'b0', 'b2']);
    // Whoever waits longest was overtaken by the other one as often as may be: now both are to go.
    const overtaken = all.map((one, i) => ({ ...one, sent: i > 0 && i <= 2 * MAX_OVERTAKEN }));
    expect([keys(0, 2, overtaken), keys(1, 2, overtaken), keys(1, 3, overtaken)]).toEqual([['a'], ['a'], [`b${2 * MAX_OVERTAKEN}`]]);
    expect(tripAt([batch('a', 1, ['Gym'])], { at: 3, of: 4 }).map((one) => one.key)).toEqual(['a']);
  });

  test('RU-34 nobody is overtaken more often than that by what runners are sent for, whoever comes when and wherever they are', () => {
    let most = 0;
    // Mostly one student in one of two rooms, and runners who come seldom: then there is somebody to overtake.
    const places = fc.oneof({ weight: 4, arbitrary: fc.constantFrom<readonly string[]>(['Rm 1'], ['Rm 2']) }, { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...PLACES), { minLength: 1, maxLength: 2 }) });
    const students = fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 5 }) });
    const sent = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: fc.array(fc.tuple(fc.nat({ max: 3 }), fc.boolean()), { minLength: 1, maxLength: 2 }) });
    const came = fc.array(fc.record({ places, students, sent }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(came, fc.constantFrom(1, 1, 2, 4), (steps, of) => {
        let all: readonly Batch[] = [];
          /** One of the hand-offs, or all up to it in the same moment, as they were proposed. */
          const send = (handOff: number, together: boolean): void => {
            const proposed = (together ? Array.from({ length: handOff + 1 }, (_, at) => at) : [handOff]).flatMap((at) => tripAt(all, { at, of }));
            // Whoever waits longest is always proposed somewhere, so that everybody's turn comes.
            if (together || handOff === 0) expect(proposed).toContain(all.filter((one) => !one.sent).sort((a, b) => a.since.ms - b.since.ms)[0]);
            all = all.map((one) => (proposed.includes(one) ? { ...one, sent: true } : one));
            const times = all.map((one) => (one.sent ? 0 : overtakenIn(one, all)));
            expect(Math.max(0, ...times)).toBeLessThanOrEqual(MAX_OVERTAKEN * of);
            if (of === 1) most = Math.max(most, ...times);
          };
          for (const [index, { places, students, sent }] of steps.entries()) {
            all = [...all, batch(`b${index}`, index, places, students)];
            for (const [handOff, together] of sent) if (all.some((one) => !one.sent)) send(handOff % of, together);
          }
          while (all.some((one) => !one.sent)) send(0, false);
        }),
      { numRuns: 500 },
    );
    expect(most).toBe(MAX_OVERTAKEN);
  });
});

test('RU-30, RU-32 on three consoles, whatever is greeted, sent on and checked in: every order gives the same lines, and after a check-in that knew of all nobody waits', () => {
  const known = (facts: readonly Fact[]): string | null => greetingsOf(historyOf(facts), incident)[0]?.family ?? null;
  const writers: readonly Writer[] = [
    (_facts, pick, variant) => ({ type: 'v1.FamilyGreeted', payload: { incident, student: STUDENT, family: testId(`family ${pick % 2}`), card: null, line: variant === 0 ? null : variant } }),
    (facts, _pick, variant) => (known(facts) === null ? null : { type: 'v1.FamilySentToLine', payload: { incident, student: STUDENT, family: known(facts), line: variant === 0 ? null : variant } }),
    defined(personWriters[3], 'check-ins'),
  ];
  let waiting = 0;
  fc.assert(
    fc.property(stepsOf(writers.length), fc.nat(1000), (steps, salt) => {
      const facts = play(steps, writers, salt);
      const found = greetingsOf(historyOf(facts), incident);
      expect(greetingsOf(new History(shuffled(facts, new Random(salt)), facts), incident)).toEqual(found);
      waiting += found.length;
      const checked = [...facts, factAfter(checkedIn, facts)];
      expect(greetingsOf(historyOf(checked), incident)).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(waiting).toBeGreaterThan(50);
});
