/** Lists of the attendance and the visitor system beside what people say: AT-20 to AT-25 through the host's own lists, and the entrance. */
import { beforeEach, describe, expect, test } from 'vitest';
import { dayOf, listAttendance, listDayLists, listVisitors } from '../../db/queries/attendance.ts';
import { listEntries, nearTo } from '../../db/queries/entrance.ts';
import { listQuietAlerts } from '../../db/queries/quiet-alerts.ts';
import { takeDayList } from '../../electron/host/day-lists/day-lists.ts';
import { readDayList } from '../../electron/host/day-lists/read-day-list.ts';
import type { DayListPreview, DayListRequest } from '../../shared/contract/day-list.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Decision, NewEvent } from '../../shared/kernel/decision.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { dayListStream } from '../../shared/kernel/streams.ts';
import { MOTHER, RESTRICTED, STUDENTS } from '../sim/school.ts';
import { Desk } from '../support/desk.ts';
import { testId } from '../support/drawn-history.ts';
import { Author } from '../support/hand-written.ts';
import { append } from '../support/log-actions.ts';
import { admit } from '../support/test-site.ts';

const TODAY = '2026-11-19';
const student = (index: number): PersonId => defined(STUDENTS[index], 'a student');
const [CHILD, OTHER] = [student(0), student(1)];
type Says = 'absent' | 'arrived';

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

describe('a file', () => {
  beforeEach(() => {
    for (const [index, person] of STUDENTS.entries()) desk.must({ type: 'AmendPerson', person, kind: 'student', changes: { studentNumber: `0${100 + index}` }, why: 'as the attendance system has it' });
  });
  const text = (...rows: readonly string[]): Uint8Array => new TextEncoder().encode(rows.join('\n'));
  const take = (bytes: Uint8Array, more: Partial<DayListRequest> = {}) => {
    const needs = { reader: desk.reader, log: desk.console.committer.log, digests: desk.console.ports.digests, ids: desk.console.ports.ids, record: (decision: Decision) => desk.record(decision) };
    const request: DayListRequest = { of: 'attendance', date: TODAY, name: 'a.csv', codes: {}, plan: null, ...more };
    const nowMinute = desk.reader.minuteOf(desk.reader.clock.wallMs());
    return takeDayList(needs, request, readDayList({ request, bytes, nowMinute }));
  };
  function look(bytes: Uint8Array, more: Partial<DayListRequest> = {}): DayListPreview {
    const looked = take(bytes, more);
    if (!looked.ok) throw new Error(looked.error.name);
    return looked.value;
  }
  const write = (bytes: Uint8Array, more: Partial<DayListRequest> = {}): DayListPreview => look(bytes, { ...more, plan: look(bytes, more).plan });
  const codesOf = (preview: DayListPreview): readonly string[] => preview.problems.map(({ code, row }) => `${code} ${row ?? ''}`);

  test('AT-25 is looked at before anything is written, and students are found by number, leading zeros aside, or by name', () => {
    const bytes = text('ID,Name,Code,Reason', '100,,A,flu', ',"Sim, Student 1",T,', '102,Somebody Else,A,', '109,,A,', ',Student,A,', '103,,P,');
    const preview = look(bytes);
    expect(preview).toMatchObject({ written: false, absent: 1, late: 1, expectedAgain: 0 });
    expect(preview.rows.map(({ name, says: said, change }) => [name.given, said, change])).toEqual([['Student 0', 'absent', 'new'], ['Student 1', 'arrived', 'new']]);
    expect(codesOf(preview)).toEqual(['number-of-another 4', 'listed-nobody 5', 'listed-nobody 6']);
    expect(listAttendance(desk.reader, TODAY)).toEqual([]);
    expect(write(bytes)).toMatchObject({ written: true });
    expect([says(), says(OTHER), says(student(2))]).toEqual(['absent', 'arrived', undefined]);
    const again = look(text('ID,Code', '101,A'));
    expect(again).toMatchObject({ absent: 1, expectedAgain: 1, rows: [{ change: 'changed' }] });
  });

  test('AT-22 says where a person said something else, and a list of nobody makes everybody expected again but for what people said', () => {
    write(text('ID,Code', '100,A', '101,A'));
    desk.must({ type: 'MarkArrived', people: [CHILD], date: TODAY });
    expect(look(text('ID,Code', '100,A')).rows).toMatchObject([{ change: 'hand' }]);
    expect(write(text('ID,Code'))).toMatchObject({ absent: 0, expectedAgain: 1 });
    expect([says(), says(OTHER)]).toEqual(['arrived', undefined]);
  });

  test('writes what was looked at or nothing: not after the roster or the codes changed, and not what cannot be read', () => {
    const bytes = text('ID,Code', '100,E');
    const { plan, codes, absent } = look(bytes, { codes: { E: 'absent' } });
    expect({ codes, absent }).toEqual({ codes: [{ code: 'E', rows: 1, means: 'absent' }], absent: 1 });
    expect(take(bytes, { plan })).toMatchObject({ ok: false, error: { name: 'ListChanged' } });
    expect(take(text('ID,Code', '101,E'), { plan, codes: { E: 'absent' } })).toMatchObject({ ok: false });
    expect(look(text('Name,Class', 'Ana,7A'))).toMatchObject({ plan: null, problems: [{ code: 'day-list-header-missing' }] });
    expect(take(text('Name,Class', 'Ana,7A'), { plan })).toMatchObject({ ok: false, error: { name: 'ListChanged' } });
    expect(listDayLists(desk.reader, TODAY)).toEqual([]);
  });

  test('AT-24 visitors of a list are expected; the next list corrects them, and whoever a person signed out stays out', () => {
    const first = text('Name,Check in,Check out,Host,Badge', 'Pat Lee,8:05,,Karin,7', 'Sam Black,8:30 AM,9:00 AM,,8');
    expect(look(first, { of: 'visitors' })).toMatchObject({ inside: 1, gone: 1 });
    write(first, { of: 'visitors' });
    const inside = () => listVisitors(desk.reader, TODAY).map(({ name, host, signedInWall, signedOutWall }) => [name, host, new Date(signedInWall).toISOString().slice(11, 16), signedOutWall === null ? 'in' : 'out']);
    expect(inside()).toEqual([['Pat Lee', 'Karin', '13:05', 'in'], ['Sam Black', '', '13:30', 'out']]);
    const incident = desk.start();
    expect(desk.now()).toMatchObject({ expected: 7 });
    desk.must({ type: 'GiveAllClear', incident, reason: 'over' });
    write(text('Name,Check in,Check out,Host,Badge', 'Pat Lee,8:05,,Dana,7'), { of: 'visitors' });
    expect(inside()[0]).toEqual(['Pat Lee', 'Dana', '13:05', 'in']);
    desk.must({ type: 'SignOutVisitor', visitor: defined(listVisitors(desk.reader, TODAY)[0], 'a visitor').visitor });
    expect(write(first, { of: 'visitors' }).rows[0]).toMatchObject({ change: 'hand' });
    expect(inside()[0]?.[3]).toBe('out');
    expect(take(first, { of: 'visitors', date: '2026-11-18' })).toMatchObject({ ok: false, error: { name: 'NotToday' } });
  });

  test('AT-20 whom a list brought in is compared with those who may not enter, at the desk; to others nobody is named', () => {
    desk.must({ type: 'BarPerson', name: 'Samuel Black', otherNames: ['Sammy Black'], birthYear: null, note: '', until: null });
    expect(desk.refused({ type: 'SignInVisitor', name: 'Black, Sam', reason: '', host: '', badge: '', answers: [] })).toBe('VisitorToCompare');
    write(text('Name,Check in', 'Sam Black,8:30'), { of: 'visitors' });
    const row = () => defined(listVisitors(desk.reader, TODAY, true)[0], 'a visitor');
    expect(listVisitors(desk.reader, TODAY)).toMatchObject([{ toCompare: [] }]);
    const [near] = row().toCompare;
    expect(near).toMatchObject({ is: 'barred', name: 'Samuel Black', otherNames: ['Sammy Black'] });
    desk.must({ type: 'CompareVisitor', visitor: row().visitor, answers: [{ is: 'barred', id: defined(near, 'one').id, answer: 'match' }] });
    expect(row().toCompare).toEqual([]);
    expect(listEntries(desk.reader, TODAY)).toMatchObject([{ name: 'Sam Black', verdict: 'away', isIn: true, answers: [{ name: 'Samuel Black' }] }]);
    expect(listQuietAlerts(desk.reader)).toMatchObject([{ kind: 'barredVisitor', who: 'Sam Black', incident: null, answers: [] }]);
  });
});

