/**
 * Reads a list of completed courses (CSV: name, course, completed, and hours and expiry where they stand) and writes one. What a
 * name or a course is at this school is looked up by the host; here each row is only read.
 */
import { foldText } from '../../kernel/fold-text.ts';
import { parseCsv } from '../csv.ts';
import { readDate } from '../row-reader.ts';
import { writeTable } from '../write-csv.ts';

export interface TrainingLine {
  readonly row: number;
  readonly name: string;
  readonly course: string;
  readonly completed: string;
  readonly hours: number | null;
  /** Null: as the school's rule for the course says. */
  readonly expires: string | null;
}

interface TrainingProblem {
  /** Null: of the file. */
  readonly row: number | null;
  readonly message: string;
}

export interface ReadTrainings {
  readonly lines: readonly TrainingLine[];
  readonly problems: readonly TrainingProblem[];
}

/** More than any school has in one file; the rest goes as another. */
const MAX_LINES = 2_000;
const MAX_HOURS = 1_000;

const COLUMNS = {
  name: ['name', 'staff', 'staff member', 'employee', 'full name'],
  course: ['course', 'training', 'class', 'certification', 'course name'],
  completed: ['completed', 'date', 'date completed', 'completed on', 'completion date'],
  hours: ['hours', 'hrs', 'credit hours'],
  expires: ['expires', 'expiry', 'expiration', 'expires on', 'expiration date', 'valid until'],
} as const;
type Column = keyof typeof COLUMNS;

const failed = (message: string, row: number | null = null): ReadTrainings => ({ lines: [], problems: [{ row, message }] });

/** "Levy, Noa" is Noa Levy. */
const spoken = (name: string): string => name.split(',').map((part) => part.trim()).reverse().join(' ').trim();

export function readTrainingList(text: string): ReadTrainings {
  const parsed = parseCsv(text);
  if (!parsed.ok) return failed('The file cannot be read as CSV. Save it as CSV in the spreadsheet, and try again.', parsed.error.row);
  const [header, ...records] = parsed.value;
  if (header === undefined) return failed('The file is empty.');
  const names = header.cells.map((cell) => foldText(cell));
  const at = (column: Column): number => names.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name));
  const missing = (['name', 'course', 'completed'] as const).filter((column) => at(column) === -1);
  if (missing.length > 0) return failed(`The first row names no column “${missing.join('”, “')}”. It needs name, course and completed; hours and expires may stand too.`, header.row);
  if (records.length > MAX_LINES) return failed(`More than ${MAX_LINES} rows. Divide the file.`);
  const lines: TrainingLine[] = [];
  const problems: TrainingProblem[] = [];
  for (const { row, cells } of records) {
    const cell = (column: Column): string => (at(column) === -1 ? '' : (cells[at(column)] ?? '').trim());
    const completed = readDate(cell('completed'));
    const expires = cell('expires') === '' ? null : readDate(cell('expires'));
    const hours = cell('hours') === '' ? null : Number(cell('hours'));
    if (cell('name') === '') problems.push({ row, message: 'The name is missing.' });
    else if (cell('course') === '') problems.push({ row, message: 'The course is missing.' });
    else if (completed === null) problems.push({ row, message: 'The day of “completed” cannot be read. Write it as 2026-09-01 or 9/1/2026.' });
    else if (cell('expires') !== '' && expires === null) problems.push({ row, message: 'The day of “expires” cannot be read. Write it as 2027-09-01 or 9/1/2027, or leave it empty.' });
    else if (hours !== null && !(hours >= 0 && hours <= MAX_HOURS)) problems.push({ row, message: `“hours” is no number from 0 to ${MAX_HOURS}.` });
    else lines.push({ row, name: spoken(cell('name')), course: cell('course'), completed, hours, expires });
  }
  return { lines, problems };
}

/** As `readTrainingList` reads it. */
export function writeTrainingList(lines: readonly Omit<TrainingLine, 'row'>[]): string {
  const { bytes } = writeTable('trainings.csv', lines, { name: ({ name }) => name, course: ({ course }) => course, completed: ({ completed }) => completed, hours: ({ hours }) => hours, expires: ({ expires }) => expires });
  return new TextDecoder().decode(bytes);
}
