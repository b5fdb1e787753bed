/** Reports at a console: what is taken back, and what another console wrote that this version cannot read. Decisions alone are in tests/domain/accounting.test.ts. */
import { beforeEach, expect, test } from 'vitest';
import { listClasses, peopleByStatus } from '../../db/queries/accounting.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { EventId, IncidentId } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import { personStream } from '../../shared/kernel/streams.ts';
import { MOTHER, STUDENTS } from '../sim/school.ts';
import { disagreements } from '../support/agreement.ts';
import { Desk } from '../support/desk.ts';
import { Author } from '../support/hand-written.ts';
import { admit } from '../support/test-site.ts';

const child = defined(STUDENTS[0], 'a student');
const ANA = { staff: null, name: 'Ana' };
const BEN = { staff: null, name: 'Ben' };

let desk: Desk;
let incident: IncidentId;
beforeEach(async () => {
  desk = await Desk.open(Date.UTC(2026, 10, 19, 15));
  incident = desk.start();
});

const report = (status: 'here' | 'missing', reporter = ANA): EventId =>
  defined(desk.must({ type: 'ReportPeople', incident, classId: null, reporter, channel: 'radio', reports: [{ person: child, status, where: '' }] }).events[0], 'a report') as EventId;
const takeBack = (event: EventId, reporter = ANA): Command => ({ type: 'TakeBackReport', incident, person: child, report: event, reporter });
const status = (): string | undefined => atOnce(peopleByStatus(desk.reader, incident, null)).find((row) => row.person === child)?.status;

test('AC-11 only whoever reported takes it back, and only while it stands; what it had corrected does not come back', () => {
  const first = report('missing');
  const second = report('here');
  expect(desk.refused(takeBack(first))).toBe('ReportNoLongerStands');
  expect(desk.refused(takeBack(second, BEN))).toBe('ReportOfAnother');
  expect(status()).toBe('here');
  desk.must(takeBack(second));
  expect(status()).toBe('unknown');
  expect(desk.now()).toMatchObject({ missing: 0, here: 0, unknown: STUDENTS.length });
  expect(desk.refused(takeBack(second))).toBe('ReportNoLongerStands');
});

test('AC-11 taking back one’s own word leaves the word of another', () => {
  const mine = report('here');
  report('missing', BEN);
  desk.must(takeBack(mine));
  expect(status()).toBe('missing');
  expect(desk.now()).toMatchObject({ missing: 1, contradictions: 0 });
});

test('PS-5, RU-1 a fact about a student that only a newer Muster can read makes the student unknown, and refuses every hand-over', () => {
  const checkIn: Command = { type: 'CheckInAdult', incident, students: [child], contact: MOTHER, name: 'Adult 0', identity: { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } };
  report('here');
  const came = defined(desk.must(checkIn).events[0], 'a check-in');
  desk.must({ type: 'AnswerComfort', incident, student: child, checkIn: came, comfortable: true });
  const { wire } = admit(desk.console, new Author('newer')).write({ stream: personStream(child, incident, false), type: 'v9.StudentReleased', payload: { incident, student: child, by: 'helicopter' } });
  expect(desk.console.committer.receive(wire)).toEqual({ result: 'landed' });
  expect(status()).toBe('unknown');
  expect(desk.now()).toMatchObject({ here: 0, unknown: STUDENTS.length });
  expect(listClasses(desk.reader, incident)[0]).toMatchObject({ here: 0 });
  expect(disagreements(desk.reader, incident)).toEqual([]);
  for (const command of [checkIn, { type: 'ReleaseStudent', incident, student: child, checkIn: came }, { type: 'ReleaseAlone', incident, student: child, drives: false, proof: 'ownId', knownBy: '', goingHome: 'on foot' }] as const) {
    expect(desk.refused(command)).toBe('RecordFromNewerMuster');
  }
});
