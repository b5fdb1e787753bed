/**
 * Parses class lists: one file of a whole school, or one file for each class. There are no ids but student numbers; the
 * rest is implied. A side file of contact facts fits where it names students by number and contacts by name.
 */
import type { RosterFile, SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import { readContactTable } from '../student-contacts.ts';

import { birthDateReader } from './birth-dates.ts';
import { ClassesOfList } from './classes.ts';
import type { ColumnMap } from './column-map.ts';
import { ContactList } from './contacts.ts';
import { columnKey } from './fields.ts';
import type { ListColumn } from './list-columns.ts';
import { hasMappedColumns, readListRows } from './list-rows.ts';
import { StudentList } from './people.ts';
import { readContactsOfList } from './side-file.ts';

export interface ReadClassList {
  /** Counts only if the problems have no errors. */
  readonly roster: RosterFile;
  readonly columns: readonly ListColumn[];
}

export function readClassLists(files: readonly SourceFile[], map: ColumnMap | null, sideFile: SourceFile | undefined, problems: ProblemList): ReadClassList | null {
  const lists = files.flatMap((file) => readListRows(file, files.length === 1, map, problems) ?? []);
  if (lists.length < files.length || (map && !hasMappedColumns(lists, map, problems))) return null;
  const allRows = lists.flatMap(({ rows }) => rows);
  const students = new StudentList(birthDateReader(allRows));
  const contacts = new ContactList();
  const classes = new ClassesOfList();
  for (const { file, rows, spelling } of lists) {
    const untitled = !spelling.has('class') && !spelling.has('teacher');
    if (untitled && files.length === 1) problems.add('list-without-classes', { file: file.name });
    if (!spelling.has('studentNumber')) problems.add('ids-from-names', { file: file.name });
    const fileTitle = untitled && files.length > 1 ? titleOf(file) : '';
    for (const row of rows) {
      const schools = classes.addSchool(row);
      const { id, earlierRow } = students.add(row, schools, spelling, fileTitle);
      const enrolled = classes.enroll(row, id, schools, fileTitle);
      if (earlierRow !== null && !enrolled) row.report('student-repeated', null, { first: earlierRow, second: row.row });
      contacts.addAll(row, id, spelling);
    }
    if (rows.length === 0) problems.add(allRows.length === 0 ? 'no-students' : 'list-without-students', { file: file.name });
  }
  const sideTable = readContactTable(sideFile, problems);
  readContactsOfList(sideTable, students.numbered(), contacts, problems);
  const roster = {
    format: 'class list' as const,
    custody: sideTable.custody || lists.every(({ spelling }) => [...spelling.keys()].some((field) => field.endsWith('.restriction'))),
    terms: [],
    students: students.all(),
    guardians: contacts.guardians(),
    ...classes.all(),
    relationships: contacts.relationships(),
  };
  return { roster, columns: columnsOf(lists) };
}

/** "7A (1).csv" is class 7A. */
const titleOf = ({ name }: SourceFile): string => name.replace(/\.[a-z]{2,4}$/i, '').replace(/\s*\(\d+\)$/, '').trim();

/** Each column once, with what it holds in any of the lists. */
function columnsOf(lists: readonly { readonly columns: readonly ListColumn[] }[]): readonly ListColumn[] {
  const all = new Map<string, ListColumn>();
  for (const [at, guess] of lists.flatMap(({ columns }) => columns).entries()) {
    const key = columnKey(guess.column) || `no name ${at}`;
    const known = all.get(key);
    if (!known || (known.field === null && guess.field !== null)) all.set(key, guess);
  }
  return [...all.values()];
}
