/** Rules RU-1 to RU-11: who may take a student, decided; and that no sequence of commands gets around them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerComfort, checkInAdult, releaseStudent, settleRelease, type CheckInContext, type PairOnRecord } from '../../shared/domain/reunification/decide.ts';
import type { Pickup } from '../../shared/domain/reunification/state.ts';
import { standingOf } from '../../shared/domain/person-standing.ts';
import { reject } from '../../shared/kernel/decision.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { EventId, IncidentId } from '../../shared/kernel/ids.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, testEvent, testId } from '../support/drawn-history.ts';

const incident = testId<IncidentId>('incident');
const student = testId('student');
const contact = testId('contact');
const passport = { document: 'passport', photoMatches: true } as const;
const nobody: Pickup = { checkIns: [], stops: [], releases: [], rivals: [], settlementsDiffer: false, settlements: [] };
const mother: PairOnRecord = { relation: 'mother', restriction: null };
const barred: PairOnRecord = { relation: 'father', restriction: 'may not be picked up by this person' };
const fact = factAfter({ stream: 'person/x' as Fact['stream'], type: 'v1.AdultCheckedIn', payload: {}, refs: [] }, []);
const adult = { contact, name: 'Ana', relation: 'mother' };
const checkedIn = (comfortable: boolean | null): Pickup => ({ ...nobody, checkIns: [{ event: fact.id, adult, identity: passport, comfortable, fact }] });
const released: Pickup = { ...checkedIn(true), releases: [{ event: testEvent('release'), adult, checkIn: fact.id, fact }] };

const context: CheckInContext = { exercise: false, refusal: null, studentOnRoster: true, studentName: 'Zoë', pickup: nobody, reportedMissing: false, releaseDisputed: false,
  uncertain: false,
  releasedElsewhere: null,
  refs: [], pairs: [mother], contactsOnFile: 1 };
const checkIn = (more: Partial<CheckInContext> = {}, identity: { readonly document: 'passport' | 'none'; readonly photoMatches: boolean } = passport) =>
  checkInAdult({ type: 'CheckInAdult', incident, student, contact, name: 'Ana', identity }, { ...context, ...more });
const comfort = (more: Partial<CheckInContext> = {}) => answerComfort({ type: 'AnswerComfort', incident, student, checkIn: fact.id, comfortable: true }, { ...context, pickup: checkedIn(null), ...more });
const release = (more: Partial<CheckInContext> = {}) => releaseStudent({ type: 'ReleaseStudent', incident, student, checkIn: fact.id }, { ...context, pickup: checkedIn(true), ...more });
const stopOf = (decision: ReturnType<typeof checkIn>): unknown => (decision.accepted ? null : decision.record.map((event) => [event.type, (event.payload as { why: string }).why]));

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
    expect(refusedAs(checkIn({ pairs: [] }))).toBe('AdultNotOnRecord');
    expect(stopOf(checkIn({ pairs: [] }))).toEqual([['v1.PickupStopped', 'notOnRecord']]);
  });

  test('RU-3 one restriction among several records of the pair stops it, before anything else is looked at, and is recorded', () => {
    for (const pairs of [[barred], [mother, barred], [barred, mother]]) {
      expect(refusedAs(checkIn({ pairs, contactsOnFile: 0 }, { document: 'none', photoMatches: false }))).toBe('PickupRestricted');
      expect(stopOf(checkIn({ pairs }))).toEqual([['v1.PickupStopped', 'restricted']]);
    }
  });

  test('RU-4 a student without any contact on file has an answer of their own', () => {
    expect(refusedAs(checkIn({ pairs: [], contactsOnFile: 0 }))).toBe('NoContactOnFile');
    expect(stopOf(checkIn({ pairs: [], contactsOnFile: 0 }))).toEqual([['v1.PickupStopped', 'noContactOnFile']]);
  });

  test('RU-5 without a document, or with a photo that does not match, nobody is checked in', () => {
    for (const identity of [{ document: 'none', photoMatches: true }, { document: 'passport', photoMatches: false }] as const) {
      expect(refusedAs(checkIn({}, identity))).toBe('IdentityNotVerified');
      expect(stopOf(checkIn({}, identity))).toEqual([['v1.PickupStopped', 'identityNotVerified']]);
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
    expect(refusedAs(release({ pairs: [mother, barred] }))).toBe('PickupRestricted');
    expect(refusedAs(release({ pairs: [] }))).toBe('PickupRestricted');
  });

  test('RU-10 a student who is reported missing is found first', () => {
    expect(refusedAs(release({ reportedMissing: true }))).toBe('StudentReportedMissing');
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

  test('a drill’s facts go to the drill’s own streams', () => {
    for (const decision of [checkIn({ exercise: true }), comfort({ exercise: true }), release({ exercise: true })]) {
      expect(decision.accepted && decision.events.map((event) => event.stream)).toEqual([`drill/${incident}/person/${student}`]);
    }
  });
});

describe('any sequence of commands', () => {
  const records: Readonly<Record<string, readonly PairOnRecord[]>> = { [testId('free')]: [mother], [testId('barred')]: [barred], [testId('disputed')]: [mother, barred], [testId('stranger')]: [] };
  const adults = [...Object.keys(records), testId('free'), testId('free')];

  test('never releases to an adult who is restricted or not on record, without a yes, after a no, twice, or while missing', () => {
    let releases = 0;
    fc.assert(
      fc.property(fc.array(fc.record({ what: fc.nat(6), who: fc.nat(adults.length - 1), which: fc.nat(5), yes: fc.boolean() }), { minLength: 15, maxLength: 40, size: 'max' }), (steps) => {
        const facts: Fact[] = [];
        const barredLater = new Set<string>();
        for (const { what, who, which, yes } of steps) {
          const standing = standingOf(historyOf(facts), incident);
          const now: CheckInContext = { ...context, pickup: standing.pickup, reportedMissing: standing.status === 'missing', releaseDisputed: standing.contradictions.some((one) => one.kind !== 'reportsDisagree') };
          const pairsWith = (one: string): readonly PairOnRecord[] => (barredLater.has(one) ? [barred] : (records[one] ?? []));
          const chosen = standing.pickup.checkIns[which % Math.max(1, standing.pickup.checkIns.length)];
          const checkInId = chosen?.event ?? testEvent('none');
          const card = standing.contradictions.find((one) => one.kind !== 'reportsDisagree');
          const decide = () => {
            switch (what) {
              case 0:
                return checkInAdult({ type: 'CheckInAdult', incident, student, contact: adults[who]!, name: 'A', identity: yes ? passport : { document: 'none', photoMatches: false } }, { ...now, pairs: pairsWith(adults[who]!) });
              case 1:
              case 2:
                return answerComfort({ type: 'AnswerComfort', incident, student, checkIn: checkInId, comfortable: yes || which > 2 }, now);
              case 3:
              case 4:
                return releaseStudent({ type: 'ReleaseStudent', incident, student, checkIn: checkInId }, { ...now, pairs: pairsWith(chosen?.adult.contact ?? '') });
              default: {
                const releasesOnCard = new Set(standing.pickup.releases.map((one) => one.event).filter((id) => card?.events.includes(id)));
                return settleRelease({ type: 'SettleRelease', incident, student, settles: [...(card?.events ?? [testEvent('none')])], stands: yes ? ([...releasesOnCard][0] ?? null) : null, reason: 'asked' }, { exercise: false, refusal: null, refs: [], disputed: new Set(card?.events ?? []), releases: releasesOnCard });
              }
            }
          };
          if (what === 5 && which === 0) barredLater.add(adults[who]!);
          // Somebody reports where the student is, also after a release, so that cards come up.
          const report = { stream: 'person/x' as Fact['stream'], type: 'v1.PersonReported', payload: { incident, person: student, status: yes ? 'here' : 'missing', where: '', classId: null, reporter: { staff: null, name: 'T' }, channel: 'radio' }, refs: [] };
          const decision = what === 6 ? null : decide();
          if (decision?.accepted && decision.events[0]?.type === 'v1.StudentReleased') {
            releases += 1;
            const to = chosen!.adult.contact!;
            expect(standing.pickup.releases).toEqual([]);
            expect(standing.status).not.toBe('missing');
            expect(pairsWith(to).length).toBeGreaterThan(0);
            expect(pairsWith(to).some((pair) => pair.restriction !== null)).toBe(false);
            const answers = facts.filter((one) => one.type === 'v1.ComfortAnswered' && (one.payload as { checkIn: string }).checkIn === checkInId).map((one) => (one.payload as { comfortable: boolean }).comfortable);
            expect(answers.length).toBeGreaterThan(0);
            expect(answers).not.toContain(false);
            expect(chosen!.identity).toEqual(passport);
          }
          for (const event of decision === null ? [report] : decision.accepted ? decision.events : decision.record) facts.push(factAfter(event, facts));
        }
      }),
      { numRuns: 400 },
    );
    expect(releases).toBeGreaterThan(50);
  });
});
