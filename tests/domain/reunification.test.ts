/** Rules RU-1 to RU-11, RU-14, RU-15, RU-18 to RU-21: who may take a student, decided. Sequences of commands are in reunification-families.test.ts. */
import { describe, expect, test } from 'vitest';
import type { CheckInAdult } from '../../shared/domain/reunification/commands.ts';
import { answerComfort, bringStudent, checkInAdult, releaseAlone, releaseStudent, sendForStudent, settleRelease, type AloneContext, type PairContext, type PairOnRecord } from '../../shared/domain/reunification/decide.ts';
import type { Pickup } from '../../shared/domain/reunification/state.ts';
import { mayLeaveAlone, selfReleaseOf } from '../../shared/domain/reunification/self-release.ts';
import { reject } from '../../shared/kernel/decision.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { EventId, IncidentId } from '../../shared/kernel/ids.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, testEvent, testId } from '../support/drawn-history.ts';

const incident = testId<IncidentId>('incident');
const student = testId('student');
const contact = testId('contact');
const passport = { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } as const;
const noDocument = { ...passport, document: 'none', photoMatches: null } as const;
const notRead = { onDocument: '', result: 'blank' } as const;
const verified = { ...passport, familyName: notRead, givenName: notRead, lastFour: '' };
const nobody: Pickup = { checkIns: [], stops: [], releases: [], rivals: [], settlementsDiffer: false, settlements: [] };
const mother: PairOnRecord = { relation: 'mother', restriction: null };
const barred: PairOnRecord = { relation: 'father', restriction: 'may not be picked up by this person' };
const restrictionsIn = (pairs: readonly PairOnRecord[]): readonly string[] => pairs.flatMap((pair) => pair.restriction ?? []);
const fact = factAfter({ stream: 'person/x' as Fact['stream'], type: 'v3.AdultCheckedIn', payload: {}, refs: [] }, []);
const adult = { contact, name: 'Ana', relation: 'mother' };
const checkedIn = (comfortable: boolean | null): Pickup => ({ ...nobody, checkIns: [{ event: fact.id, adult, identity: verified, rests: [], comfortable, decisions: [], sentFor: [], brought: [], wrong: [], fact }] });
const released: Pickup = { ...checkedIn(true), releases: [{ event: testEvent('release'), to: { is: 'adult', checkIn: fact.id, adult, rests: [] }, fact }] };

const context: PairContext = {
  exercise: false,
  refusal: null,
  studentOnRoster: true,
  studentName: 'Zoë',
  pickup: nobody,
  reportedMissing: false,
  reportedInjured: false,
  releaseDisputed: false,
  uncertain: false,
  releasedElsewhere: false,
  inCare: false,
  refs: [],
  pairs: [mother],
  restrictions: [],
  contactsOnFile: 1,
};
const withPairs = (pairs: readonly PairOnRecord[]): Partial<PairContext> => ({ pairs, restrictions: restrictionsIn(pairs) });
type Shown = CheckInAdult['identity'];
const command = (students: readonly string[], identity: Shown = passport, who: string | null = contact): CheckInAdult => ({ type: 'CheckInAdult', incident, students, contact: who, name: 'Ana Ruiz', identity });
const ANA = { given: 'Ana', family: 'Ruiz' };
const checkIn = (more: Partial<PairContext> = {}, identity: Shown = passport) => checkInAdult(command([student], identity), ANA, new Map([[student, { ...context, ...more }]]));
const comfort = (more: Partial<PairContext> = {}) => answerComfort({ type: 'AnswerComfort', incident, student, checkIn: fact.id, comfortable: true }, { ...context, pickup: checkedIn(null), ...more });
const release = (more: Partial<PairContext> = {}) => releaseStudent({ type: 'ReleaseStudent', incident, student, checkIn: fact.id }, { ...context, pickup: checkedIn(true), ...more });
const stopOf = (decision: ReturnType<typeof checkIn>): unknown => (decision.accepted ? null : decision.record.map((event) => [event.type, ...(event.payload as { why: string[] }).why]));

