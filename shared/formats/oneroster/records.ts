/** The files of a OneRoster package as records, each knowing which ids the active roster has besides. */
import { readRecordSet, type RecordSet } from '../record-set.ts';
import type { ActiveRoster } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import type { TableColumns } from '../table.ts';

import { CLASS_COLUMNS, COURSE_COLUMNS, ENROLLMENT_COLUMNS, ORG_COLUMNS, TERM_COLUMNS, type ClassRecords, type CourseRecords, type EnrollmentRecords, type OrgRecords, type TermRecords } from './classes.ts';
import type { OneRosterPackage, RosterFileName } from './manifest.ts';
import { DEMOGRAPHICS_COLUMNS, USER_COLUMNS_1_1, USER_COLUMNS_1_2, type UserColumn } from './people.ts';
import { ROLE_COLUMNS, type RoleRecords } from './roles.ts';

export interface OneRosterRecords {
  readonly orgs: OrgRecords;
  readonly sessions: TermRecords;
  readonly courses: CourseRecords;
  readonly classes: ClassRecords;
  readonly users: RecordSet<UserColumn>;
  /** roles.csv, and a userProfiles.csv that holds roles. */
  readonly roles: readonly RoleRecords[];
  readonly enrollments: EnrollmentRecords;
  readonly demographics: RecordSet<'birthDate'>;
}

export function readOneRosterRecords({ version, files, changes, misplacedRoles }: OneRosterPackage, active: ActiveRoster, problems: ProblemList): OneRosterRecords {
  /** A whole file stands alone; beside a file of changes, and instead of one that is not there, stands what is active. */
  const activeFor = (name: RosterFileName, ids: () => ReadonlySet<string>): ReadonlySet<string> | null =>
    changes.has(name) || (changes.size > 0 && files[name] === null) ? ids() : null;
  const read = <Column extends string>(name: RosterFileName, columns: TableColumns<Column>, ids: () => ReadonlySet<string>): RecordSet<Column> =>
    readRecordSet({ file: files[name], name: `${name}.csv`, idColumn: 'sourcedId' }, columns, problems, { active: activeFor(name, ids) });
  const idsOf = (...lists: readonly (readonly { readonly sourceId: string }[])[]) => (): ReadonlySet<string> => new Set(lists.flat().map(({ sourceId }) => sourceId));
  const roles = { active: activeFor('roles', idsOf()) };
  return {
    orgs: read('orgs', ORG_COLUMNS, idsOf(active.schools)),
    sessions: read('academicSessions', TERM_COLUMNS, idsOf(active.terms)),
    courses: read('courses', COURSE_COLUMNS, idsOf()),
    classes: read('classes', CLASS_COLUMNS, idsOf(active.classes)),
    users: read<UserColumn>('users', version === '1.2' ? USER_COLUMNS_1_2 : USER_COLUMNS_1_1, idsOf(active.students, active.guardians, active.staff)),
    roles: [
      readRecordSet({ file: files.roles, name: 'roles.csv', idColumn: 'sourcedId' }, ROLE_COLUMNS, problems, roles),
      readRecordSet({ file: misplacedRoles, name: 'userProfiles.csv', idColumn: 'sourcedId' }, ROLE_COLUMNS, problems, roles),
    ],
    enrollments: read('enrollments', ENROLLMENT_COLUMNS, idsOf()),
    demographics: read('demographics', DEMOGRAPHICS_COLUMNS, idsOf()),
  };
}
