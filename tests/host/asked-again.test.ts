/** RU-20 at a console with two desks: after a no the student is asked again, also where another desk had heard a yes before. Found by tests/sim/rules.test.ts. */
import { beforeEach, expect, test } from 'vitest';
import { defined } from '../../shared/kernel/assert.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { MOTHER, STUDENTS } from '../sim/school.ts';
import { Desk } from '../support/desk.ts';

const student = defined(STUDENTS[0], 'a student');
const MATCHING = { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } as const;
const NO_DOCUMENT = { document: 'none', photoMatches: null, familyName: '', givenName: '' } as const;

let desk: Desk;
let incident: IncidentId;
beforeEach(async () => {
  desk = await Desk.open(Date.UTC(2026, 10, 19, 15));
  incident = desk.start();
});

const come = (identity: typeof MATCHING | typeof NO_DOCUMENT = MATCHING) => ({ type: 'CheckInAdult', incident, students: [student], contact: MOTHER, name: 'Adult 0', identity }) as const;
const checkIn = (): string => defined(desk.must(come()).events[0], 'a check-in');
const answer = (at: string, comfortable: boolean): void => void desk.must({ type: 'AnswerComfort', incident, student, checkIn: at, comfortable });
const decide = (at: string, decision: 'askAgain' | 'stays'): void => void desk.must({ type: 'DecideDiscomfort', incident, student, checkIn: at, decision, reason: 'talked' });
const release = (at: string) => ({ type: 'ReleaseStudent', incident, student, checkIn: at }) as const;

test('RU-20 a yes that was heard at another desk hands nobody over after a no: only one that was asked for afterwards', () => {
  const [first, second] = [checkIn(), checkIn()];
  answer(first, true);
  answer(second, false);
  expect(desk.refused(release(first))).toBe('StudentNotComfortable');
  decide(second, 'askAgain');
  expect(desk.refused(release(first))).toBe('StudentNotAskedAgain');
  const again = defined(desk.must({ type: 'CheckInAgain', incident, student, checkIn: second }).events[0], 'a check-in');
  expect(desk.refused(release(again))).toBe('ComfortNotAsked');
  answer(again, true);
  desk.must(release(again));
});

test('RU-20 of two refusals each is decided on before the student is asked again, and the check-in names both', () => {
  const [first, second] = [checkIn(), checkIn()];
  answer(first, false);
  answer(second, false);
  decide(first, 'askAgain');
  expect(desk.refused({ type: 'CheckInAgain', incident, student, checkIn: first })).toBe('StudentNotComfortable');
  decide(second, 'askAgain');
  const again = defined(desk.must({ type: 'CheckInAgain', incident, student, checkIn: first }).events[0], 'a check-in');
  answer(again, true);
  desk.must(release(again));
});

test('RU-20, RU-22 whoever waits aside is let in after a no only by the decision, which the check-in names', () => {
  const refused = checkIn();
  desk.must({ type: 'AnswerComfort', incident, student, checkIn: refused, comfortable: true });
  expect(desk.refused(come(NO_DOCUMENT))).toBe('IdentityNotVerified');
  const stop = String(desk.console.db.prepare("SELECT id FROM log_event WHERE type = 'v3.PickupStopped'").pluck().get());
  const aside = { incident, student, stop } as const;
  desk.must({ type: 'GrantIdentityException', ...aside, reason: 'known' });
  answer(refused, false);
  expect(desk.refused({ type: 'CheckInFromAside', ...aside })).toBe('StudentNotComfortable');
  decide(refused, 'askAgain');
  const again = defined(desk.must({ type: 'CheckInFromAside', ...aside }).events[0], 'a check-in');
  answer(again, true);
  desk.must(release(again));
});

test('RU-19 while the student is missing nobody is checked in again, whatever was decided', () => {
  const refused = checkIn();
  answer(refused, false);
  decide(refused, 'askAgain');
  const report = (status: 'missing' | 'here') => desk.must({ type: 'ReportPeople', incident, classId: null, reporter: { staff: null, name: 'Ana' }, channel: 'radio', reports: [{ person: student, status, where: '' }] });
  report('missing');
  const again = { type: 'CheckInAgain', incident, student, checkIn: refused } as const;
  expect(desk.refused(again)).toBe('ColleagueNeeded');
  report('here');
  desk.must(again);
});
