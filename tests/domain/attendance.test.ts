/** Rules AT-1 to AT-8: what is said of a person's day, what stands of it, and visitors. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signInVisitor, signOutVisitor } from '../../shared/domain/attendance/decide-entrance.ts';
import { markAbsent, markArrived, markLeftEarly, takeBackAttendance, type LeavingContext } from '../../shared/domain/attendance/decide.ts';
import { daysOf, visitOf, type Day } from '../../shared/domain/attendance/state.ts';
import type { Decision, NewEvent } from '../../shared/kernel/decision.ts';
import { History, type Fact } from '../../shared/kernel/history.ts';
import type { PersonId, VisitorId } from '../../shared/kernel/ids.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, play, stepsOf, testEvent, testId } from '../support/drawn-history.ts';
import { attendanceWriters, STUDENT } from '../support/person-facts.ts';

const TODAY = '2026-11-19';
const TOMORROW = '2026-11-20';
const known = new Set([STUDENT, testId<PersonId>('teacher')]);
const leaving: LeavingContext = { known, students: new Set([STUDENT]), emergency: false, restricted: null };
const absent = (people: readonly string[] = [STUDENT], date = TODAY): Decision => markAbsent({ type: 'MarkAbsent', people: [...people], date, reason: 'flu' }, { known });
const arrived = (date = TODAY): Decision => markArrived({ type: 'MarkArrived', people: [STUDENT], date }, { known });
const left = (context: Partial<LeavingContext> = {}, people: readonly string[] = [STUDENT]): Decision => markLeftEarly({ type: 'MarkLeftEarly', people: [...people], date: TODAY, with: 'Ana Garcia' }, { ...leaving, ...context });

function only(decision: Decision): NewEvent {
  const [event] = decision.accepted ? decision.events : [];
  if (event === undefined) throw new Error('it was refused');
  return event;
}
/** Each after the one before. */
const chain = (...decisions: readonly Decision[]): Fact[] => decisions.reduce<Fact[]>((facts, decision) => [...facts, factAfter(only(decision), facts)], []);
const dayIn = (facts: readonly Fact[], date = TODAY): Day | null => daysOf(historyOf(facts)).find((one) => one.date === date) ?? null;
const takeBack = (facts: readonly Fact[], settles: readonly string[], date = TODAY): Decision => takeBackAttendance({ type: 'TakeBackAttendance', person: STUDENT, date, settles: [...settles] }, dayIn(facts, date));

