/** The attendance system's lists of a day beside what people say: AT-21 to AT-23 through the lists of the host. */
import { beforeEach, expect, test } from 'vitest';
import { dayOf, listAttendance, listDayLists } from '../../db/queries/attendance.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { NewEvent } from '../../shared/kernel/decision.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { dayListStream } from '../../shared/kernel/streams.ts';
import { STUDENTS } from '../sim/school.ts';
import { Desk } from '../support/desk.ts';
import { testId } from '../support/drawn-history.ts';
import { Author } from '../support/hand-written.ts';
import { append } from '../support/log-actions.ts';
import { admit } from '../support/test-site.ts';

const TODAY = '2026-11-19';
const student = (index: number): PersonId => defined(STUDENTS[index], 'a student');
const [CHILD, OTHER] = [student(0), student(1)];
type Says = 'absent' | 'arrived' | 'left';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open(Date.UTC(2026, 10, 19, 15));
});

const listed = (list: string, rows: readonly (readonly [PersonId, Says])[], part = 1, of = 1): NewEvent => ({
  stream: dayListStream(TODAY),
  type: 'v1.AttendanceListed',
  payload: { date: TODAY, list: testId(list), part, of, source: `${list}.csv`, rows: rows.map(([person, says]) => ({ person, says, words: 'flu' })) },
  refs: [],
});
const says = (person = CHILD): string | undefined => dayOf(desk.reader, person, TODAY)?.status;

test('AT-21 a list counts when all of it is there, and takes the place of the one before', () => {
  append(desk.console, [listed('first', [[CHILD, 'absent']])]);
  expect(says()).toBe('absent');
  append(desk.console, [listed('second', [[OTHER, 'absent']], 1, 2)]);
  expect([says(), says(OTHER)]).toEqual(['absent', undefined]);
  append(desk.console, [listed('second', [[student(2), 'arrived']], 2, 2)]);
  expect([says(), says(OTHER), says(student(2))]).toEqual([undefined, 'absent', 'arrived']);
  expect(listDayLists(desk.reader, TODAY)).toMatchObject([{ source: 'second.csv', people: 2 }]);
  const incident = desk.start();
  expect(desk.now()).toMatchObject({ expected: 5, absent: 1 });
  expect(desk.refused({ type: 'ErasePayloads', streams: [dayListStream(TODAY)], reason: 'retention' })).toBe('RecordInUse');
  desk.must({ type: 'GiveAllClear', incident, reason: 'over' });
});

test('AT-22 what a person said goes before any list, whenever it was said, and the list’s word is shown beside it', () => {
  desk.must({ type: 'MarkArrived', people: [CHILD], date: TODAY });
  append(desk.console, [listed('first', [[CHILD, 'absent'], [OTHER, 'absent']])]);
  expect(listAttendance(desk.reader, TODAY).map(({ person, status, listSays, facts }) => [person, status, listSays, facts.map((fact) => fact.listed)])).toEqual([
    [CHILD, 'arrived', 'absent', [false]],
    [OTHER, 'absent', null, [true]],
  ]);
  const [row] = listAttendance(desk.reader, TODAY).filter((one) => one.person === OTHER);
  expect(desk.refused({ type: 'TakeBackAttendance', person: OTHER, date: TODAY, settles: defined(row, 'a row').facts.map((fact) => fact.event) })).toBe('AttendanceChanged');
  desk.must({ type: 'MarkArrived', people: [OTHER], date: TODAY });
  expect(says(OTHER)).toBe('arrived');
  desk.must({ type: 'TakeBackAttendance', person: OTHER, date: TODAY, settles: defined(dayOf(desk.reader, OTHER, TODAY), 'a day').facts.map((fact) => fact.event) });
  expect(says(OTHER)).toBe('absent');
});

test('AT-23 lists that stand side by side and differ take nobody off the list; a newer one that knows both does', () => {
  append(desk.console, [listed('here', [[CHILD, 'absent'], [OTHER, 'absent']])]);
  const elsewhere = admit(desk.console, new Author('another console')).write(listed('there', [[CHILD, 'absent']]));
  expect(desk.console.committer.receive(elsewhere.wire)).toMatchObject({ result: 'landed' });
  expect([says(), says(OTHER)]).toEqual(['absent', 'disputed']);
  expect(listDayLists(desk.reader, TODAY)).toHaveLength(2);
  append(desk.console, [listed('newest', [[OTHER, 'absent']])]);
  expect([says(), says(OTHER)]).toEqual([undefined, 'absent']);
});
