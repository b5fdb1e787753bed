/** The schools, terms, classes and enrollments of a OneRoster package. */
import { EnrollmentList } from '../enrollment-list.ts';
import { enrolledIn, refersTo, type RecordSet } from '../record-set.ts';
import {
  MAX_PERIODS_PER_CLASS,
  MAX_SHORT_TEXT,
  MAX_TERMS_PER_CLASS,
  type EnrollmentRole,
  type RosterFileClass,
  type RosterFileEnrollment,
  type RosterFileSchool,
  type RosterFileTerm,
} from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import { roleKey, type UserRoles } from '../user-roles.ts';

export const ORG_COLUMNS = { required: ['name', 'type'], optional: [] } as const;
export const TERM_COLUMNS = { required: ['title'], optional: ['startDate', 'endDate'] } as const;
export const COURSE_COLUMNS = { required: ['title'], optional: [] } as const;
export const CLASS_COLUMNS = {
  required: ['title', 'schoolSourcedId'],
  optional: ['courseSourcedId', 'classCode', 'classType', 'location', 'termSourcedIds', 'periods'],
} as const;
export const ENROLLMENT_COLUMNS = {
  required: ['classSourcedId', 'userSourcedId', 'role'],
  optional: ['primary', 'beginDate', 'endDate'],
} as const;

interface Columns<Column extends string> {
  readonly required: readonly Column[];
  readonly optional: readonly Column[];
}
type ColumnOf<C> = C extends Columns<infer Column> ? Column : never;

export function readSchools(orgs: RecordSet<ColumnOf<typeof ORG_COLUMNS>>, problems: ProblemList): readonly RosterFileSchool[] {
  const schools = [...orgs.byId]
    .filter(([, row]) => row.word('type') === 'school')
    .map(([sourceId, row]) => ({ sourceId, name: row.text('name') || sourceId }));
  if (schools.length === 0) problems.add('no-school', { file: orgs.file });
  return schools;
}

export function readTerms(sessions: RecordSet<ColumnOf<typeof TERM_COLUMNS>>): readonly RosterFileTerm[] {
  return [...sessions.byId].map(([sourceId, row]) => ({
    sourceId,
    title: row.text('title') || sourceId,
    startDate: row.date('startDate'),
    endDate: row.date('endDate'),
  }));
}

export interface ClassSources {
  readonly classes: RecordSet<ColumnOf<typeof CLASS_COLUMNS>>;
  readonly courses: RecordSet<ColumnOf<typeof COURSE_COLUMNS>>;
  readonly sessions: RecordSet<string>;
  readonly orgs: RecordSet<string>;
  readonly schools: ReadonlySet<string>;
}

export function readClasses({ classes, courses, sessions, orgs, schools }: ClassSources): readonly RosterFileClass[] {
  return [...classes.byId].map(([sourceId, row]) => {
    const course = courses.byId.get(row.idOrNull('courseSourcedId') ?? '');
    const code = row.textOrNull('classCode', MAX_SHORT_TEXT);
    const org = row.idOrNull('schoolSourcedId');
    const orgKnown = org !== null && refersTo(row, 'schoolSourcedId', org, orgs);
    const terms = row.idList('termSourcedIds').filter((term) => refersTo(row, 'termSourcedIds', term, sessions));
    return {
      sourceId,
      title: row.text('title') || course?.text('title') || code || sourceId,
      code,
      homeroom: row.word('classType') === 'homeroom',
      room: row.textOrNull('location', MAX_SHORT_TEXT),
      periods: row.textList('periods', MAX_SHORT_TEXT, MAX_PERIODS_PER_CLASS),
      school: orgKnown && schools.has(org) ? org : null,
      terms: row.limited('termSourcedIds', terms, MAX_TERMS_PER_CLASS),
    };
  });
}

const ENROLLMENT_ROLES: ReadonlyMap<string, EnrollmentRole> = new Map([
  ['student', 'student'],
  ['teacher', 'teacher'],
  ['aide', 'aide'],
]);

export function readEnrollments(
  enrollments: RecordSet<ColumnOf<typeof ENROLLMENT_COLUMNS>>,
  classes: RecordSet<string>,
  users: RecordSet<string>,
  roles: ReadonlyMap<string, UserRoles>,
): readonly RosterFileEnrollment[] {
  const list = new EnrollmentList(roles);
  for (const row of enrollments.byId.values()) {
    const classId = enrolledIn(row, 'classSourcedId', classes);
    const person = enrolledIn(row, 'userSourcedId', users);
    const role = ENROLLMENT_ROLES.get(roleKey(row.word('role')));
    if (!role) row.report('role-unknown', 'role');
    if (classId === null || person === null || !role) continue;
    list.add(row, 'role', {
      class: classId,
      person,
      role,
      primary: row.yesNo('primary') ?? false,
      beginDate: row.date('beginDate'),
      endDate: row.date('endDate'),
    });
  }
  return list.all();
}
