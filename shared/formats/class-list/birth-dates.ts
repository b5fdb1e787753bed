/**
 * Dates of birth as a spreadsheet shows them. Whether 1/2/2010 is in January or in February cannot be seen in one cell,
 * only in the whole column: one 15/1/2010 settles it.
 */
import { readDate } from '../row-reader.ts';

import type { ListRow } from './list-rows.ts';

const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)(?: .*)?$/;

/** Reads one row's date of birth. */
export type BirthDateReader = (row: ListRow) => string | null;

/** Reports once if the order of day and month is a guess. */
export function birthDateReader(rows: readonly ListRow[]): BirthDateReader {
  const cells = rows.map((row) => NUMBERS.exec(row.word('birthDate')));
  const firstIsDay = cells.some((cell) => Number(cell?.[1]) > 12);
  const secondIsDay = cells.some((cell) => Number(cell?.[2]) > 12);
  const unclear = rows.find((_row, index) => isUnclear(cells[index] ?? null));
  if (unclear && firstIsDay === secondIsDay) unclear.report('date-order-guessed', 'birthDate');
  const dayFirst = firstIsDay && !secondIsDay;
  return (row) => row.date('birthDate', (cell) => readDate(cell) !== null && !dayFirst ? readDate(cell) : readNumbers(cell, dayFirst));
}

function isUnclear(cell: RegExpExecArray | null): boolean {
  return cell !== null && Number(cell[1]) <= 12 && Number(cell[2]) <= 12 && cell[1] !== cell[2];
}

/** A day above 12 shows itself, whatever the rest of the column does. */
function readNumbers(cell: string, dayFirst: boolean): string | null {
  const numbers = NUMBERS.exec(cell);
  if (!numbers) return readDate(cell);
  const [first, second, year] = [numbers[1] ?? '', numbers[2] ?? '', wholeYear(numbers[3] ?? '')];
  const swapped = dayFirst ? Number(second) <= 12 : Number(first) > 12;
  return readDate(swapped ? `${year}-${second}-${first}` : `${year}-${first}-${second}`);
}

/** Nobody at school was born before 1950, or will be after 2049. */
const wholeYear = (year: string): string => (year.length === 4 ? year : `${Number(year) < 50 ? '20' : '19'}${year}`);
