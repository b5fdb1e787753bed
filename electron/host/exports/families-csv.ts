/** The list of families who have not come as a file for a spreadsheet: one row for each student, DRILL in each where it is one. */
import type { Reader } from '../../../db/queries/reader.ts';
import type { QueryAnswer, SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { writeTable, type CellsOf } from '../../../shared/formats/write-csv.ts';
import { timeOfDay } from '../../../shared/kernel/day-times.ts';
import { listedName } from './cells.ts';

type FamilyRow = SubscriptionRow<'families'>;
type Line = { readonly family: FamilyRow; readonly student: FamilyRow['students'][number] };

const calls = ({ contacts }: FamilyRow): string => contacts.map(({ name, relation, phone }) => [listedName(name), relation ?? '', phone ?? 'no number'].filter((part) => part !== '').join(' ')).join('; ');

export function familiesAsCsv(rows: readonly FamilyRow[], exercise: boolean, { minuteOf }: Pick<Reader, 'minuteOf'>): QueryAnswer<'familiesCsv'> {
  const cells: CellsOf<Line> = {
    ...(exercise ? { Drill: () => 'DRILL' } : {}),
    Student: ({ student }) => listedName(student.name),
    Grade: ({ student }) => student.grade,
    Room: ({ student }) => student.room,
    'Home language': ({ student }) => student.homeLanguage,
    'May be called': ({ family }) => calls(family),
    'Calls so far': ({ family }) => family.attempts.length,
    'Last call': ({ family: { lastWall } }) => (lastWall === null ? null : timeOfDay(minuteOf(lastWall))),
    'Came of it': ({ family: { attempts } }) => attempts.map(({ name, outcome, coming, words }) => [name, outcome, coming ? 'coming' : '', words].filter((part) => part !== '').join(' ')).join('; '),
  };
  const { name, bytes } = writeTable(exercise ? 'families-DRILL.csv' : 'families.csv', rows.flatMap((family) => family.students.map((student): Line => ({ family, student }))), cells);
  return { name, text: new TextDecoder().decode(bytes) };
}
