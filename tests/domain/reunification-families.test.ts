/** Rules RU-1 to RU-22 over drawn families, restrictions and orders of events: nothing that a rule forbids happens. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorizePickup, checkInAgain, checkInFromAside, decideDiscomfort, escortAdult, grantIdentityException, overrideRestriction, recordCall, type StopContext } from '../../shared/domain/reunification/decide-aside.ts';
import { answerComfort, checkInAdult, releaseAlone, releaseStudent, settleRelease } from '../../shared/domain/reunification/decide.ts';
import { standingOf, type PersonStanding } from '../../shared/domain/person-standing.ts';
import type { Decision } from '../../shared/kernel/decision.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { EventId, IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { factAfter } from '../support/decisions.ts';
import { historyOf, testEvent, testId } from '../support/drawn-history.ts';

const incident = testId<IncidentId>('incident');
const STUDENTS = [testId('elder'), testId('younger')] as const;
const ADULTS = [testId('mother'), testId('father'), null] as const;
const STAFF = [testId<PersonId>('checker'), testId<PersonId>('principal')] as const;
const WORDS = ['court order', 'no contact'] as const;

/** On each pair of student and adult: not on the record, free, or under one of two restrictions. */
type Pairing = 'none' | 'free' | 'court order' | 'no contact';
const pairing = fc.constantFrom<Pairing>('none', 'free', 'free', 'court order', 'no contact');

const what = fc.constantFrom('checkIn', 'checkIn', 'checkIn', 'comfort', 'comfort', 'release', 'release', 'except', 'authorize', 'call', 'override', 'override', 'except', 'escort', 'letIn', 'letIn', 'letIn', 'decide', 'decide', 'again', 'again', 'again', 'comfort', 'comfort', 'release', 'release', 'report', 'restrict', 'alone', 'settle');
const step = fc.record({ what, child: fc.nat(1), who: fc.nat(2), which: fc.nat(4), staff: fc.nat(1), yes: fc.boolean(), both: fc.boolean() });

/** What people at a desk go on with. */
function mostlyNewest<T extends { readonly fact: Fact }>(all: readonly T[], which: number): T | undefined {
  return [...all].sort((a, b) => b.fact.wall - a.fact.wall)[which < 3 ? 0 : which % Math.max(1, all.length)];
}

