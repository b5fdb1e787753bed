/** Rules RU-60 to RU-64: calls to families who have not come, and how a student went through the posts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attemptsOf, whoToCallNext, type ToCall, type Tried } from '../../shared/domain/reunification/contacting.ts';
import { recordContactAttempt } from '../../shared/domain/reunification/decide-contact.ts';
import type { PairContext } from '../../shared/domain/reunification/decide.ts';
import { paceOf } from '../../shared/domain/reunification/pace.ts';
import { pickupOf } from '../../shared/domain/reunification/state.ts';
import { reject } from '../../shared/kernel/decision.ts';
import { refusedAs } from '../support/decisions.ts';
import { historyOf, play, shuffled, stepsOf, testId, type Writer } from '../support/drawn-history.ts';
import { INCIDENTS_OF_TEST, personWriters, STUDENT } from '../support/person-facts.ts';
import { Random } from '../support/console.ts';

const [incident] = INCIDENTS_OF_TEST;
const MINUTE_MS = 60_000;
const NOW = 100 * MINUTE_MS;
const OUTCOMES = ['reached', 'leftMessage', 'noAnswer', 'wrongNumber'] as const;
const tried = (outcome: Tried['outcome'], minutesAgo: number, coming = false): Tried => ({ outcome, coming, wall: NOW - minutesAgo * MINUTE_MS });

const context: PairContext = {
  exercise: false, refusal: null, studentOnRoster: true, studentName: 'Ana Garcia', pickup: pickupOf(historyOf([]), incident), reportedMissing: false, reportedInjured: false, releaseDisputed: false, uncertain: false, releasedElsewhere: false, inCare: false, refs: [],
  pairs: [{ relation: 'Mother', restriction: null }], restrictions: [], contactsOnFile: 1,
};
const call = (contexts: Readonly<Record<string, Partial<PairContext>>>, contact: string | null = testId('mother')) =>
  recordContactAttempt(
    { type: 'RecordContactAttempt', incident, students: Object.keys(contexts), contact, name: 'Rosa Garcia', channel: 'phone', outcome: 'noAnswer', coming: true, words: '' },
    new Map(Object.entries(contexts).map(([student, more]) => [student, { ...context, ...more }])),
  );
const called: Writer = (_known, pick, variant) => ({ type: 'v1.ContactAttempted', payload: { incident, student: STUDENT, contact: testId(`adult ${pick % 2}`), name: 'A', channel: 'phone', outcome: OUTCOMES[variant % 4]!, coming: false, words: '' } });
const greeted: Writer = (_known, pick) => ({ type: 'v1.FamilyGreeted', payload: { incident, student: STUDENT, family: testId(`family ${pick % 2}`), card: null, line: null } });

describe('a call', () => {
  test('RU-60 is a fact for each student of the family, in one commit; “on their way” is only said of whoever was reached', () => {
    const decision = call({ [testId('ana')]: {}, [testId('leo')]: {} });
    expect(decision.accepted && decision.events.map(({ stream, payload }) => [stream, (payload as { coming: boolean }).coming])).toEqual([[`person/${testId('ana')}`, false], [`person/${testId('leo')}`, false]]);
    expect(refusedAs(call({ [STUDENT]: { refusal: reject('IncidentClosed', '', '') } }))).toBe('IncidentClosed');
    expect(refusedAs(call({ [STUDENT]: { studentOnRoster: false } }))).toBe('StudentNotOnRoster');
  });

  test('RU-60 in whatever order the facts arrive the same calls stand, and none is undone', () => {
    fc.assert(
      fc.property(stepsOf(2), fc.nat(), (steps, seed) => {
        const facts = play(steps, [called, personWriters[0]!], seed);
        const stand = attemptsOf(historyOf(facts), incident).map((one) => one.event);
        expect(attemptsOf(historyOf(shuffled(facts, new Random(seed))), incident).map((one) => one.event)).toEqual(stand);
        expect(new Set(facts.filter((fact) => fact.type === 'v1.ContactAttempted').map((fact) => fact.commandId)).size).toBe(stand.length);
      }),
    );
  });

  test('RU-61 to whoever may not pick up one of the students is refused for all of them, and so is one that names a contact of nobody', () => {
    expect(refusedAs(call({ [testId('ana')]: {}, [testId('leo')]: { restrictions: ['No pickup'] } }))).toBe('ContactRestricted');
    expect(refusedAs(call({ [STUDENT]: { restrictions: ['No pickup'], pairs: [] } }, null))).toBe('ContactRestricted');
    expect(refusedAs(call({ [STUDENT]: { pairs: [] } }))).toBe('AdultNotOnRecord');
    expect(refusedAs(call({ [STUDENT]: { pairs: [] } }, null))).toBe('accepted');
  });
});

describe('who is called next', () => {
  const next = (...all: readonly (readonly Tried[])[]) => whoToCallNext(all.map((each, at): ToCall<number> => ({ contact: at, tried: each })));

  test('RU-62 everybody once before anybody twice, in the order of the record; a wrong number never; whoever comes is asked where they are', () => {
    expect(next([], [])).toEqual({ contact: 0, dueWall: null });
    expect(next([tried('noAnswer', 9)], [])).toEqual({ contact: 1, dueWall: null });
    expect(next([tried('wrongNumber', 9)], [tried('noAnswer', 9), tried('noAnswer', 8)])).toMatchObject({ contact: 1 });
    expect(next([tried('noAnswer', 9)], [tried('reached', 8, true)], [])).toMatchObject({ contact: 1 });
    expect([next(), next([tried('wrongNumber', 1)])]).toEqual([null, null]);
  });

  test('RU-62 over any answers nobody is called a third time while another has been called once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.constantFrom('reached', 'leftMessage', 'noAnswer', 'wrongNumber'), { maxLength: 30 }), (contacts, answers) => {
        const each: Tried[][] = Array.from({ length: contacts }, () => []);
        for (const [at, outcome] of answers.entries()) {
          const found = next(...each);
          if (found === null) break;
          each[found.contact]?.push({ outcome, coming: false, wall: at });
          const counts = each.filter((one) => one.at(-1)?.outcome !== 'wrongNumber').map((one) => one.length);
          if (counts.length > 0) expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('RU-63 not before it is time', () => {
    const due = (...each: readonly Tried[]) => ((next(each)?.dueWall ?? 0) - NOW) / MINUTE_MS;
    expect([due(tried('noAnswer', 2)), due(tried('leftMessage', 2)), due(tried('reached', 2)), due(tried('reached', 2, true))]).toEqual([3, 13, 28, 28]);
  });
});

describe('the way through the posts', () => {
  test('RU-64 whatever order the facts arrive in it is the same; a wait ends at a desk that knew of the greeting, and a release that is disputed ends none', () => {
    fc.assert(
      fc.property(stepsOf(5, 20), fc.nat(), (steps, seed) => {
        const facts = play(steps, [greeted, personWriters[3]!, personWriters[4]!, personWriters[5]!, personWriters[6]!], seed);
        const history = historyOf(facts);
        const pickup = pickupOf(history, incident);
        const pace = paceOf(history, incident, pickup);
        const again = historyOf(shuffled(facts, new Random(seed)));
        expect(paceOf(again, incident, pickupOf(again, incident))).toEqual(pace);
        expect(pace?.released === undefined).toBe(pickup.releases.length !== 1);
        const desks = [...pickup.checkIns, ...pickup.stops].map((one) => one.fact);
        const knew = facts.some((fact) => fact.type === 'v1.FamilyGreeted' && desks.some((desk) => history.precedes(fact.id, desk.id)));
        expect(pace?.came === undefined).toBe(!knew);
      }),
    );
  });
});