describe('each rule', () => {
  test('with everything in order an adult is checked in, asked about, and given the student', () => {
    for (const decision of [checkIn(), comfort(), release()]) expect(refusedAs(decision)).toBe('accepted');
  });

  test('nothing is done in an incident that takes nothing more, for a stranger, or while a release is disputed', () => {
    for (const decide of [checkIn, comfort, release]) {
      expect(refusedAs(decide({ refusal: reject('IncidentClosed', '', '') }))).toBe('IncidentClosed');
      expect(refusedAs(decide({ studentOnRoster: false }))).toBe('StudentNotOnRoster');
      expect(refusedAs(decide({ releaseDisputed: true }))).toBe('ReleaseDisputed');
    }
  });

  test('RU-1 a student is released once', () => {
    for (const decide of [checkIn, comfort, release]) expect(refusedAs(decide({ pickup: released }))).toBe('StudentAlreadyReleased');
  });

  test('RU-2 an adult who is not on the record is stopped, whatever their name', () => {
    expect(refusedAs(checkIn(withPairs([])))).toBe('AdultNotOnRecord');
    expect(stopOf(checkIn(withPairs([])))).toEqual([['v3.PickupStopped', 'notOnRecord']]);
  });

  test('RU-3 one restriction among several records of the pair stops it, before anything else is looked at, and is recorded', () => {
    for (const pairs of [[barred], [mother, barred], [barred, mother]]) {
      expect(refusedAs(checkIn({ ...withPairs(pairs), contactsOnFile: 0 }, noDocument))).toBe('PickupRestricted');
      expect(stopOf(checkIn(withPairs(pairs)))).toEqual([['v3.PickupStopped', 'restricted']]);
    }
  });

  test('RU-4 a student without any contact on file has an answer of their own', () => {
    expect(refusedAs(checkIn({ pairs: [], contactsOnFile: 0 }))).toBe('NoContactOnFile');
    expect(stopOf(checkIn({ pairs: [], contactsOnFile: 0 }))).toEqual([['v3.PickupStopped', 'noContactOnFile']]);
  });

  test('RU-5 without a document, or with a photo that does not match, nobody is checked in', () => {
    for (const identity of [{ ...passport, document: 'none' }, { ...passport, photoMatches: false }, { ...passport, photoMatches: null }] as const) {
      expect(refusedAs(checkIn({}, identity))).toBe('IdentityNotVerified');
      expect(stopOf(checkIn({}, identity))).toEqual([['v3.PickupStopped', 'identityNotVerified']]);
    }
  });

  test('RU-6 the comfort question belongs to a check-in of this student', () => {
    expect(refusedAs(comfort({ pickup: nobody }))).toBe('CheckInUnknown');
    expect(refusedAs(release({ pickup: nobody }))).toBe('CheckInUnknown');
  });

  test('RU-7 only after a yes', () => {
    expect(refusedAs(release({ pickup: checkedIn(null) }))).toBe('ComfortNotAsked');
    expect(refusedAs(release({ pickup: checkedIn(false) }))).toBe('StudentNotComfortable');
  });

  test('RU-8 a restriction that came after the check-in, or a record that went, stops the hand-off', () => {
    expect(refusedAs(release(withPairs([mother, barred])))).toBe('PickupRestricted');
    expect(refusedAs(release(withPairs([])))).toBe('PickupRestricted');
  });

  test('RU-10 a student who is reported missing is found first', () => {
    expect(refusedAs(release({ reportedMissing: true }))).toBe('ColleagueNeeded');
  });

  test('RU-11 a settlement names all that is on the card and nothing else, and upholds a release that is on it', () => {
    const [a, b, c] = ['a', 'b', 'c'].map(testEvent) as [EventId, EventId, EventId];
    const settle = (settles: EventId[], stands: EventId | null) =>
      refusedAs(settleRelease({ type: 'SettleRelease', incident, student, settles, stands, reason: 'asked' }, { exercise: false, refusal: null, refs: [], disputed: new Set([a, b]), releases: new Set([a]) }));
    expect(settle([a, b], a)).toBe('accepted');
    expect(settle([b, a], null)).toBe('accepted');
    expect(settle([a], a)).toBe('CardChanged');
    expect(settle([a, b, c], a)).toBe('CardChanged');
    expect(settle([a, a], a)).toBe('CardChanged');
    expect(settle([a, b], b)).toBe('ReleaseUnknown');
    expect(settle([a, b], c)).toBe('ReleaseUnknown');
  });

  test('RU-14 of one adult’s several students each is judged alone: one is stopped, the other is checked in, in one commit', () => {
    const [free, other] = [testId('free child'), testId('barred child')];
    const contexts = new Map([
      [free, context],
      [other, { ...context, ...withPairs([barred]) }],
    ]);
    const decision = checkInAdult(command([free, other]), ANA, contexts);
    expect(decision.accepted && decision.events.map((event) => [event.stream, event.type])).toEqual([
      [`person/${free}`, 'v3.AdultCheckedIn'],
      [`person/${other}`, 'v3.PickupStopped'],
    ]);
    const both = checkInAdult(command([free, other]), ANA, new Map([...contexts].map(([child, one]) => [child, { ...one, ...withPairs([barred]) }])));
    expect(refusedAs(both)).toBe('PickupRestricted');
    expect(both.accepted ? [] : both.record).toHaveLength(2);
  });

  test('RU-15 names on the document are compared field by field and kept; a name that is another stops, a matching one authorizes nothing', () => {
    const read = (familyName: string, givenName: string, more: Partial<PairContext> = {}) => checkIn(more, { ...passport, familyName, givenName });
    const identityIn = (decision: ReturnType<typeof checkIn>): unknown => (decision.accepted ? decision.events : decision.record).map((event) => (event.payload as { identity: unknown }).identity)[0];
    expect(identityIn(read('RUIZ', 'ANA MARÍA'))).toMatchObject({ familyName: { onDocument: 'RUIZ', result: 'match' }, givenName: { onDocument: 'ANA MARÍA', result: 'match' } });
    expect(refusedAs(read('RUIZ', ''))).toBe('accepted');
    expect(refusedAs(read('Smith', 'Ana'))).toBe('IdentityNotVerified');
    expect(identityIn(read('Smith', 'Ana'))).toMatchObject({ familyName: { onDocument: 'Smith', result: 'mismatch' } });
    expect(refusedAs(read('Ruiz', 'Ana', withPairs([])))).toBe('AdultNotOnRecord');
  });

  test('RU-18 who fetches the student and that the student has come are facts of the check-in', () => {
    const at = { ...context, pickup: checkedIn(null) };
    const about = { incident, student, checkIn: fact.id };
    expect(refusedAs(sendForStudent({ type: 'SendForStudent', ...about, runner: 'Sam' }, at))).toBe('accepted');
    expect(refusedAs(bringStudent({ type: 'BringStudent', ...about }, at))).toBe('accepted');
    for (const [pickup, name] of [[nobody, 'CheckInUnknown'], [released, 'StudentAlreadyReleased'], [checkedIn(false), 'StudentNotComfortable']] as const) {
      expect(refusedAs(sendForStudent({ type: 'SendForStudent', ...about, runner: 'Sam' }, { ...context, pickup }))).toBe(name);
    }
  });

  test('RU-19 the adult of a student who is missing or injured is taken aside by a colleague; no word at the desk says why', () => {
    for (const more of [{ reportedMissing: true }, { reportedInjured: true }]) {
      const decision = checkIn(more);
      expect(refusedAs(decision)).toBe('ColleagueNeeded');
      expect(stopOf(decision)).toEqual([['v3.PickupStopped', 'escort']]);
      expect(JSON.stringify(decision)).not.toMatch(/missing|injur/i);
    }
  });

  test('RU-20 after a no the adult is not checked in again, whichever desk tries', () => {
    expect(refusedAs(checkIn({ pickup: checkedIn(false) }))).toBe('StudentNotComfortable');
  });

  test('RU-21 a student leaves alone only by the rule and the grade, known by an ID or by somebody who is named', () => {
    const alone = (more: Partial<AloneContext>, knownBy = '') =>
      refusedAs(releaseAlone({ type: 'ReleaseAlone', incident, student, drives: false, proof: knownBy === '' ? 'ownId' : 'knownByStaff', knownBy: knownBy.trim(), goingHome: 'On foot' }, { ...context, mayLeaveAlone: true, mayDrive: false, ...more }));
    expect(alone({})).toBe('accepted');
    expect(alone({}, 'Karin')).toBe('accepted');
    expect(alone({}, ' ')).toBe('NobodyKnowsStudent');
    expect(alone({ mayLeaveAlone: false })).toBe('MayNotLeaveAlone');
    expect(alone({ pickup: released })).toBe('StudentAlreadyReleased');
    for (const more of [{ reportedMissing: true }, { reportedInjured: true }]) expect(alone(more)).toBe('ColleagueNeeded');
  });

  test('RU-21 off at first; a grade that nobody can read is not high enough; of rules set apart the stricter counts', () => {
    const set = (lowestGrade: string | null, before: readonly Fact[], lowestGradeDriving: string | null = null): Fact => factAfter({ stream: 'site/setting/self-release' as Fact['stream'], type: 'v2.SelfReleaseSet', payload: { lowestGrade, lowestGradeDriving }, refs: [] }, before);
    expect(selfReleaseOf(historyOf([])).lowestGrade).toBeNull();
    const nine = set('9', []);
    expect(selfReleaseOf(historyOf([nine])).lowestGrade).toBe('9');
    expect(selfReleaseOf(historyOf([nine, set('11', [])])).lowestGrade).toBe('11');
    expect(selfReleaseOf(historyOf([nine, set(null, [])])).lowestGrade).toBeNull();
    expect(selfReleaseOf(historyOf([nine, set('7', [nine])])).lowestGrade).toBe('7');
    expect([['9', '9'], ['9', '09'], ['9', '12'], ['K', 'KG']].map(([lowest, grade]) => mayLeaveAlone(lowest as '9' | 'K', grade ?? null))).toEqual([true, true, true, true]);
    expect([['9', '8'], ['9', 'K'], ['9', ''], ['9', 'UG']].map(([lowest, grade]) => mayLeaveAlone(lowest as '9', grade ?? null))).toEqual([false, false, false, false]);
    expect(mayLeaveAlone(null, '12')).toBe(false);
  });

  test('a drill’s facts go to the drill’s own streams', () => {
    for (const decision of [checkIn({ exercise: true }), comfort({ exercise: true }), release({ exercise: true })]) {
      expect(decision.accepted && decision.events.map((event) => event.stream)).toEqual([`drill/${incident}/person/${student}`]);
    }
  });
});
