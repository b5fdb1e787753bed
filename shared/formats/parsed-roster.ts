/** What parsing gives: a roster, or the reasons why there is none. */
import type { ListColumn } from './class-list/list-columns.ts';
import type { RosterFile } from './roster-file.ts';
import type { RosterProblem } from './roster-problems.ts';

export interface ParsedRoster {
  readonly roster: RosterFile | null;
  /** What the columns of a class list were taken for, also where none was recognised; null for every other format. */
  readonly columns: readonly ListColumn[] | null;
  readonly problems: readonly RosterProblem[];
}
