/**
 * Parses a one-file class list from a spreadsheet: one row for a student, with contacts beside, or several rows for one
 * student in several classes. What the columns hold is guessed or given (`ColumnMap`).
 */
import type { RosterFile, SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';

import { birthDateReader } from './birth-dates.ts';
import { ClassesOfList } from './classes.ts';
import type { ColumnMap } from './column-map.ts';
import type { ListField } from './fields.ts';
import type { ColumnGuess } from './guess-columns.ts';
import { readListRows } from './list-rows.ts';
import { ContactList, StudentList } from './people.ts';

export interface ReadClassList {
  /** Counts only if the problems have no errors. */
  readonly roster: RosterFile;
  readonly columns: readonly ColumnGuess[];
}

export function readClassList(file: SourceFile, map: ColumnMap | null, problems: ProblemList): ReadClassList | null {
  const list = readListRows(file, map, problems);
  if (list === null) return null;
  const { columns, rows } = list;
  const spelling = new Map(columns.flatMap(({ column, field }): [ListField, string][] => (field === null ? [] : [[field, column]])));
  if (!spelling.has('class') && !spelling.has('teacher')) problems.add('list-without-classes', { file: file.name });
  if (!spelling.has('studentNumber')) problems.add('ids-from-names', { file: file.name });
  const students = new StudentList(birthDateReader(rows), spelling.has('studentNumber'));
  const contacts = new ContactList(spelling);
  const classes = new ClassesOfList();
  for (const row of rows) {
    const schools = classes.addSchool(row);
    const { id, earlierRow } = students.add(row, schools);
    const enrolled = classes.enroll(row, id, schools);
    if (earlierRow !== null && !enrolled) row.report('student-repeated', null, { first: earlierRow, second: row.row });
    contacts.addAll(row, id);
  }
  if (rows.length === 0) problems.add('no-students', { file: file.name });
  const roster = {
    format: 'class list' as const,
    custody: [...spelling.keys()].some((field) => field.endsWith('.restriction')),
    terms: [],
    students: students.all(),
    guardians: contacts.guardians(),
    ...classes.all(),
    relationships: contacts.relationships(),
  };
  return { roster, columns };
}