describe('a day', () => {
  test('AT-1 it is about people on the roster, each once; one stranger refuses the whole', () => {
    expect(refusedAs(absent([STUDENT, testId('stranger')]))).toBe('PersonNotOnRoster');
    expect(refusedAs(markArrived({ type: 'MarkArrived', people: [testId('stranger')], date: TODAY }, { known }))).toBe('PersonNotOnRoster');
    expect(refusedAs(left({}, [testId('stranger')]))).toBe('PersonNotOnRoster');
    const twice = absent([STUDENT, STUDENT]);
    expect(twice.accepted && twice.events.map((event) => [event.stream, event.type])).toEqual([[`person/${STUDENT}`, 'v1.MarkedAbsent']]);
  });

  test('AT-2 the newest fact counts, and another day is another matter', () => {
    expect(dayIn([])).toBeNull();
    expect(dayIn(chain(absent()))).toMatchObject({ status: 'absent', facts: [{ says: 'absent', words: 'flu' }] });
    expect(dayIn(chain(absent(), arrived()))).toMatchObject({ status: 'arrived', facts: [{ says: 'arrived' }] });
    expect(dayIn(chain(absent(), arrived(), left()))).toMatchObject({ status: 'left', facts: [{ words: 'Ana Garcia' }] });
    expect(dayIn(chain(absent(), arrived(TOMORROW)))).toMatchObject({ status: 'absent' });
  });

  test('AT-3 facts that did not know of each other dispute the day; equal ones agree; one that saw both settles it', () => {
    const apart = [...chain(absent()), ...chain(arrived())];
    expect(dayIn(apart)).toMatchObject({ status: 'disputed', facts: [{}, {}] });
    expect(dayIn([...chain(absent()), ...chain(absent())])).toMatchObject({ status: 'absent', facts: [{}, {}] });
    expect(dayIn([...apart, factAfter(only(arrived()), apart)])).toMatchObject({ status: 'arrived', facts: [{}] });
  });

  test('AT-3 a fact that cannot be read disputes the day', () => {
    const facts = chain(absent());
    expect(daysOf(new History(facts, facts, true))).toMatchObject([{ status: 'disputed' }]);
  });

  test('AT-4 a take-back names exactly what stands, and what that had replaced stands again', () => {
    const facts = chain(absent(), arrived());
    const [first, second] = facts.map((fact) => fact.id);
    for (const wrong of [[first!], [first!, second!], [testEvent('nothing')]]) expect(refusedAs(takeBack(facts, wrong))).toBe('AttendanceChanged');
    expect(refusedAs(takeBack(facts, [second!], TOMORROW))).toBe('AttendanceChanged');
    const after = [...facts, factAfter(only(takeBack(facts, [second!])), facts)];
    expect(dayIn(after)).toMatchObject({ status: 'absent', facts: [{ event: first }] });
    expect(dayIn([...after, factAfter(only(takeBack(after, [first!])), after)])).toBeNull();
  });

  test('AT-5 in a real incident no student leaves early; staff may', () => {
    expect(refusedAs(left({ emergency: true }))).toBe('HandOverInstead');
    expect(refusedAs(left({ emergency: true }, [testId('teacher')]))).toBe('accepted');
    expect(refusedAs(left())).toBe('accepted');
  });

  test('AT-6 nobody leaves with an adult who may not take them, and the refusal names both', () => {
    const decision = left({ restricted: { adult: 'Ana Garcia', student: 'Leo' } });
    expect(decision).toMatchObject({ accepted: false, rejection: { name: 'PickupRestricted', message: 'Ana Garcia may not pick up Leo.' } });
  });

  test('over drawn histories: what stands names nothing taken back and nothing replaced, and a day is sure only where all that stands agrees', () => {
    let disputed = 0;
    fc.assert(
      fc.property(stepsOf(attendanceWriters.length), fc.nat(1000), (steps, salt) => {
        const facts = play(steps, attendanceWriters, salt);
        const history = historyOf(facts);
        const said = history.distinct(facts.filter((fact) => 'date' in (fact.payload as object)));
        for (const day of daysOf(history)) {
          const ofDay = said.filter((fact) => (fact.payload as { readonly date: string }).date === day.date && !history.isSettled(fact.id));
          const newest = ofDay.filter((fact) => ofDay.every((other) => !history.precedes(fact.id, other.id)));
          expect(day.facts.map((one) => one.event)).toEqual(newest.map((fact) => fact.id).sort());
          expect(day.status).toBe(new Set(newest.map((fact) => fact.type)).size === 1 ? day.facts[0]?.says : 'disputed');
          if (day.status === 'disputed') disputed += 1;
        }
        // A day of which all was taken back is as if nothing had been said.
        const open = new Set(said.filter((fact) => !history.isSettled(fact.id)).map((fact) => (fact.payload as { readonly date: string }).date));
        expect(daysOf(history).map((day) => day.date)).toEqual([...open].sort());
      }),
      { numRuns: 800 },
    );
    expect(disputed).toBeGreaterThan(30);
  });
});

describe('visitors', () => {
  const visitor = testId<VisitorId>('visitor');
  const signedIn = chain(signInVisitor({ type: 'SignInVisitor', name: 'Pat Lee', reason: 'repairs', host: '', badge: '7', answers: [] }, visitor, []));
  const visit = (facts: readonly Fact[]) => visitOf(historyOf(facts));
  const out = (facts: readonly Fact[]): Decision => signOutVisitor({ type: 'SignOutVisitor', visitor }, visit(facts));

  test('AT-7 a visitor is in until somebody signs them out', () => {
    expect(visit(signedIn)).toMatchObject({ name: 'Pat Lee', signedOut: null });
    expect(visit([...signedIn, factAfter(only(out(signedIn)), signedIn)])?.signedOut).toMatchObject({ type: 'v1.VisitorSignedOut' });
  });

  test('AT-8 whoever is signed out was signed in, and only once', () => {
    expect(refusedAs(out([]))).toBe('VisitorUnknown');
    expect(refusedAs(out([...signedIn, factAfter(only(out(signedIn)), signedIn)]))).toBe('VisitorAlreadyOut');
  });
});
