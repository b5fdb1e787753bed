/** Who is expected in an incident: AT-9 to AT-13 through the host's own commands and lists, over midnight and a change of clocks. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { classRoll, listClasses, peopleByStatus } from '../../db/queries/accounting.ts';
import { listAttendance, listVisitors } from '../../db/queries/attendance.ts';
import { readStudent } from '../../db/queries/pickups.ts';
import { localDate } from '../../electron/host/system/clock.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import { mayBeErased, realPersonStream } from '../../shared/kernel/streams.ts';
import { STUDENTS } from '../sim/school.ts';
import { disagreements } from '../support/agreement.ts';
import { cardsOf, isAboutPerson } from '../support/cards.ts';
import { dateInNewYork, Desk } from '../support/desk.ts';
import { KNOWS_ALL } from '../support/may-know.ts';
import { Author } from '../support/hand-written.ts';
import { append, freshCommand } from '../support/log-actions.ts';
import { admit } from '../support/test-site.ts';

const MORNING_MS = Date.UTC(2026, 10, 19, 15);
const TODAY = '2026-11-19';
const HOUR_MS = 3_600_000;
const student = (index: number): PersonId => defined(STUDENTS[index], 'a student');
const [CHILD, OTHER, THIRD] = [student(0), student(1), student(2)];
const TEACHER = { staff: null, name: 'Room 1' };

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open(MORNING_MS);
});

const absent = (people: readonly PersonId[], date = TODAY): void => void desk.must({ type: 'MarkAbsent', people: [...people], date, reason: 'flu' });
const report = (incident: string, person: string, status: 'here' | 'missing' | 'extra'): string =>
  defined(desk.must({ type: 'ReportPeople', incident, classId: null, reporter: TEACHER, channel: 'radio', reports: [{ person, status, where: '' }] }).events[0], 'an event');
const signIn = (name = 'Pat Lee'): PersonId => desk.must({ type: 'SignInVisitor', name, reason: 'repairs', host: '', badge: '7', answers: [] }).result['visitor'] as PersonId;
const statusOf = (incident: IncidentId, person: PersonId) => [...atOnce(peopleByStatus(desk.reader, incident, null)), ...atOnce(peopleByStatus(desk.reader, incident, 'absent')), ...atOnce(peopleByStatus(desk.reader, incident, 'left'))].find((row) => row.person === person)?.status;
function closeAll(incident: IncidentId): void {
  desk.must({ type: 'GiveAllClear', incident, reason: 'over' });
  const people = (['missing', 'unknown'] as const).flatMap((status) => atOnce(peopleByStatus(desk.reader, incident, status)).map((row) => row.person));
  if (people.length > 0) desk.must({ type: 'AnswerForPeople', incident, people, reporter: TEACHER, reason: 'seen' });
  desk.must({ type: 'CloseIncident', incident });
}

describe('students and staff', () => {
  test('AT-10 whoever is absent or left is not to be found, and is shown as such', () => {
    absent([CHILD]);
    desk.must({ type: 'MarkLeftEarly', people: [OTHER], date: TODAY, with: 'Adult 0' });
    absent([THIRD], '2026-11-18');
    const incident = desk.start();
    expect(desk.now()).toMatchObject({ date: TODAY, expected: 4, unknown: 4, absent: 1, left: 1 });
    expect(listClasses(desk.reader, incident)).toMatchObject([{ expected: 4, unknown: 4, absent: 1, left: 1 }]);
    const classId = defined(listClasses(desk.reader, incident)[0], 'a class').classId;
    expect(classRoll(desk.reader, incident, classId).find((row) => row.person === CHILD)).toMatchObject({ onList: true, status: 'absent', day: 'absent' });
    expect(atOnce(peopleByStatus(desk.reader, incident, null)).map((row) => row.person)).not.toContain(CHILD);
    expect(readStudent(desk.reader, CHILD, null, false, 'unsigned', KNOWS_ALL)[0]).toMatchObject({ attendance: { status: 'absent', facts: [{ words: 'flu', by: 'name erased' }] } });
    expect(disagreements(desk.reader, incident)).toEqual([]);
  });

  test('what the office hears during the incident counts at once, both ways', () => {
    const incident = desk.start();
    expect(desk.now().expected).toBe(6);
    absent([CHILD]);
    expect(desk.now()).toMatchObject({ expected: 5, absent: 1 });
    desk.must({ type: 'MarkArrived', people: [CHILD], date: TODAY });
    expect(desk.now()).toMatchObject({ expected: 6, unknown: 6, absent: 0 });
    expect(statusOf(incident, CHILD)).toBe('unknown');
  });

  test('AT-11 who is reported is expected and counts where they are reported; taken back, they are absent again', () => {
    absent([CHILD]);
    const incident = desk.start();
    const said = report(incident, CHILD, 'here');
    expect(desk.now()).toMatchObject({ expected: 6, accounted: 1, here: 1, absent: 0, contradictions: 0 });
    desk.must({ type: 'TakeBackReport', incident, person: CHILD, report: said, reporter: TEACHER });
    expect(desk.now()).toMatchObject({ expected: 5, accounted: 0, absent: 1 });
  });

  test.each(['elsewhere', 'missing'] as const)('AT-12 absent and reported missing is a card and counts as missing, until a person decides: %s', (truth) => {
    absent([CHILD]);
    const incident = desk.start();
    const said = report(incident, CHILD, 'missing');
    expect(desk.now()).toMatchObject({ expected: 6, missing: 1, absent: 0, contradictions: 1 });
    const cards = cardsOf(desk.reader);
    expect(cards).toMatchObject([{ kind: 'missingThoughAbsent', about: { person: CHILD }, events: [said], sides: [{ status: 'missing', attendance: false }, { what: 'Marked absent, flu', attendance: true }] }]);
    desk.must({ type: 'SettleReports', incident, person: CHILD, settles: [said], status: truth, where: '', reporter: TEACHER, reason: 'phoned home' });
    expect(cardsOf(desk.reader)).toEqual([]);
    expect(desk.now()).toMatchObject({ contradictions: 0, missing: truth === 'missing' ? 1 : 0, expected: 6 });
  });

  test('AT-12 so it is where the absence came after the report, and where it is taken back the report stands alone', () => {
    const incident = desk.start();
    report(incident, CHILD, 'missing');
    absent([CHILD]);
    expect(cardsOf(desk.reader)).toMatchObject([{ kind: 'missingThoughAbsent' }]);
    const day = defined(listAttendance(desk.reader, TODAY)[0], 'a row');
    desk.must({ type: 'TakeBackAttendance', person: CHILD, date: TODAY, settles: day.facts.map((fact) => fact.event) });
    expect(cardsOf(desk.reader)).toEqual([]);
    expect(desk.now()).toMatchObject({ missing: 1, contradictions: 0 });
  });

  test('AT-3 a day that two consoles tell differently takes nobody off the list', () => {
    absent([CHILD]);
    const elsewhere = admit(desk.console, new Author('another console')).write({ stream: realPersonStream(CHILD), type: 'v1.ArrivedLate', payload: { person: CHILD, date: TODAY } });
    expect(desk.console.committer.receive(elsewhere.wire)).toMatchObject({ result: 'landed' });
    const incident = desk.start();
    expect(desk.now()).toMatchObject({ expected: 6, unknown: 6, absent: 0 });
    expect(atOnce(peopleByStatus(desk.reader, incident, 'unknown')).find((row) => row.person === CHILD)).toMatchObject({ day: 'disputed' });
    desk.must({ type: 'MarkAbsent', people: [CHILD], date: TODAY, reason: 'phoned home' });
    expect(desk.now()).toMatchObject({ expected: 5, absent: 1 });
  });

  test('a drill counts by the real day, and writes nothing about it', () => {
    absent([CHILD]);
    const heads = desk.console.committer.log.heads(realPersonStream(CHILD));
    const incident = desk.start(true);
    expect(desk.now()).toMatchObject({ exercise: true, expected: 5, absent: 1 });
    report(incident, CHILD, 'missing');
    expect(cardsOf(desk.reader)).toMatchObject([{ kind: 'missingThoughAbsent' }]);
    expect(desk.console.committer.log.heads(realPersonStream(CHILD))).toEqual(heads);
  });

  test('of two linked records the one that counts is marked, whichever was found', () => {
    desk.must({ type: 'LinkPeople', kind: 'student', person: CHILD, other: OTHER, why: 'one child' });
    const hidden = CHILD < OTHER ? OTHER : CHILD;
    absent([hidden]);
    desk.start();
    expect(desk.now()).toMatchObject({ expected: 4, absent: 1 });
    expect(readStudent(desk.reader, hidden, null, false, 'unsigned', KNOWS_ALL)[0]).toMatchObject({ attendance: { status: 'absent' } });
  });

  test('AT-5, AT-6 leaving early: not in an emergency, not with whom the record forbids, whatever else is written beside the name', () => {
    const leave = (adult: string): Command => ({ type: 'MarkLeftEarly', people: [CHILD], date: TODAY, with: adult });
    expect(desk.refused(leave('her uncle, ADULT 1 Sim'))).toBe('PickupRestricted');
    desk.start(true);
    expect(desk.refused(leave('Adult 0 Sim'))).toBe('accepted');
    desk.start();
    expect(desk.refused(leave('Adult 0 Sim'))).toBe('HandOverInstead');
  });

  test('closing counts those who were to be found, and the record keeps that number', () => {
    absent([CHILD]);
    const incident = desk.start();
    for (const one of STUDENTS.slice(1)) report(incident, one, 'here');
    closeAll(incident);
    const close = desk.console.db.prepare('SELECT expected, answered_for FROM view_incident WHERE incident = ?').get(incident);
    expect(close).toEqual({ expected: 5, answered_for: 0 });
  });

  test('SI-6 the attendance of an open incident’s day is not erased, nor a visitor who is in', () => {
    absent([CHILD]);
    const visitor = signIn();
    const erase = (stream: string): string => desk.refused({ type: 'ErasePayloads', streams: [stream], reason: 'retention' });
    expect(mayBeErased(realPersonStream(CHILD))).toBe(true);
    expect(erase(`visitor/${visitor}`)).toBe('RecordInUse');
    const incident = desk.start();
    expect(erase(realPersonStream(CHILD))).toBe('RecordInUse');
    desk.must({ type: 'SignOutVisitor', visitor });
    expect(erase(`visitor/${visitor}`)).toBe('RecordInUse');
    closeAll(incident);
    expect(erase(realPersonStream(CHILD))).toBe('accepted');
    expect(erase(`visitor/${visitor}`)).toBe('accepted');
  });
});

describe('visitors', () => {
  test('AT-13 who is in is expected and can be reported; who is out is not to be found', () => {
    const [early, pat] = [signIn('Early Bird'), signIn('Pat Lee')];
    desk.must({ type: 'SignOutVisitor', visitor: early });
    desk.clock.advance(1000);
    const incident = desk.start();
    expect(desk.now()).toMatchObject({ expected: 7, unknown: 7, left: 0 });
    report(incident, pat, 'here');
    expect(atOnce(peopleByStatus(desk.reader, incident, 'here'))).toMatchObject([{ person: pat, kind: 'visitor', name: { family: 'Pat Lee' }, onList: true }]);
    const late = signIn('Late Comer');
    expect(desk.now()).toMatchObject({ expected: 8, unknown: 7 });
    desk.must({ type: 'SignOutVisitor', visitor: late });
    expect(desk.now()).toMatchObject({ expected: 7, left: 1 });
    expect(statusOf(incident, early)).toBeUndefined();
    expect(disagreements(desk.reader, incident)).toEqual([]);
  });

  test('AT-13 the list of an incident that has ended does not change with who comes and goes afterwards', () => {
    const pat = signIn();
    const incident = desk.start(true);
    closeAll(incident);
    desk.clock.advance(HOUR_MS);
    desk.must({ type: 'SignOutVisitor', visitor: pat });
    signIn('The next day');
    expect(atOnce(peopleByStatus(desk.reader, incident, null)).filter((row) => row.kind === 'visitor')).toMatchObject([{ person: pat, onList: true, status: 'answeredFor' }]);
  });

  test('AT-12 a visitor who is signed out and reported missing is a card', () => {
    const pat = signIn();
    const incident = desk.start();
    report(incident, pat, 'missing');
    desk.must({ type: 'SignOutVisitor', visitor: pat });
    expect(cardsOf(desk.reader)).toMatchObject([{ kind: 'missingThoughAbsent', about: { name: { family: 'Pat Lee' } }, sides: [{ attendance: false }, { what: 'Signed out', attendance: true }] }]);
  });

  test('AT-7 one command that is given twice signs one visitor in, and the list keeps who stayed overnight', () => {
    const id = freshCommand();
    const command = { type: 'SignInVisitor', name: 'Pat Lee', reason: '', host: '', badge: '', answers: [] } satisfies Command;
    expect(desk.run(command, id)).toEqual(desk.run(command, id));
    desk.clock.advance(24 * HOUR_MS);
    expect(listVisitors(desk.reader, '2026-11-20')).toMatchObject([{ name: 'Pat Lee', signedInDate: TODAY, signedOutWall: null }]);
    desk.must({ type: 'SignOutVisitor', visitor: defined(listVisitors(desk.reader, TODAY)[0], 'a row').visitor });
    expect(listVisitors(desk.reader, TODAY)).toEqual([]);
    expect(listVisitors(desk.reader, '2026-11-20')).toHaveLength(1);
  });
});

describe('midnight and the change of clocks', () => {
  /** 23:30 on the last evening of summer time in New York; clocks go back at 02:00. */
  const EVENING_MS = Date.UTC(2026, 10, 1, 3, 30);

  test('AT-9 an incident keeps its date and its day’s attendance, and its time only grows', async () => {
    desk = await Desk.open(EVENING_MS);
    absent([CHILD], '2026-10-31');
    absent([OTHER], '2026-11-01');
    const incident = desk.start();
    expect(desk.now()).toMatchObject({ date: '2026-10-31', expected: 5, absent: 1 });
    desk.clock.advance(HOUR_MS);
    expect(desk.reader.today()).toBe('2026-11-01');
    expect(desk.now()).toMatchObject({ date: '2026-10-31', expected: 5, absent: 1, elapsedMs: HOUR_MS });
    desk.clock.advance(3 * HOUR_MS);
    expect(desk.now().elapsedMs).toBe(4 * HOUR_MS);
    // Somebody sets the machine's clock back by a day: the date stands, and time goes on.
    desk.clock.wall -= 24 * HOUR_MS;
    desk.clock.advance(1000);
    expect(desk.now()).toMatchObject({ date: '2026-10-31', absent: 1, elapsedMs: 4 * HOUR_MS + 1000 });
    expect(statusOf(incident, CHILD)).toBe('absent');
    expect(statusOf(incident, OTHER)).toBe('unknown');
  });

  test('the machine’s calendar changes at local midnight, in summer time and out of it', () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    try {
      for (const calendar of [localDate, dateInNewYork]) {
        expect([-1, 0].map((ms) => calendar(Date.UTC(2026, 10, 1, 4) + ms))).toEqual(['2026-10-31', '2026-11-01']);
        expect([-1, 0].map((ms) => calendar(Date.UTC(2026, 10, 2, 5) + ms))).toEqual(['2026-11-01', '2026-11-02']);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('an incident of an older Muster says no day, and then nobody is absent', () => {
    absent([CHILD]);
    const incident = 'a'.repeat(26) as IncidentId;
    append(desk.console, [{ stream: 'site/incidents' as never, type: 'v1.IncidentStarted', payload: { incident, exercise: false, directive: 'hold', detail: '', roster: [] }, refs: [] }]);
    expect(desk.now()).toMatchObject({ incident, date: null, expected: 6, absent: 0 });
  });
});

test('whatever is said in whatever order, every number agrees with the list behind it', async () => {
  const person = fc.constantFrom<PersonId>(...STUDENTS.slice(0, 3));
  const step = fc.oneof(
    fc.record({ do: fc.constantFrom('absent', 'arrived', 'left', 'takeBack', 'here', 'missing', 'takeBackReport', 'settle'), person }),
    fc.record({ do: fc.constantFrom('in', 'out', 'close', 'start'), person }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), fc.boolean(), async (steps, exercise) => {
      desk = await Desk.open(MORNING_MS);
      let incident = desk.start(exercise);
      for (const one of steps) {
        desk.clock.advance(1000);
        const roll = atOnce(peopleByStatus(desk.reader, incident, null)).find((row) => row.person === one.person);
        const visitor = listVisitors(desk.reader, TODAY).find((row) => row.signedOutWall === null)?.visitor;
        const day = listAttendance(desk.reader, TODAY).find((row) => row.person === one.person);
        const about = { people: [one.person], date: TODAY };
        if (one.do === 'absent') desk.run({ type: 'MarkAbsent', ...about, reason: '' });
        else if (one.do === 'arrived') desk.run({ type: 'MarkArrived', ...about });
        else if (one.do === 'left') desk.run({ type: 'MarkLeftEarly', ...about, with: 'Adult 0' });
        else if (one.do === 'takeBack' && day !== undefined) desk.must({ type: 'TakeBackAttendance', person: one.person, date: TODAY, settles: day.facts.map((fact) => fact.event) });
        else if (one.do === 'here' || one.do === 'missing') report(incident, one.person, one.do);
        else if (one.do === 'takeBackReport' && roll?.reports[0] !== undefined) desk.run({ type: 'TakeBackReport', incident, person: one.person, report: roll.reports[0].event, reporter: TEACHER });
        else if (one.do === 'settle' && roll !== undefined && roll.reports.length > 0) desk.run({ type: 'SettleReports', incident, person: one.person, settles: roll.reports.map((said) => said.event), status: 'missing', where: '', reporter: TEACHER, reason: '' });
        else if (one.do === 'in') signIn();
        else if (one.do === 'out' && visitor !== undefined) desk.must({ type: 'SignOutVisitor', visitor });
        else if (one.do === 'start') desk.run({ type: 'StartIncident', directive: 'hold', detail: '', exercise: true });
        else if (one.do === 'close' && desk.run({ type: 'CloseIncident', incident }).accepted) incident = desk.start(exercise);
        expect(disagreements(desk.reader, incident)).toEqual([]);
        expect(cardsOf(desk.reader).filter((card) => isAboutPerson(card) && card.about.incident === incident)).toHaveLength(desk.now().contradictions);
      }
      desk.console.close();
    }),
    { numRuns: 40 },
  );
});
