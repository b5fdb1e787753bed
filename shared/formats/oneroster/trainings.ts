/**
 * What a member of staff is trained in, as the extension column `metadata.trainings` holds it: a list of
 * "AED/CPR: 2026-08-12", or only "AED/CPR" where nobody wrote down when.
 */
import { MAX_SHORT_TEXT, MAX_TRAININGS_PER_MEMBER, type RosterFileTraining } from '../roster-file.ts';
import { readDate, type RowReader } from '../row-reader.ts';
import { cleanCell, cutText } from '../table.ts';
import { joinList } from '../write-csv.ts';

export function readTrainings(row: RowReader<'metadata.trainings'>): readonly RosterFileTraining[] {
  const trainings = row.textList('metadata.trainings', Infinity, MAX_TRAININGS_PER_MEMBER).map(readTraining);
  if (trainings.some(({ name }) => name.length > MAX_SHORT_TEXT)) row.report('value-cut', 'metadata.trainings', { limit: MAX_SHORT_TEXT });
  return trainings.map(({ name, on }) => ({ name: cutText(name, MAX_SHORT_TEXT), on }));
}

/** What follows the last colon, if it is a date or nothing. */
function readTraining(entry: string): RosterFileTraining {
  const [, name = '', date = ''] = /^(.+):\s*(\S*)$/.exec(entry) ?? [];
  const on = readDate(date);
  return name !== '' && (date === '' || on !== null) ? { name: name.trim(), on } : { name: entry, on: null };
}

/** A name that would itself be read as one with a date gets a colon of its own. */
function trainingText({ name: given, on }: RosterFileTraining): string {
  const name = cleanCell(given);
  if (on !== null) return `${name}: ${on}`;
  return readTraining(name).name === name ? name : `${name}:`;
}

export const trainingsCell = (trainings: readonly RosterFileTraining[]): string => joinList(trainings.map(trainingText));
