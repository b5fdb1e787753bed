/** The rarer paths of reunification over the real command door: who may know what, and what the desk is told. */
import { beforeEach, describe, expect, test } from 'vitest';
import { listCare } from '../../db/queries/desk.ts';
import { readStudent } from '../../db/queries/pickups.ts';
import { readTimeline } from '../../db/queries/timeline.ts';
import { mayKnow } from '../../electron/host/may-know.ts';
import type { CommandOutcome, SubscriptionRow } from '../../shared/contract/procedures.ts';
import { roles, type Role } from '../../shared/domain/site/events.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { MOTHER, RESTRICTED, STUDENTS } from '../sim/school.ts';
import { Desk } from '../support/desk.ts';
import { testId } from '../support/drawn-history.ts';
import { ACTOR, freshCommand } from '../support/log-actions.ts';
import { KNOWS_ALL } from '../support/may-know.ts';

const [student, other] = [defined(STUDENTS[0], 'a student'), defined(STUDENTS[1], 'a student')];
const MATCHING = { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } as const;
const PRINCIPAL: Actor = { staff: testId<PersonId>('principal'), role: 'assistantPrincipal', grant: null };
const CHECKER: Actor = { staff: testId<PersonId>('checker'), role: 'stationVolunteer', grant: null };

let desk: Desk;
let incident: IncidentId;
beforeEach(async () => {
  desk = await Desk.open(Date.UTC(2026, 10, 19, 15));
  incident = desk.start();
});

const told = (outcome: CommandOutcome): string => (outcome.accepted ? 'accepted' : outcome.rejection.name);
const run = (command: Command, actor: Actor = ACTOR): CommandOutcome => desk.run(command, freshCommand(), actor);
const must = (command: Command, actor: Actor = ACTOR): string => {
  const outcome = run(command, actor);
  if (!outcome.accepted) throw new Error(`${command.type}: ${outcome.rejection.name}`);
  return outcome.events[0] ?? '';
};
const comes = (contact: string, actor: Actor = ACTOR, who: string = student) => run({ type: 'CheckInAdult', incident, students: [who], contact, name: 'Adult', identity: MATCHING }, actor);
const row = (actor: Actor = ACTOR, who: PersonId = student): SubscriptionRow<'student'> => defined(readStudent(desk.reader, who, incident, false, actor, mayKnow(actor))[0], 'a student');
const handOver = (actor: Actor = ACTOR): void => {
  const checkIn = must({ type: 'CheckInAdult', incident, students: [student], contact: MOTHER, name: 'Adult', identity: MATCHING }, actor);
  must({ type: 'AnswerComfort', incident, student, checkIn, comfortable: true }, actor);
  must({ type: 'ReleaseStudent', incident, student, checkIn }, actor);
};
const statusOf = (who: string = student): unknown => desk.console.db.prepare('SELECT status FROM view_standing WHERE person = ? AND incident = ?').pluck().get(who, incident);
const as = (role: Role): Actor => ({ staff: testId<PersonId>(role), role, grant: null });

test('RU-52 whoever comes for a student who has left is on the record, told in private; with whom the student left is shown to few', () => {
  handOver();
  const second = comes(MOTHER, CHECKER);
  expect(told(second)).toBe('StudentAlreadyReleased');
  expect(JSON.stringify(second)).not.toContain('Adult 0');
  expect(told(comes(RESTRICTED, CHECKER))).toBe('PickupRestricted');
  expect(row().stops.map((one) => [one.adult, one.why, one.waits])).toEqual(expect.arrayContaining([['Adult 0 Sim', ['alreadyGone'], true], ['Adult 1 Sim', ['restricted', 'alreadyGone'], true]]));
  const stop = defined(row().stops.find((one) => one.why.length === 1), 'a stop').event;
  must({ type: 'EscortAdult', incident, student, stop, escort: 'Sam', place: '' }, CHECKER);
  for (const role of roles) {
    const [release] = row(as(role)).releases;
    const knows = ['administrator', 'assistantPrincipal', 'frontOffice', 'campusSupervisor'].includes(role);
    expect([role, release?.hidden, release?.adult]).toEqual([role, !knows, knows ? 'Adult 0 Sim' : null]);
    const lines = readTimeline(desk.reader, incident, mayKnow(as(role))).map((one) => one.text);
    expect(lines.some((text) => text.startsWith('Released to Adult 0 Sim'))).toBe(knows);
    expect(lines).toContain(knows ? 'Released to Adult 0 Sim' : 'Released');
  }
});