test('families, restrictions and orders of events: every hand-over is one that the rules allow', () => {
  const did = { releases: 0, overridden: 0, excepted: 0, authorized: 0, askedAgain: 0, alone: 0 };
  const families = fc.record({ pairs: fc.array(pairing, { minLength: 4, maxLength: 4 }), mayLeaveAlone: fc.boolean(), steps: fc.array(step, { minLength: 60, maxLength: 120, size: 'max' }) });
  fc.assert(
    fc.property(families, ({ pairs, mayLeaveAlone, steps }) => {
      const facts: Record<string, Fact[]> = { [STUDENTS[0]]: [], [STUDENTS[1]]: [] };
      const record = [...pairs];
      const on = (child: number, who: number): Pairing => (who > 1 ? 'none' : (record[child * 2 + who] ?? 'none'));
      const standing = (child: number): PersonStanding => standingOf(historyOf(facts[STUDENTS[child]!]!), incident);
      const context = (child: number, contact: string | null, actor: PersonId): StopContext => {
        const now = standing(child);
        const who = ADULTS.indexOf(contact as (typeof ADULTS)[0]);
        const said = on(child, who);
        return {
          exercise: false,
          refusal: null,
          studentOnRoster: true,
          studentName: 'Zoë',
          pickup: now.pickup,
          reportedMissing: now.accounting.status === 'missing',
          reportedInjured: now.accounting.status === 'injured',
          releaseDisputed: now.contradictions.some((one) => one.kind !== 'reportsDisagree'),
          uncertain: false,
          releasedElsewhere: false,
          inCare: false,
          refs: [],
          pairs: said === 'none' ? [] : [{ relation: null, restriction: said === 'free' ? null : said }],
          restrictions: said === 'none' || said === 'free' ? [] : [said],
          contactsOnFile: [0, 1].filter((other) => on(child, other) === 'free').length,
          actor,
          anotherMayOverride: true,
          freeContacts: new Set([0, 1].filter((other) => on(child, other) === 'free').flatMap((other) => ADULTS[other] ?? [])),
        };
      };
      for (const { what: does, child, who, which, staff, yes, both } of steps) {
        const student = STUDENTS[child]!;
        const now = standing(child);
        const actor = STAFF[staff]!;
        const checkIn = mostlyNewest(now.pickup.checkIns, which);
        const stop = mostlyNewest(now.pickup.stops, which);
        const ofStop = { incident, student, stop: stop?.event ?? testEvent('none') };
        const ofCheckIn = { incident, student, checkIn: checkIn?.event ?? testEvent('none') };
        const about = context(child, does === 'comfort' || does === 'release' || does === 'again' ? (checkIn?.adult.contact ?? null) : (stop?.adult.contact ?? null), actor);
        const decide = (): Decision | null => {
          switch (does) {
            case 'checkIn': {
              const contact = ADULTS[who] ?? null;
              const students = both ? [...STUDENTS] : [student];
              const identity = yes ? ({ document: 'driverLicense', photoMatches: true, familyName: '', givenName: '' } as const) : ({ document: 'none', photoMatches: null, familyName: '', givenName: '' } as const);
              return checkInAdult({ type: 'CheckInAdult', incident, students, contact, name: 'Ana Ruiz', identity }, null, new Map(students.map((one) => [one, context(STUDENTS.indexOf(one as (typeof STUDENTS)[0]), contact, actor)])));
            }
            case 'comfort':
              return answerComfort({ type: 'AnswerComfort', ...ofCheckIn, comfortable: yes || which > 2 }, about);
            case 'release':
              return releaseStudent({ type: 'ReleaseStudent', ...ofCheckIn }, about);
            case 'except':
              return grantIdentityException({ type: 'GrantIdentityException', ...ofStop, reason: 'known' }, about);
            case 'authorize':
              return authorizePickup({ type: 'AuthorizePickup', ...ofStop, vouchedBy: 'Ana', verified: yes ? 'contactCalled' : 'otherRecords', reason: 'called' }, about);
            case 'call':
              return recordCall({ type: 'RecordCall', ...ofStop, contact: ADULTS[who] ?? null, name: 'A contact', phone: '555', said: 'yes', agrees: yes || which > 0 }, about);
            case 'override':
              return overrideRestriction({ type: 'OverrideRestriction', ...ofStop, reason: 'lifted' }, about);
            case 'escort':
              return escortAdult({ type: 'EscortAdult', ...ofStop, escort: 'Sam', place: '' }, about);
            case 'letIn':
              return checkInFromAside({ type: 'CheckInFromAside', ...ofStop }, about);
            case 'decide':
              return decideDiscomfort({ type: 'DecideDiscomfort', ...ofCheckIn, decision: which > 0 ? 'askAgain' : 'stays', reason: 'talked' }, about);
            case 'again':
              return checkInAgain({ type: 'CheckInAgain', ...ofCheckIn }, about);
            case 'alone':
              return which > 0 || who > 0 || yes ? null : releaseAlone({ type: 'ReleaseAlone', incident, student, drives: false, proof: 'ownId', knownBy: '', goingHome: 'on foot' }, { ...about, mayLeaveAlone, mayDrive: false });
            case 'settle': {
              const card = now.contradictions.find((one) => one.kind !== 'reportsDisagree')?.events ?? [testEvent('none')];
              const releases = new Set(now.pickup.releases.map((one) => one.event).filter((event) => card.includes(event)));
              return settleRelease({ type: 'SettleRelease', incident, student, settles: [...card], stands: yes ? ([...releases][0] ?? null) : null, reason: 'asked' }, { exercise: false, refusal: null, refs: [], disputed: new Set(card), releases });
            }
            case 'report': {
              const status = which === 0 && yes ? 'missing' : which === 1 && yes ? 'injured' : 'here';
              const reported = { stream: `person/${student}` as Fact['stream'], type: 'v1.PersonReported', payload: { incident, person: student, status, where: '', classId: null, reporter: { staff: null, name: 'T' }, channel: 'radio' }, refs: [] };
              return { accepted: true, events: [reported] };
            }
            case 'restrict':
              if (which === 0 && who < 2 && both) record[child * 2 + who] = WORDS[staff] ?? 'court order';
              return null;
          }
        };
        const decision = decide();
        if (decision === null) continue;
        for (const event of decision.accepted ? decision.events : decision.record) {
          const theirs = (event.payload as { readonly student?: string }).student ?? student;
          const mine = facts[theirs]!;
          if (event.type === 'v3.StudentReleased') expectAllowed(event.payload, mine, now, about, mayLeaveAlone);
          mine.push({ ...factAfter(event, mine), actor: { staff: actor, role: 'administrator', grant: null } });
        }
      }
    }),
    { numRuns: 600 },
  );

  function expectAllowed(payload: unknown, mine: readonly Fact[], now: PersonStanding, { restrictions, pairs, reportedMissing, reportedInjured }: StopContext, mayLeaveAlone: boolean): void {
    const { to } = payload as { readonly to: { readonly is: 'alone' } | { readonly is: 'adult'; readonly checkIn: EventId; readonly adult: { readonly contact: string | null }; readonly rests: readonly EventId[] } };
    did.releases += 1;
    // RU-1, RU-10
    expect(now.pickup.releases).toEqual([]);
    expect(reportedMissing).toBe(false);
    if (to.is === 'alone') {
      did.alone += 1;
      expect([mayLeaveAlone, reportedInjured]).toEqual([true, false]); // RU-21
      return;
    }
    const named = mine.filter((fact) => to.rests.includes(fact.id));
    const of = (type: string): readonly Fact[] => named.filter((fact) => fact.type === type);
    // RU-2, RU-16
    if (pairs.length === 0) expect(of('v2.PickupAuthorized').length + of('v1.RestrictionOverridden').length).toBeGreaterThan(0);
    did.authorized += of('v2.PickupAuthorized').length;
    // RU-3, RU-8, RU-17: by somebody else than whoever recorded the stop, in these words.
    for (const words of restrictions) {
      const overrides = of('v1.RestrictionOverridden').filter((fact) => (fact.payload as { restrictions: string[] }).restrictions.includes(words));
      expect(overrides.length).toBeGreaterThan(0);
      for (const fact of overrides) expect(mine.find((one) => one.id === (fact.payload as { stop: EventId }).stop)?.actor).not.toEqual(fact.actor);
      did.overridden += 1;
    }
    // RU-5, RU-15
    const checkIn = mine.find((fact) => fact.id === to.checkIn)!;
    const { identity } = checkIn.payload as { readonly identity: { readonly photoMatches: boolean | null } };
    if (identity.photoMatches !== true) expect(of('v1.IdentityExceptionGranted').length).toBeGreaterThan(0);
    did.excepted += of('v1.IdentityExceptionGranted').length;
    // RU-6, RU-7, RU-20: a yes at this check-in, and no "no" of this adult's that a decision named here does not answer.
    const answers = (event: EventId): readonly boolean[] => mine.filter((fact) => fact.type === 'v1.ComfortAnswered' && (fact.payload as { checkIn: EventId }).checkIn === event).map((fact) => (fact.payload as { comfortable: boolean }).comfortable);
    expect(answers(to.checkIn).length).toBeGreaterThan(0);
    expect(answers(to.checkIn)).not.toContain(false);
    const refused = mine.filter((fact) => fact.type === 'v3.AdultCheckedIn' && (fact.payload as { adult: { contact: string | null } }).adult.contact === to.adult.contact && answers(fact.id).includes(false));
    for (const no of refused) {
      const decisions = mine.filter((fact) => fact.type === 'v1.DiscomfortDecided' && (fact.payload as { checkIn: EventId }).checkIn === no.id).map((fact) => (fact.payload as { decision: string }).decision);
      expect(new Set(decisions)).toEqual(new Set(['askAgain']));
      did.askedAgain += 1;
    }
  }
  for (const [name, count] of Object.entries(did)) expect(count, name).toBeGreaterThan(0);
});
