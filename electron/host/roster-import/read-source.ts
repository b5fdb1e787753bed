/**
 * From what a person gave (files, one of several active rosters, or the sample school) to a roster that was read, with
 * the choices that were given or remembered. What cannot be read has problems instead.
 */
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import { parseColumnMap } from '../../../shared/formats/class-list/column-map.ts';
import { parseRoster, type RosterContext } from '../../../shared/formats/parse-roster.ts';
import type { ParsedRoster } from '../../../shared/formats/parsed-roster.ts';
import type { RosterFile, SourceFile } from '../../../shared/formats/roster-file.ts';
import { rosterProblem, type RosterProblem } from '../../../shared/formats/roster-problems.ts';

import { activeInSourceIds } from './active-in-source-ids.ts';
import type { ActiveRoster } from './active-roster.ts';
import { mapOf, rememberedMap } from './import-choices.ts';
import { readPackage } from './read-package.ts';
import { sampleSchool } from './sample-school.ts';
import type { ImportJob } from './worker-messages.ts';

export interface ReadSource extends ParsedRoster {
  readonly columnsFrom: ImportPreview['columnsFrom'];
}

type Remembering = Pick<ImportJob, 'remembered' | 'today'>;
type Given = Exclude<ImportJob['source'], { readonly kind: 'active' }>;

export async function readSource(given: Given, job: Remembering, active: ActiveRoster): Promise<ReadSource> {
  if (given.kind === 'sample') return { roster: sampleSchool(given.request), columns: null, problems: [], columnsFrom: null };
  const files = await readPackage(given.paths);
  if (!files.ok) return refused(files.error);
  const context: RosterContext = { active: () => activeInSourceIds(active.entities), today: job.today };
  const read = given.map === undefined ? readWithRememberedMap(files.value, job, context) : readWithGivenMap(files.value, given.map, context);
  if (read.roster === null || !isOfChanges(read.roster) || active.disputed.size === 0) return read;
  // Which of the rosters would it change?
  return refused(rosterProblem('rosters-not-settled', { file: '' }));
}

function readWithGivenMap(files: readonly SourceFile[], given: { readonly file: string; readonly text: string }, context: RosterContext): ReadSource {
  const map = parseColumnMap(given.text, given.file);
  if (!map.ok) return refused(map.error);
  const parsed = parseRoster(files, { ...context, map: map.value });
  return { ...parsed, columnsFrom: parsed.columns === null ? null : 'given' };
}

/** A list is read with the remembered map only if it has the very same columns; a header that nobody could guess is found by it too. */
function readWithRememberedMap(files: readonly SourceFile[], { remembered }: Remembering, context: RosterContext): ReadSource {
  const guessed = parseRoster(files, context);
  const unknown = guessed.problems.some(({ code }) => code === 'list-header-missing');
  const map = unknown ? remembered.columns && mapOf(remembered.columns) : guessed.columns && rememberedMap(guessed.columns, remembered);
  if (map !== null) {
    const mapped = parseRoster(files, { ...context, map });
    if (mapped.columns !== null && rememberedMap(mapped.columns, remembered) !== null) return { ...mapped, columnsFrom: 'remembered' };
  }
  return { ...guessed, columnsFrom: guessed.columns === null ? null : 'guessed' };
}

const refused = (problem: RosterProblem): ReadSource => ({ roster: null, columns: null, problems: [problem], columnsFrom: null });

const isOfChanges = ({ format }: RosterFile): boolean => format.endsWith(' changes');

/** The school that was given (empty: all), else the one that was remembered, where there is more than one to choose from. */
export function chosenSchool({ school, remembered }: ImportJob, { schools }: RosterFile): ImportPreview['school'] {
  if (school !== null) return school === '' ? null : { sourceId: school, from: 'given' };
  return remembered.school === null || schools.length < 2 ? null : { sourceId: remembered.school, from: 'remembered' };
}