test('RU-52 whoever handed the student over sees to whom, whatever their role', () => {
  handOver(CHECKER);
  expect(row(CHECKER).releases).toMatchObject([{ hidden: false, adult: 'Adult 0 Sim' }]);
});

describe('a student who is in a hospital, or deceased', () => {
  const hospital = { type: 'StateHospital', incident, student, hospital: 'County General', wentAlong: 'Sam Ortiz' } as const;
  const deceased = { type: 'StateDeceased', student, knownFrom: 'Dr. Hall', withFamily: '' } as const;

  test('RU-53, PS-12 is accounted for and never released, and one sentence stands at every desk', () => {
    must({ ...hospital, incident });
    expect(statusOf()).toBe('elsewhere');
    const inHospital = comes(MOTHER);
    must({ type: 'StateDeceased', incident, student: other, knownFrom: 'Dr. Hall', withFamily: '' });
    expect(statusOf(other)).toBe('answeredFor');
    const ofOther = comes(MOTHER, CHECKER, other);
    must({ type: 'ReportPeople', incident, classId: null, reporter: { staff: null, name: 'Ana' }, channel: 'radio', reports: [{ person: STUDENTS[2] ?? '', status: 'missing', where: '' }] });
    const ofMissing = comes(MOTHER, CHECKER, STUDENTS[2]);
    const words = [inHospital, ofOther, ofMissing].map((one) => (one.accepted ? '' : `${one.rejection.name} ${one.rejection.message} ${one.rejection.whatToDo}`.replace(/Student \d Sim/, 'X')));
    expect(new Set(words).size).toBe(1);
    const [stop] = row().stops;
    must({ type: 'EscortAdult', incident, student, stop: defined(stop, 'a stop').event, escort: 'Sam', place: '' });
    expect(told(run({ type: 'CheckInFromAside', incident, student, stop: defined(stop, 'a stop').event }))).toBe('ColleagueNeeded');
    expect(told(run({ type: 'ReleaseAlone', incident, student, drives: false, proof: 'ownId', knownBy: '', goingHome: 'on foot' }))).toBe('MayNotLeaveAlone');
  });

  test('RU-53, RU-54 is told to those who may know it and to nobody else, in every list', () => {
    must({ ...hospital, incident });
    const care = must({ ...deceased, incident, student: other });
    must({ type: 'RecordFamilyTold', incident, student: other, care, whom: 'Rosa, mother', toldBy: 'Karin', words: 'in person' });
    for (const role of roles) {
      const knows = mayKnow(as(role));
      const lists = JSON.stringify([row(as(role)), row(as(role), other), listCare(desk.reader, incident, knows), readTimeline(desk.reader, incident, knows)]);
      expect([role, lists.includes('County General'), lists.includes('Dr. Hall'), lists.includes('Rosa, mother')]).toEqual([role, knows.hospital, knows.deaths, knows.deaths]);
    }
    expect([knowers('hospital'), knowers('deaths')]).toEqual([['administrator', 'assistantPrincipal', 'frontOffice', 'campusSupervisor'], ['administrator', 'assistantPrincipal']]);
  });
  const knowers = (what: 'hospital' | 'deaths'): readonly Role[] => roles.filter((role) => mayKnow(as(role))[what]);

  test('RU-53, PS-12 is corrected by those who may, and by nobody’s later word who does not know', () => {
    const care = must({ ...deceased, incident });
    must({ ...hospital, incident }, as('frontOffice'));
    expect(statusOf()).toBe('answeredFor');
    expect(told(run({ type: 'TakeBackCare', incident, student, care, reason: 'x' }, as('frontOffice')))).toBe('CareUnknown');
    const report = (status: 'here' | 'missing') => must({ type: 'ReportPeople', incident, classId: null, reporter: { staff: null, name: 'Teacher' }, channel: 'radio', reports: [{ person: student, status, where: '' }] });
    report('missing');
    expect(row().care?.map((one) => one.doubted)).toEqual([false, false]);
    report('here');
    expect(row().care?.map((one) => one.doubted)).toEqual([true, true]);
    expect(statusOf()).toBe('answeredFor');
    must({ type: 'TakeBackCare', incident, student, care, reason: 'Another student of this name' }, PRINCIPAL);
    expect(statusOf()).toBe('elsewhere');
    const stated = must({ ...hospital, incident, hospital: 'St. Mary' });
    expect(row().care).toMatchObject([{ event: stated, doubted: false, care: { hospital: 'St. Mary' } }]);
  });

  test('RU-53 is not stated of one who was handed over', () => {
    handOver();
    expect(told(run({ ...hospital, incident }))).toBe('StudentAlreadyReleased');
  });
});

