/** Problems as plain text, for whoever runs the student system: all of them, each with its place. */
import { groupProblems } from '../../../shared/contract/problem-groups.ts';
import type { ImportPreview } from '../../../shared/contract/procedures.ts';

type Problem = ImportPreview['problems'][number];

export const placeOf = ({ file, row, column }: Pick<Problem, 'file' | 'row' | 'column'>): string =>
  [file, row === null ? '' : `row ${row}`, column === null ? '' : `column ${column}`].filter((part) => part !== '').join(' · ');

export function problemsAsText(files: readonly string[], problems: readonly Problem[]): string {
  const groups = groupProblems(problems).map(({ code, severity, whatToDo, count }) => {
    const places = problems.filter((problem) => problem.code === code).map((problem) => `  ${[placeOf(problem), problem.message].filter((part) => part !== '').join(': ')}`);
    return [`${severity === 'error' ? 'ERROR' : 'Warning'}, ${count === 1 ? 'once' : `${count} times`} (${code}). ${whatToDo}`, ...places].join('\n');
  });
  return [`Muster read: ${files.join(', ')}`, ...groups].join('\n\n');
}
