/** Rules RU-15 to RU-17, RU-19, RU-20 and RU-22: what may be granted to an adult who waits aside, by whom, and when it lets them in. */
import { describe, expect, test } from 'vitest';
import type { AuthorizePickup } from '../../shared/domain/reunification/commands.ts';
import { authorizePickup, checkInAgain, checkInFromAside, decideDiscomfort, endStepAside, escortAdult, grantIdentityException, overrideRestriction, recordCall, type StopContext } from '../../shared/domain/reunification/decide-aside.ts';
import { releaseStudent } from '../../shared/domain/reunification/decide.ts';
import { reunificationUpcasts } from '../../shared/domain/reunification/upcasts.ts';
import { eventRegistry, readPayload } from '../../shared/domain/registry.ts';
import type { StopReason } from '../../shared/domain/reunification/events.ts';
import { pickupOf } from '../../shared/domain/reunification/state.ts';
import type { Decision } from '../../shared/kernel/decision.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { EventId, IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, testEvent, testId } from '../support/drawn-history.ts';

const incident = testId<IncidentId>('incident');
const student = testId('student');
const AUNT = testId('aunt');
const MOTHER = testId('mother');
const [CHECKER, PRINCIPAL] = [testId<PersonId>('checker'), testId<PersonId>('principal')];
const notRead = { onDocument: '', result: 'blank' } as const;
const identity = { document: 'none', photoMatches: null, familyName: notRead, givenName: notRead, lastFour: '' };
const WORDS = 'may not be picked up by this person';

/** One desk: facts so far, and how the record stands. */
class Desk {
  readonly facts: Fact[] = [];
  record: Partial<StopContext> = {};

  stop(why: readonly StopReason[], contact: string | null = AUNT): EventId {
    const stream = `person/${student}` as Fact['stream'];
    const fact = factAfter({ stream, type: 'v3.PickupStopped', payload: { incident, student, adult: { contact, name: 'Eva Ruiz', relation: null }, identity, why }, refs: [] }, this.facts);
    this.facts.push({ ...fact, actor: { staff: CHECKER, role: 'administrator', grant: null } });
    return fact.id;
  }

  get context(): StopContext {
    return {
      exercise: false,
      refusal: null,
      studentOnRoster: true,
      studentName: 'Zoë',
      pickup: pickupOf(historyOf(this.facts), incident),
      reportedMissing: false,
      reportedInjured: false,
      releaseDisputed: false,
      uncertain: false,
      releasedElsewhere: false,
      inCare: false,
      refs: [],
      pairs: [{ relation: 'aunt', restriction: null }],
      restrictions: [],
      contactsOnFile: 1,
      actor: PRINCIPAL,
      anotherMayOverride: true,
      freeContacts: new Set([MOTHER]),
      ...this.record,
    };
  }

  /** Accepted facts are kept, and the name of a refusal is told. */
  do(decide: (context: StopContext) => Decision): string {
    const decision = decide(this.context);
    if (decision.accepted) for (const event of decision.events) this.facts.push(factAfter(event, this.facts));
    return refusedAs(decision);
  }

  get newest(): Fact {
    return this.facts.at(-1)!;
  }
}

const about = (stop: EventId) => ({ incident, student, stop });
const call = (stop: EventId, contact: string | null, agrees: boolean) => (context: StopContext) =>
  recordCall({ type: 'RecordCall', ...about(stop), contact, name: 'Ana Ruiz', phone: '555-0100', said: 'My sister comes', agrees }, context);
const authorize = (stop: EventId, verified: AuthorizePickup['verified'] = 'contactCalled') => (context: StopContext) => authorizePickup({ type: 'AuthorizePickup', ...about(stop), vouchedBy: 'Ana Ruiz', verified, reason: 'The mother says so' }, context);
const except = (stop: EventId) => (context: StopContext) => grantIdentityException({ type: 'GrantIdentityException', ...about(stop), reason: 'I know her' }, context);
const override = (stop: EventId) => (context: StopContext) => overrideRestriction({ type: 'OverrideRestriction', ...about(stop), reason: 'Order lifted' }, context);
const escort = (stop: EventId) => (context: StopContext) => escortAdult({ type: 'EscortAdult', ...about(stop), escort: 'Sam', place: '' }, context);
const letIn = (stop: EventId) => (context: StopContext) => checkInFromAside({ type: 'CheckInFromAside', ...about(stop) }, context);
const restsOf = (fact: Fact): readonly string[] => (fact.payload as { rests: string[] }).rests;