test('RU-17 whoever overrode the restriction does not check the adult in, and whoever recorded that the adult came anywhere does not override', () => {
  comes(RESTRICTED, CHECKER);
  comes(RESTRICTED, PRINCIPAL);
  const [first, second] = row().stops.map((one) => one.event);
  const stop = defined(row().stops.find((one) => one.waits)?.event, `one of ${first ?? ''} ${second ?? ''}`);
  expect(told(run({ type: 'OverrideRestriction', incident, student, stop, reason: 'lifted' }, PRINCIPAL))).toMatch(/^(OverrideNeedsAnotherPerson|NobodyElseMayOverride)$/);
  must({ type: 'OverrideRestriction', incident, student, stop, reason: 'lifted' }, ACTOR);
  expect(row(ACTOR).stops.find((one) => one.event === stop)?.overriddenByMe).toBe(true);
  expect(told(run({ type: 'CheckInFromAside', incident, student, stop }, ACTOR))).toBe('CheckInNeedsAnotherPerson');
  must({ type: 'CheckInFromAside', incident, student, stop }, CHECKER);
});

test('RU-56 another student who was brought goes back: what was said before counts no longer, and somebody is sent anew', () => {
  const checkIn = must({ type: 'CheckInAdult', incident, students: [student], contact: MOTHER, name: 'Adult', identity: MATCHING });
  const about = { incident, student, checkIn } as const;
  must({ type: 'SendForStudent', ...about, runner: 'Sam' });
  must({ type: 'BringStudent', ...about });
  must({ type: 'AnswerComfort', ...about, comfortable: true });
  must({ type: 'ReportWrongStudent', ...about, brought: 'Student 4' });
  expect(row().checkIns).toMatchObject([{ sentFor: [], broughtWall: null, comfortable: null, wrong: [{ brought: 'Student 4' }] }]);
  expect(told(run({ type: 'ReleaseStudent', ...about }))).toBe('ComfortNotAsked');
  must({ type: 'SendForStudent', ...about, runner: 'Kim' });
  must({ type: 'BringStudent', ...about });
  must({ type: 'AnswerComfort', ...about, comfortable: true });
  must({ type: 'ReleaseStudent', ...about });
  expect(readTimeline(desk.reader, incident, KNOWS_ALL).map((one) => one.text)).toContain('Student 4 was brought for Adult 0 Sim instead of this student, and goes back');
});

test('RU-56 a no of whoever was brought stays a no', () => {
  const checkIn = must({ type: 'CheckInAdult', incident, students: [student], contact: MOTHER, name: 'Adult', identity: MATCHING });
  must({ type: 'AnswerComfort', incident, student, checkIn, comfortable: false });
  must({ type: 'ReportWrongStudent', incident, student, checkIn, brought: 'Student 4' });
  expect(told(run({ type: 'ReleaseStudent', incident, student, checkIn }))).toBe('StudentNotComfortable');
});

