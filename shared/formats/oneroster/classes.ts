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
import type { RowReader } from '../row-reader.ts';
import { classRole } from '../school-data-sync/vocabulary.ts';
import { roleKey, type UserRoles } from '../user-roles.ts';

export const ORG_COLUMNS = { required: ['name', 'type'], optional: [] } as const;
export const TERM_COLUMNS = { required: ['title'], optional: ['startDate', 'endDate'] } as const;
export const COURSE_COLUMNS = { required: ['title'], optional: [] } as const;
export const CLASS_COLUMNS = {
  required: ['title', 'schoolSourcedId'],
  optional: ['courseSourcedId', 'classCode', 'classType', 'location', 'termSourcedIds', 'periods', 'metadata.zone'],
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
export type OrgRecords = RecordSet<ColumnOf<typeof ORG_COLUMNS>>;
export type TermRecords = RecordSet<ColumnOf<typeof TERM_COLUMNS>>;
export type CourseRecords = RecordSet<ColumnOf<typeof COURSE_COLUMNS>>;
export type ClassRecords = RecordSet<ColumnOf<typeof CLASS_COLUMNS>>;
export type EnrollmentRecords = RecordSet<ColumnOf<typeof ENROLLMENT_COLUMNS>>;

export function readSchools(orgs: OrgRecords): readonly RosterFileSchool[] {
  return [...orgs.byId]
    .filter(([, row]) => row.word('type') === 'school')
    .map(([sourceId, row]) => ({ sourceId, name: row.text('name') || sourceId }));
}

export function readTerms(sessions: TermRecords): readonly RosterFileTerm[] {
  return [...sessions.byId].map(([sourceId, row]) => ({
    sourceId,
    title: row.text('title') || sourceId,
    startDate: row.date('startDate'),
    endDate: row.date('endDate'),
  }));
}

export interface ClassSources {
  readonly classes: ClassRecords;
  readonly courses: CourseRecords;
  readonly sessions: RecordSet<string>;
  readonly orgs: RecordSet<string>;
  readonly schools: ReadonlySet<string>;
  /** What classes are called in the active roster: a changed row without a title of its own brings no course along. */
  readonly activeTitles: ReadonlyMap<string, string>;
}

export function readClasses({ classes, courses, sessions, orgs, schools, activeTitles }: ClassSources): readonly RosterFileClass[] {
  return [...classes.byId].map(([sourceId, row]) => {
    const course = courses.byId.get(row.idOrNull('courseSourcedId') ?? '');
    const code = row.textOrNull('classCode', MAX_SHORT_TEXT);
    const org = refersTo(row, 'schoolSourcedId', row.idOrNull('schoolSourcedId'), orgs);
    const terms = row.idList('termSourcedIds').flatMap((term) => refersTo(row, 'termSourcedIds', term, sessions) ?? []);
    return {
      sourceId,
      title: row.text('title') || course?.text('title') || activeTitles.get(sourceId) || code || sourceId,
      code,
      homeroom: row.word('classType') === 'homeroom',
      room: row.textOrNull('location', MAX_SHORT_TEXT),
      zone: row.textOrNull('metadata.zone', MAX_SHORT_TEXT),
      periods: row.textList('periods', MAX_SHORT_TEXT, MAX_PERIODS_PER_CLASS),
      school: org !== null && schools.has(org) ? org : null,
      terms: row.limited('termSourcedIds', terms, MAX_TERMS_PER_CLASS),
    };
  });
}

const ENROLLMENT_ROLES: ReadonlyMap<string, EnrollmentRole> = new Map([
  ['student', 'student'],
  ['teacher', 'teacher'],
  ['aide', 'aide'],
  ['ext:aide', 'aide'],
]);

export const enrollmentRole = (row: RowReader<'role'>): EnrollmentRole | null => ENROLLMENT_ROLES.get(roleKey(row.word('role'))) ?? classRole(row.word('role'));

export function readEnrollments(
  enrollments: EnrollmentRecords,
  classes: RecordSet<string>,
  users: RecordSet<string>,
  roles: ReadonlyMap<string, UserRoles>,
): readonly RosterFileEnrollment[] {
  const list = new EnrollmentList(roles);
  for (const row of enrollments.byId.values()) {
    const classId = enrolledIn(row, 'classSourcedId', classes);
    const person = enrolledIn(row, 'userSourcedId', users);
    const role = enrollmentRole(row);
    if (role === null) row.report('role-unknown', 'role');
    if (classId === null || person === null || role === null) continue;
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
