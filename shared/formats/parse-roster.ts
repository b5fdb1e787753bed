/**
 * The one way in for roster files: recognises what was given by names, manifest and headers, and parses it. Never throws
 * for bad input, and never gives half a roster.
 */
import type { ColumnMap } from './class-list/column-map.ts';
import { unrecognisedColumns, type ListColumn } from './class-list/list-columns.ts';
import { readClassLists } from './class-list/parse-class-list.ts';
import { MANIFEST } from './oneroster/manifest.ts';
import { readOneRoster } from './oneroster/parse-oneroster.ts';
import type { ParsedRoster } from './parsed-roster.ts';
import type { ActiveRoster, RosterFile, SourceFile } from './roster-file.ts';
import { ProblemList, type RosterProblemCode } from './roster-problems.ts';
import { readSchoolDataSync1 } from './school-data-sync/parse-v1.ts';
import { readSchoolDataSync2 } from './school-data-sync/parse-v2.ts';
import { STUDENT_CONTACTS } from './student-contacts.ts';
import { readHeader } from './table.ts';
import { reportTerms } from './term-dates.ts';

export interface RosterContext {
  /** What the columns of a class list hold; without it they are guessed. */
  readonly map?: ColumnMap | null;
  /** What a package of changes applies to; null if there is nothing. */
  readonly active?: () => ActiveRoster | null;
  /** The date where the console stands (ISO), to say which classes are not held then; without it nothing is said of that. */
  readonly today?: string | null;
}

export function parseRoster(files: readonly SourceFile[], { map = null, active = () => null, today = null }: RosterContext = {}): ParsedRoster {
  const problems = new ProblemList();
  const read = readFiles(files, map, active, problems);
  if (today !== null && read?.roster) reportTerms(read.roster, today, problems);
  if (map && read && read.columns === null) problems.add('map-not-used', { file: '' });
  return { roster: problems.hasErrors || !read ? null : read.roster, columns: read?.columns ?? null, problems: problems.all() };
}

/** By their names in lower case. */
type Given = ReadonlyMap<string, SourceFile>;

interface Read {
  readonly roster: RosterFile | null;
  readonly columns: readonly ListColumn[] | null;
}

function readFiles(files: readonly SourceFile[], map: ColumnMap | null, active: () => ActiveRoster | null, problems: ProblemList): Read | null {
  const given = new Map<string, SourceFile>();
  for (const file of files) {
    const name = file.name.toLowerCase();
    if (given.has(name)) return refuse(problems, 'two-rosters', file.name);
    given.set(name, file);
  }
  const [sideFile, ...more] = [...given].filter(([name, file]) => name === STUDENT_CONTACTS || isSideFile(file));
  if (more[0]) return refuse(problems, 'two-rosters', more[0][1].name);
  // A download is called "student-contacts (1).csv".
  if (sideFile && given.delete(sideFile[0])) given.set(STUDENT_CONTACTS, sideFile[1]);
  const [first] = files;
  if (!first) return refuse(problems, 'nothing-given', '');
  if (given.has('users.csv') && given.has('orgs.csv') && isSchoolDataSync1(given)) {
    problems.add('several-rosters', { file: '' }, { found: 'School Data Sync v1 (Student.csv) and another (users.csv)' });
    return null;
  }
  const reader = packageReader(given, active);
  if (reader) {
    const roster = reader(given, problems);
    return roster && { roster, columns: null };
  }
  const lists = [...given].filter(([name]) => name !== STUDENT_CONTACTS).map(([, file]) => file);
  if (lists.length === 0) return refuse(problems, 'side-file-alone', first.name);
  const part = lists.find(isPartOfPackage);
  if (part) return refuse(problems, 'part-of-package', part.name);
  const stranger = lists.length > 1 && lists.find(({ name }) => OF_NO_STUDENTS.test(name));
  if (stranger) return refuse(problems, 'format-unknown', stranger.name);
  const read = readClassLists(lists, map, given.get(STUDENT_CONTACTS), problems);
  if (problems.hasErrors && lists.length > 1) problems.add('lists-not-together', { file: '' }, { files: lists.map(({ name }) => name).join(', ') });
  const [only] = lists;
  return read ?? (only && lists.length === 1 && map === null ? { roster: null, columns: unrecognisedColumns(only) } : null);
}

/** Lists of other people have the columns of a class list too. */
const OF_NO_STUDENTS = /teacher|staff|faculty|employee|parent|guardian|contact|section|enrol|course/i;

function refuse(problems: ProblemList, code: RosterProblemCode, file: string): null {
  problems.add(code, { file });
  return null;
}

type PackageReader = (given: Given, problems: ProblemList) => RosterFile | null;

/** The reader for a package of several files; null if it is none. */
function packageReader(given: Given, active: () => ActiveRoster | null): PackageReader | null {
  if (given.has(MANIFEST)) return (files, problems) => readOneRoster(files, active, problems);
  if (given.has('users.csv') && given.has('orgs.csv')) {
    return isOneRosterWithoutManifest(given) ? (_given, problems) => refuse(problems, 'manifest-missing', MANIFEST) : readSchoolDataSync2;
  }
  return isSchoolDataSync1(given) ? readSchoolDataSync1 : null;
}

/** School Data Sync numbers no roles; OneRoster 1.1 has none, and its users name their schools. */
function isOneRosterWithoutManifest(given: Given): boolean {
  return hasColumn(given, 'roles.csv', 'sourcedid') || hasColumn(given, 'users.csv', 'orgsourcedids');
}

/** The ids by which the files of a package name each other. */
function isPartOfPackage(file: SourceFile): boolean {
  const header = readHeader(file);
  return ['sourcedid', 'usersourcedid', 'sis id'].some((column) => header.has(column));
}

function isSideFile(file: SourceFile): boolean {
  const header = /contact/i.test(file.name) ? readHeader(file) : null;
  return header !== null && header.has('studentSourcedId') && header.has('contactSourcedId');
}

const isSchoolDataSync1 = (given: Given): boolean =>
  given.has('student.csv') && (given.has('school.csv') || hasColumn(given, 'student.csv', 'sis id'));

function hasColumn(given: Given, name: string, column: string): boolean {
  const file = given.get(name);
  return file !== undefined && readHeader(file).has(column);
}
