/** What Ctrl K finds at the host: people as they stand, rooms with their classes, adults who wait, visitors. */
import { beforeEach, describe, expect, test } from 'vitest';
import { findAnything } from '../../db/queries/find.ts';
import type { QueryAnswer } from '../../shared/contract/procedures.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import { CLASS, STUDENTS } from '../sim/school.ts';
import { Desk } from '../support/desk.ts';

/** A Thursday, 10:00 in New York. */
const TEN_MS = Date.UTC(2026, 10, 19, 15);

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open(TEN_MS);
});
const find = (text: string, incident: IncidentId | null = null, more: { readonly limit?: number; readonly visitors?: boolean } = {}): QueryAnswer<'find'> =>
  atOnce(findAnything(desk.reader, desk.console.ports.digests, text, incident, more.limit ?? 10, more.visitors ?? true));

describe('people', () => {
  test('without an incident nobody stands anywhere; guardians come after students and say whose they are', () => {
    const { people } = find('student');
    expect(people.total).toBe(STUDENTS.length);
    expect(people.rows.every((row) => row.standing === null && row.kind === 'student')).toBe(true);
    expect(find('adult').people.rows.map((row) => [row.kind, row.contactOf.length])).toEqual([['guardian', 5], ['guardian', 5], ['guardian', 0]]);
    expect(find('sim').people.rows.map((row) => row.kind)).toEqual([...STUDENTS.map(() => 'student'), 'guardian', 'guardian', 'guardian']);
  });

  test('in an incident each says where they stand and which class answers, and so does a report', () => {
    const incident = desk.start();
    expect(find('student 0', incident).people.rows).toMatchObject([{ person: STUDENTS[0], standing: { status: 'unknown', disagree: false, classId: CLASS } }]);
    const person = defined(STUDENTS[0], 'the first');
    desk.must({ type: 'ReportPeople', incident, classId: CLASS, reporter: { staff: null, name: 'A' }, channel: 'radio', reports: [{ person, status: 'missing', where: '' }] });
    expect(find('student 0', incident).people.rows[0]?.standing?.status).toBe('missing');
  });

  test('no more than the limit are sent, and how many there are is said', () => {
    expect(find('student', null, { limit: 2 }).people).toMatchObject({ rows: [{}, {}], total: STUDENTS.length });
  });
});

describe('rooms, visitors, adults', () => {
  test('a class is found by its title with a slip of the finger; in an incident it says how many are unknown', () => {
    expect(find('hmeroom').classes.rows).toMatchObject([{ classId: CLASS, unknown: null }]);
    const incident = desk.start();
    expect(find('homeroom', incident).classes.rows).toMatchObject([{ classId: CLASS, unknown: STUDENTS.length }]);
  });

  test('a room in which no class meets is found by its name and by its zone', () => {
    desk.must({ type: 'AddRoom', name: 'Gym', zone: 'North' });
    expect(find('gym').rooms.rows).toMatchObject([{ name: 'Gym', zone: 'North' }]);
    expect(find('room north').rooms.total).toBe(1);
  });

  test('a visitor is found while in the building, by whoever may see visitors', () => {
    const visitor = defined(desk.must({ type: 'SignInVisitor', name: 'Pat Lée', reason: '', host: 'Karin', badge: '77', answers: [] }).result['visitor'], 'a visitor');
    expect(find('pat lee').visitors.rows).toMatchObject([{ name: 'Pat Lée', badge: '77' }]);
    expect(find('77').visitors.total).toBe(1);
    expect(find('pat', null, { visitors: false }).visitors).toEqual({ rows: [], total: 0 });
    desk.must({ type: 'SignOutVisitor', visitor });
    expect(find('pat lee').visitors.total).toBe(0);
  });

  test('signs alone find nothing', () => {
    const found = find(' .,- ');
    expect(Object.values(found).map(({ total }) => total)).toEqual([0, 0, 0, 0, 0]);
  });
});
