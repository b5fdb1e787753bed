/** Quiet alerts over the real command door: who is told that a restricted adult came, until somebody says what was done. */
import { beforeEach, expect, test } from 'vitest';
import { listQuietAlerts } from '../../db/queries/quiet-alerts.ts';
import { readTimeline } from '../../db/queries/timeline.ts';
import { subscriptions } from '../../shared/contract/procedures.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { MOTHER, RESTRICTED, STUDENTS } from '../sim/school.ts';
import { Desk } from '../support/desk.ts';
import { testEvent } from '../support/drawn-history.ts';
import { KNOWS_ALL } from '../support/may-know.ts';

const student = defined(STUDENTS[0], 'a student');
const MATCHING = { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } as const;

let desk: Desk;
let incident: IncidentId;
beforeEach(async () => {
  desk = await Desk.open(Date.UTC(2026, 10, 19, 15));
});

const comes = (contact: string): string => desk.refused({ type: 'CheckInAdult', incident, students: [student], contact, name: 'Adult', identity: MATCHING });
const alerts = () => listQuietAlerts(desk.reader);
const alert = () => defined(alerts()[0], 'an alert');

test.each([false, true])('QA-1 a restricted adult’s arrival is told to those who lead and the school’s officers, and to nobody at a station (drill: %s)', (exercise) => {
  incident = desk.start(exercise);
  desk.must({ type: 'CheckInAdult', incident, students: [student], contact: MOTHER, name: 'Adult', identity: MATCHING });
  expect(alerts()).toEqual([]);
  expect(comes(RESTRICTED)).toBe('PickupRestricted');
  expect(alerts()).toMatchObject([{ kind: 'restrictedAdult', who: 'Adult 1 Sim', student: { person: student }, restriction: 'may not be picked up by this person', exercise, answers: [] }]);
  expect(subscriptions['quiet-alerts'].permission).toEqual(['administrator', 'assistantPrincipal', 'campusSupervisor']);
});

test('QA-2 it stands until somebody says what was done, also when the incident is over; then it is on the record for those who are told', () => {
  incident = desk.start();
  comes(RESTRICTED);
  const answer = { type: 'AnswerQuietAlert', alert: alert().event, done: 'The officer stands with him' } as const;
  desk.must(answer);
  desk.must({ ...answer, done: 'He left' });
  expect(alert().answers.map((one) => one.done).sort()).toEqual(['He left', 'The officer stands with him']);
  const told = (knows: boolean): string[] => readTimeline(desk.reader, incident, { ...KNOWS_ALL, alerts: knows }).map((one) => one.text);
  expect(told(true)).toContain('Quiet alert answered: He left');
  expect(told(false).join()).not.toContain('Quiet alert');
  comes(RESTRICTED);
  // Of one adult who came twice the newer stop waits, and is signed for or ended before the close.
  expect(alerts().map(({ event }) => desk.refused({ type: 'EndStepAside', incident, student, stop: event, reason: 'left' })).sort()).toEqual(['NoLongerAside', 'accepted']);
  desk.must({ type: 'AnswerForPeople', incident, people: [...STUDENTS], reporter: { staff: null, name: 'Ana' }, reason: 'all counted' });
  desk.must({ type: 'GiveAllClear', incident, reason: 'over' });
  desk.must({ type: 'CloseIncident', incident });
  expect(alerts()).toMatchObject([{ answers: [] }]);
  desk.must({ type: 'AnswerQuietAlert', alert: alert().event, done: 'Left with the police' });
  expect(alerts()).toEqual([]);
});

test('QA-3 what is no alert is not answered', () => {
  incident = desk.start();
  const checkIn = defined(desk.must({ type: 'CheckInAdult', incident, students: [student], contact: MOTHER, name: 'Adult', identity: MATCHING }).events[0], 'a check-in');
  for (const event of [checkIn, testEvent('nothing')]) expect(desk.refused({ type: 'AnswerQuietAlert', alert: event, done: 'x' })).toBe('QuietAlertUnknown');
});
