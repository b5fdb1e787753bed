/** Responders and training, over the real command door. */
import { beforeEach, expect, test } from 'vitest';
import { listResponders, listTrainings } from '../../db/queries/responders.ts';
import { trainingsAsAnswer, trainingsAsCsv } from '../../electron/host/training-list.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { Desk } from '../support/desk.ts';
import { testEvent, testId } from '../support/drawn-history.ts';
import { freshCommand } from '../support/log-actions.ts';

let desk: Desk;
let noa: string;
beforeEach(async () => {
  desk = await Desk.open(Date.UTC(2026, 10, 19, 15));
  desk.must({ type: 'AddStaff', role: 'teacher', people: [{ name: 'Noa Levy', person: null }] });
  noa = defined(listTrainings(desk.reader).find(({ name }) => name === 'Noa Levy'), 'Noa').staff;
});

const responders = () => listResponders(desk.reader);
const record = (completed: string, expires: string | null = null, course = 'nci'): Command => ({ type: 'RecordTrainings', trainings: [{ staff: noa, course, completed, hours: 6, expires }] });

test('TR-1 TR-2 who has a skill responds, with zones, hours that may go over midnight and what is missing; who has none any more does not', () => {
  desk.must({ type: 'SetResponder', staff: noa, skills: ['mentalHealth'], zones: ['North'], shift: { startMinute: 1_320, endMinute: 360 } });
  expect(responders()).toMatchObject([{ name: 'Noa Levy', skills: ['mentalHealth'], zones: ['North'], shift: { startMinute: 1_320, endMinute: 360 }, available: true, currency: [{ course: 'deEscalation', is: 'missing' }, { course: 'nci', is: 'missing' }] }]);
  expect(desk.refused({ type: 'SetResponder', staff: noa, skills: ['nurse'], zones: [], shift: { startMinute: 480, endMinute: 480 } })).toBe('ShiftIsEmpty');
  expect(desk.refused({ type: 'SetResponder', staff: testId('nobody'), skills: ['nurse'], zones: [], shift: null })).toBe('StaffUnknown');
  desk.must({ type: 'SetResponder', staff: noa, skills: [], zones: [], shift: null });
  expect(responders()).toEqual([]);
});

test('TR-3 they say it themselves, or who supervises; a colleague does not', () => {
  desk.must({ type: 'SetResponder', staff: noa, skills: ['mentalHealth'], zones: [], shift: null });
  const away = { type: 'StateAvailability', staff: noa, available: false } as const;
  const asTeacher = (staff: string) => desk.run(away, freshCommand(), { staff, role: 'teacher', grant: null } as Parameters<Desk['run']>[2]);
  expect(asTeacher(testId('colleague'))).toMatchObject({ accepted: false, rejection: { name: 'NotYourAvailability' } });
  expect(asTeacher(noa)).toMatchObject({ accepted: true });
  expect(responders()).toMatchObject([{ available: false, availableApart: false }]);
  desk.must({ ...away, available: true });
  expect(responders()).toMatchObject([{ available: true }]);
});

test('TR-4 TR-5 TR-6 a course is recorded once, expires by its paper or the school’s list, and is taken back by naming it', () => {
  expect(desk.must(record('2026-03-01')).result).toEqual({ recorded: '1' });
  expect(desk.must(record('2026-03-01')).result).toEqual({ recorded: '0' });
  desk.must(record('2025-03-01', '2027-03-01'));
  const trainings = () => defined(listTrainings(desk.reader).find(({ staff }) => staff === noa), 'Noa').trainings;
  expect(trainings()).toMatchObject([{ completed: '2026-03-01', expires: '2027-03-01', hours: 6, name: 'Nonviolent crisis intervention' }, { completed: '2025-03-01', expires: '2027-03-01' }]);
  expect(desk.refused(record('2026-11-20'))).toBe('TrainingInFuture');
  expect(desk.refused(record('2026-03-01', '2026-02-01'))).toBe('ExpiresTooEarly');
  expect(desk.refused(record('2026-03-01', null, 'juggling'))).toBe('CourseUnknown');
  const mistake = [...defined(trainings()[1], 'the older').events];
  desk.must({ type: 'TakeBackTraining', staff: noa, trainings: mistake });
  expect(trainings()).toMatchObject([{ completed: '2026-03-01' }]);
  expect(desk.refused({ type: 'TakeBackTraining', staff: noa, trainings: [testEvent('none')] })).toBe('TrainingNotOnRecord');
  const course = { key: 'nci', name: 'CPI', months: 6, neededBy: [] };
  expect(desk.refused({ type: 'SetCourses', courses: [course, { ...course, key: 'cpi', name: ' cpi' }] })).toBe('CourseNamedTwice');
  desk.must({ type: 'SetCourses', courses: [course] });
  // What was recorded keeps the day until which it holds.
  expect(trainings()).toMatchObject([{ name: 'CPI', expires: '2027-03-01' }]);
});

test('TR-5 a list of trainings is looked at row by row, recorded, and then is on record; saved as a file it is the same list', () => {
  const text = 'name,course,completed,hours,expires\r\n"Levy, Noa",AED,2026-09-01,4,\r\nNobody Here,AED,2026-09-01,,\r\nNoa Levy,Juggling,2026-09-01,,\r\nNoa Levy,AED,2030-01-01,,\r\nNoa Levy,AED,2026-09-01,,2026-01-01\r\n';
  const look = () => trainingsAsAnswer(desk.reader, text);
  const row = { row: 2, staff: noa, name: 'Noa Levy', course: 'aed', courseName: 'AED', completed: '2026-09-01', hours: 4, expires: '2028-09-01', onRecord: false };
  expect(look()).toMatchObject({ rows: [row], problems: [{ row: 3 }, { row: 4 }, { row: 5 }, { row: 6 }] });
  desk.must({ type: 'RecordTrainings', trainings: look().rows.map(({ staff, course, completed, hours, expires }) => ({ staff, course, completed, hours, expires })) });
  expect(look().rows).toEqual([{ ...row, onRecord: true }]);
  expect(trainingsAsAnswer(desk.reader, trainingsAsCsv(desk.reader).text)).toEqual({ rows: [{ ...row, onRecord: true }], problems: [] });
  desk.must({ type: 'AddStaff', role: 'teacher', people: [{ name: 'Noa Levy', person: null }] });
  expect(look()).toMatchObject({ rows: [], problems: [{ row: 2, message: expect.stringContaining('Two people') as string }, {}, {}, {}, {}] });
});