test('RU-51 driving is an answer of its own, by the school’s rule and the grade', () => {
  const drives = { type: 'ReleaseAlone', incident, student, drives: true, proof: 'ownId', knownBy: '', goingHome: 'Their own car' } as const;
  must({ type: 'SetSelfRelease', lowestGrade: '3', lowestGradeDriving: null });
  expect(told(run(drives))).toBe('MayNotDrive');
  must({ type: 'SetSelfRelease', lowestGrade: '9', lowestGradeDriving: '3' });
  expect(told(run(drives))).toBe('MayNotLeaveAlone');
  must({ type: 'SetSelfRelease', lowestGrade: '3', lowestGradeDriving: '3' });
  must(drives);
  expect(row().releases).toMatchObject([{ adult: null, alone: { drives: true, goingHome: 'Their own car' } }]);
});

test('RU-55, RU-58 who is authorized on the spot is vouched for, and how that was verified is told; an agency’s document among others', () => {
  const without = defined(STUDENTS.at(-1), 'the student without contacts');
  expect(told(run({ type: 'CheckInAdult', incident, students: [without], contact: null, name: 'Lee Park', identity: MATCHING }))).toBe('NoContactOnFile');
  const stop = defined(row(ACTOR, without).stops[0], 'a stop').event;
  const authorize = { type: 'AuthorizePickup', incident, student: without, stop, vouchedBy: 'County agency, caseworker Lee', reason: 'Placed there since May' } as const;
  expect(told(run({ ...authorize, verified: 'contactCalled' }))).toBe('CallContactFirst');
  must({ ...authorize, verified: 'agencyDocument' });
  must({ type: 'CheckInFromAside', incident, student: without, stop });
  expect(row(ACTOR, without).checkIns[0]?.rests[0]).toContain('vouched for by County agency, caseworker Lee, by the agency’s document: Placed there since May');
  expect(JSON.stringify(row(ACTOR, without))).not.toMatch(/address|street/i);
});

test('RU-57 students who share one adult and nobody else, and have another family name, are said to be another family; nobody is stopped by it', () => {
  const names = { givenName: 'Zoë', familyName: 'Park' };
  const child = defined(desk.must({ type: 'AddPerson', kind: 'student', fields: names, classId: null, why: 'new' }).result['person'], 'a person');
  desk.must({ type: 'AmendContact', student: child, contact: MOTHER, changes: { relation: 'neighbor' }, why: 'drives them' });
  expect(row().others.filter((one) => one.otherFamily).map((one) => one.person)).toEqual([child]);
  expect(told(run({ type: 'CheckInAdult', incident, students: [student, child], contact: MOTHER, name: 'Adult', identity: MATCHING }))).toBe('accepted');
});

test('RO-22 a court’s document is shown to those who may see it, changes no restriction, and is said to have ended when its day has passed', () => {
  const order = { kind: 'protectionOrder', court: 'County court', date: '2026-05-02', until: '2026-11-18', paper: 'Office, cabinet 3' } as const;
  must({ type: 'FileCourtOrder', student, contact: RESTRICTED, order, why: 'Brought by the mother' });
  const filed = (actor: Actor) => row(actor).contacts.find((one) => one.contact === RESTRICTED)?.orders;
  expect(filed(as('frontOffice'))).toMatchObject([{ order, ended: true }]);
  for (const role of ['teacher', 'stationVolunteer'] as const) expect(filed(as(role))).toBe(null);
  expect(told(comes(RESTRICTED))).toBe('PickupRestricted');
  must({ type: 'FileCourtOrder', student, contact: RESTRICTED, order: { ...order, until: null }, why: 'The new one' });
  expect(filed(ACTOR)).toMatchObject([{ order: { until: null }, ended: false }]);
  must({ type: 'FileCourtOrder', student, contact: RESTRICTED, order: null, why: 'Another family’s' });
  expect([filed(ACTOR), row().contacts.find((one) => one.contact === RESTRICTED)?.restriction]).toEqual([[], 'may not be picked up by this person']);
});
