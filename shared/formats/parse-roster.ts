/**
 * The one way in for roster files: recognises what was given by names, manifest and headers, and parses it. Never throws
 * for bad input, and never gives half a roster.
 */
import { MANIFEST } from './oneroster/manifest.ts';
import { readOneRoster } from './oneroster/parse-oneroster.ts';
import type { ParsedRoster, RosterFile, SourceFile } from './roster-file.ts';
import { ProblemList, type RosterProblemCode } from './roster-problems.ts';
import { readSchoolDataSync1 } from './school-data-sync/parse-v1.ts';
import { readSchoolDataSync2 } from './school-data-sync/parse-v2.ts';
import { STUDENT_CONTACTS } from './student-contacts.ts';
import { readHeader } from './table.ts';

export function parseRoster(files: readonly SourceFile[]): ParsedRoster {
  const problems = new ProblemList();
  const roster = read(files, problems);
  return { roster: problems.hasErrors ? null : roster, problems: problems.all() };
}

/** By their names in lower case. */
type Given = ReadonlyMap<string, SourceFile>;

function read(files: readonly SourceFile[], problems: ProblemList): RosterFile | null {
  const refuse = (code: RosterProblemCode, file: string): null => {
    problems.add(code, { file });
    return null;
  };
  const given = new Map<string, SourceFile>();
  for (const file of files) {
    const name = file.name.toLowerCase();
    if (given.has(name)) return refuse('two-rosters', file.name);
    given.set(name, file);
  }
  const [first] = files;
  if (!first) return refuse('nothing-given', '');
  if (given.has(MANIFEST)) return readOneRoster(given, problems);
  if (given.has('users.csv') && given.has('orgs.csv')) {
    return isOneRosterWithoutManifest(given) ? refuse('manifest-missing', MANIFEST) : readSchoolDataSync2(given, problems);
  }
  if (isSchoolDataSync1(given)) return readSchoolDataSync1(given, problems);
  return refuse(given.has(STUDENT_CONTACTS) && given.size === 1 ? 'side-file-alone' : 'format-unknown', first.name);
}

/** School Data Sync numbers no roles; OneRoster 1.1 has none, and its users name their schools. */
function isOneRosterWithoutManifest(given: Given): boolean {
  return hasColumn(given, 'roles.csv', 'sourcedid') || hasColumn(given, 'users.csv', 'orgsourcedids');
}

const isSchoolDataSync1 = (given: Given): boolean =>
  given.has('student.csv') && (given.has('school.csv') || hasColumn(given, 'student.csv', 'sis id'));

function hasColumn(given: Given, name: string, column: string): boolean {
  const file = given.get(name);
  return file !== undefined && readHeader(file).has(column);
}
