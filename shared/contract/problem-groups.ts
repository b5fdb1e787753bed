/** The problems of an import made fit to be read: each kind once, with how many rows have it and where the first ones are. */
import type { ImportPreview } from './procedures.ts';

type Problem = ImportPreview['problems'][number];

/** Enough to go and look; the whole list is in the preview. */
const MAX_PLACES = 20;

export interface ProblemGroup {
  readonly code: string;
  readonly severity: Problem['severity'];
  /** Of the first place. */
  readonly message: string;
  readonly whatToDo: string;
  readonly count: number;
  readonly places: readonly Pick<Problem, 'file' | 'row' | 'column' | 'message'>[];
}

/** Stands for the rows of a kind that are no longer listed. */
const MORE = 'more-of-the-same';

/** Errors first, then in the order in which they were found. */
export function groupProblems(problems: readonly Problem[]): readonly ProblemGroup[] {
  const byCode = new Map<string, Problem[]>();
  for (const problem of problems) {
    const same = byCode.get(problem.code);
    if (same) same.push(problem);
    else byCode.set(problem.code, [problem]);
  }
  const groups = [...byCode].flatMap(([code, all]): ProblemGroup[] => {
    const [first] = all;
    if (first === undefined) return [];
    return [{ code, severity: first.severity, message: first.message, whatToDo: first.whatToDo, count: all.length, places: all.slice(0, MAX_PLACES).map(({ file, row, column, message }) => ({ file, row, column, message })) }];
  });
  const rank = (group: ProblemGroup): number => (group.severity === 'error' ? 0 : group.code === MORE ? 2 : 1);
  return groups.sort((one, other) => rank(one) - rank(other));
}