describe('an adult who waits aside', () => {
  test('RU-15 RU-22 is let in when a supervisor says who it is, and the check-in names the exception', () => {
    const desk = new Desk();
    const stop = desk.stop(['identityNotVerified']);
    expect(desk.do(letIn(stop))).toBe('StepAsideOpen');
    expect(desk.do(authorize(stop))).toBe('NotStoppedByThis');
    expect(desk.do(except(stop))).toBe('accepted');
    const exception = desk.newest.id;
    expect(desk.do(letIn(stop))).toBe('accepted');
    expect(restsOf(desk.newest)).toEqual([exception]);
    expect(desk.do(letIn(stop))).toBe('NoLongerAside');
  });

  test('RU-16 who is not on the record needs a contact who agrees, none who does not, and a supervisor', () => {
    const desk = new Desk();
    desk.record = { pairs: [] };
    const stop = desk.stop(['notOnRecord'], null);
    expect(desk.do(authorize(stop))).toBe('CallContactFirst');
    expect(desk.do(call(stop, null, true))).toBe('accepted');
    expect(desk.do(authorize(stop))).toBe('CallContactFirst');
    expect(desk.do(call(stop, MOTHER, true))).toBe('accepted');
    expect(desk.do(letIn(stop))).toBe('StepAsideOpen');
    expect(desk.do(authorize(stop))).toBe('accepted');
    expect(desk.do(letIn(stop))).toBe('accepted');
    const other = new Desk();
    const refused = other.stop(['notOnRecord'], null);
    other.do(call(refused, MOTHER, true));
    other.do(call(refused, MOTHER, false));
    expect(other.do(authorize(refused))).toBe('ContactDisagrees');
  });

  test('RU-16 where nobody is on file the supervisor decides without such a call', () => {
    const desk = new Desk();
    desk.record = { pairs: [], contactsOnFile: 0, freeContacts: new Set() };
    const stop = desk.stop(['noContactOnFile'], null);
    expect(desk.do(authorize(stop))).toBe('CallContactFirst');
    expect(desk.do(authorize(stop, 'otherRecords'))).toBe('accepted');
    expect(desk.do(letIn(stop))).toBe('accepted');
  });

  test('RU-17 a restriction is overridden by another person only, and only the words that stood then', () => {
    const desk = new Desk();
    desk.record = { restrictions: [WORDS], actor: CHECKER };
    const stop = desk.stop(['restricted']);
    expect(desk.do(override(stop))).toBe('OverrideNeedsAnotherPerson');
    desk.record = { ...desk.record, anotherMayOverride: false };
    expect(desk.do(override(stop))).toBe('NobodyElseMayOverride');
    desk.record = { restrictions: [WORDS], actor: null };
    expect(desk.do(override(stop))).toBe('OverrideNeedsAnotherPerson');
    desk.record = { restrictions: [], actor: PRINCIPAL };
    expect(desk.do(override(stop))).toBe('NoRestrictionLeft');
    desk.record = { restrictions: [WORDS] };
    expect(desk.do(override(stop))).toBe('accepted');
    desk.record = { restrictions: [WORDS, 'a new court order'] };
    expect(desk.do(letIn(stop))).toBe('PickupRestricted');
    desk.record = { restrictions: [WORDS] };
    expect(desk.do(letIn(stop))).toBe('accepted');
    const checkIn = desk.newest.id;
    desk.facts.push(factAfter({ stream: desk.newest.stream, type: 'v1.ComfortAnswered', payload: { incident, student, checkIn, comfortable: true }, refs: [] }, desk.facts));
    const release = (context: StopContext) => releaseStudent({ type: 'ReleaseStudent', incident, student, checkIn }, context);
    desk.record = { restrictions: [WORDS, 'a new court order'] };
    expect(desk.do(release)).toBe('PickupRestricted');
    desk.record = { restrictions: [WORDS] };
    expect(desk.do(release)).toBe('accepted');
    expect((desk.newest.payload as { to: { rests: string[] } }).to.rests).toHaveLength(1);
  });

  test('RU-19 taken aside by a colleague: an injured student’s adult is then let in, a missing one’s is not', () => {
    const desk = new Desk();
    desk.record = { reportedInjured: true };
    const stop = desk.stop(['escort']);
    expect(desk.do(letIn(stop))).toBe('StepAsideOpen');
    expect(desk.do(escort(stop))).toBe('accepted');
    desk.record = { reportedMissing: true };
    expect(desk.do(letIn(stop))).toBe('ColleagueNeeded');
    desk.record = { reportedInjured: true };
    expect(desk.do(letIn(stop))).toBe('accepted');
  });

  test('RU-22 waits no longer when somebody says so, and nothing is granted afterwards', () => {
    const desk = new Desk();
    const stop = desk.stop(['identityNotVerified']);
    expect(desk.do((context) => endStepAside({ type: 'EndStepAside', ...about(stop), reason: 'Went home' }, context))).toBe('accepted');
    for (const decide of [except(stop), call(stop, MOTHER, true), escort(stop), letIn(stop)]) expect(desk.do(decide)).toBe('NoLongerAside');
    expect(desk.do(except(testEvent('none')))).toBe('StepAsideUnknown');
  });

  test('RU-20 after a no a supervisor decides; asked again at a check-in that names the decision', () => {
    const desk = new Desk();
    const stop = desk.stop(['identityNotVerified']);
    desk.do(except(stop));
    desk.do(letIn(stop));
    const checkIn = desk.newest.id;
    const again = (context: StopContext) => checkInAgain({ type: 'CheckInAgain', incident, student, checkIn }, context);
    const decide = (decision: 'stays' | 'askAgain') => (context: StopContext) => decideDiscomfort({ type: 'DecideDiscomfort', incident, student, checkIn, decision, reason: 'talked' }, context);
    expect(desk.do(decide('askAgain'))).toBe('NobodySaidNo');
    desk.facts.push(factAfter({ stream: desk.newest.stream, type: 'v1.ComfortAnswered', payload: { incident, student, checkIn, comfortable: false }, refs: [] }, desk.facts));
    expect(desk.do(again)).toBe('StudentNotComfortable');
    expect(desk.do(decide('askAgain'))).toBe('accepted');
    const decision = desk.newest.id;
    expect(desk.do(again)).toBe('accepted');
    expect(restsOf(desk.newest)).toContain(decision);
    expect(desk.do(decide('stays'))).toBe('accepted');
    expect(desk.do(again)).toBe('StudentNotComfortable');
  });
});

test('facts of the first version are read as the newer ones, and none claims what was not attested', () => {
  const adult = { contact: AUNT, name: 'Eva Ruiz', relation: null };
  const older = { incident, student, adult, identity: { document: 'passport', photoMatches: true } };
  const read = (type: string, payload: unknown) => readPayload(eventRegistry, type, payload);
  expect(read('v1.AdultCheckedIn', older)).toMatchObject({ valid: true, type: 'v3.AdultCheckedIn', payload: { rests: [], identity: { document: 'governmentId', familyName: { result: 'blank' }, lastFour: '' } } });
  expect(read('v1.PickupStopped', { ...older, why: 'restricted' })).toMatchObject({ valid: true, type: 'v3.PickupStopped', payload: { why: ['restricted'] } });
  expect(read('v1.StudentReleased', { incident, student, checkIn: testEvent('check-in'), adult })).toMatchObject({ valid: true, type: 'v3.StudentReleased', payload: { to: { is: 'adult', adult, rests: [] } } });
  for (const type of Object.keys(reunificationUpcasts)) expect(read(type, { no: 'such thing' })).toMatchObject({ valid: false });
});