test('AT-16 an adult with a restriction waits for a supervisor when they come as a visitor; a restriction set by hand counts too', () => {
  const near = nearTo(desk.reader)('Adult Sim');
  expect(near).toMatchObject([{ is: 'restricted', id: RESTRICTED, name: 'Adult 1 Sim' }]);
  const outcome = desk.must({ type: 'SignInVisitor', name: 'Adult Sim', reason: '', host: '', badge: '', answers: [{ is: 'restricted', id: RESTRICTED, answer: 'match' }] });
  expect(outcome.result['verdict']).toBe('waits');
  expect(listVisitors(desk.reader, TODAY)).toEqual([]);
  expect(listQuietAlerts(desk.reader)).toMatchObject([{ kind: 'restrictedVisitor' }]);
  desk.must({ type: 'DecideHeldVisitor', visitor: defined(outcome.result['visitor'], 'a visitor'), admit: true, reason: 'Meets the principal' });
  expect(listVisitors(desk.reader, TODAY, true)).toMatchObject([{ name: 'Adult Sim', toCompare: [] }]);
  desk.must({ type: 'SetRestriction', student: STUDENTS[0] ?? '', contact: MOTHER, words: 'No contact', why: 'Court order' });
  expect(nearTo(desk.reader)('Adult Zero Sim').map((one) => one.id)).toEqual([]);
  expect(nearTo(desk.reader)('0 Adult Sim').map((one) => one.id)).toEqual([MOTHER]);
});
