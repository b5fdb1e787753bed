/**
 * The schools, classes, teachers and enrollments that the rows of a class list imply. They have no ids of their own: a
 * class is known by its school and title (and period and teacher, where the list is a timetable), a teacher by the class.
 */
import { MAX_SHORT_TEXT, MAX_TEXT, type RosterFile, type RosterFileClass, type RosterFileEnrollment, type RosterFileSchool, type RosterFileStaff } from '../roster-file.ts';
import { cutText } from '../table.ts';

import { fingerprint, folded } from './fingerprint.ts';
import type { ListRow } from './list-rows.ts';
import { splitName } from './names.ts';

export class ClassesOfList {
  readonly #schools = new Map<string, RosterFileSchool>();
  readonly #classes = new Map<string, RosterFileClass>();
  readonly #staff = new Map<string, RosterFileStaff>();
  readonly #enrollments = new Map<string, RosterFileEnrollment>();

  /** The school of the row. */
  addSchool(row: ListRow): readonly string[] {
    const name = row.text('school');
    if (name === '') return [];
    const sourceId = folded(name);
    if (!this.#schools.has(sourceId)) this.#schools.set(sourceId, { sourceId, name });
    return [sourceId];
  }

  /** Whether the row put the student into a class that they were not in before. `fileTitle`: the class that the file stands for, where no column says it. */
  enroll(row: ListRow, student: string, schools: readonly string[], fileTitle: string): boolean {
    const teacher = row.text('teacher');
    const title = row.text('class') || teacher || cutText(fileTitle, MAX_TEXT);
    if (title === '') return false;
    const school = schools[0] ?? null;
    const period = row.text('period', MAX_SHORT_TEXT);
    const sourceId = `class:${fingerprint(school ?? '', folded(title), folded(period), period === '' ? '' : folded(teacher))}`;
    const room = row.textOrNull('room', MAX_SHORT_TEXT);
    const known = this.#classes.get(sourceId);
    this.#classes.set(sourceId, known ? { ...known, room: known.room ?? room } : { sourceId, title, code: null, homeroom: false, room, zone: null, periods: period === '' ? [] : [period], school, terms: [] });
    if (teacher !== '') this.#addTeacher(sourceId, teacher, schools);
    return this.#enroll(sourceId, student, 'student');
  }

  #addTeacher(classId: string, name: string, schools: readonly string[]): void {
    const sourceId = `teacher:${fingerprint(classId, folded(name))}`;
    this.#staff.set(sourceId, {
      sourceId,
      ...splitName(name),
      middleName: null,
      preferredGivenName: null,
      preferredFamilyName: null,
      role: 'teacher',
      phone: null,
      email: null,
      trainings: [],
      schools,
    });
    this.#enroll(classId, sourceId, 'teacher');
  }

  #enroll(classId: string, person: string, role: 'student' | 'teacher'): boolean {
    const key = JSON.stringify([classId, person, role]);
    if (this.#enrollments.has(key)) return false;
    this.#enrollments.set(key, { class: classId, person, role, primary: role === 'teacher', beginDate: null, endDate: null });
    return true;
  }

  /** Where every student is in one class at most, that class is where they are to be found: their homeroom. */
  all(): Pick<RosterFile, 'schools' | 'classes' | 'staff' | 'enrollments'> {
    const enrollments = [...this.#enrollments.values()];
    const learners = enrollments.filter(({ role }) => role === 'student').map(({ person }) => person);
    const homeroom = new Set(learners).size === learners.length;
    return {
      schools: [...this.#schools.values()],
      classes: [...this.#classes.values()].map((given) => ({ ...given, homeroom: homeroom && given.periods.length === 0 })),
      staff: [...this.#staff.values()],
      enrollments,
    };
  }
}
