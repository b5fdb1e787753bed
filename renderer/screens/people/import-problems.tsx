/** Every problem of a file with its row, those of one kind together: a thousand alike are one thing to fix. */
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import { Ledger } from '../../ui/ledger.tsx';

type Problem = ImportPreview['problems'][number];
const ROWS_SHOWN = 5;
const ROWS_SHOWN_MORE = 200;

const placeOf = (problem: Problem): string => [problem.file, problem.row === null ? null : `row ${problem.row}`, problem.column].filter((part) => part !== null).join(' · ');

export function ImportProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const [opened, setOpened] = useState<string | null>(null);
  const groups = useMemo(() => {
    const byCode = new Map<string, Problem[]>();
    for (const problem of problems) byCode.set(problem.code, [...(byCode.get(problem.code) ?? []), problem]);
    const weight = (group: readonly Problem[]): number => (group[0]?.severity === 'error' ? 1 : 0);
    return [...byCode.entries()].sort(([, a], [, b]) => weight(b) - weight(a) || b.length - a.length);
  }, [problems]);
  if (groups.length === 0) return <p className="ok strong">No problem was found in these files.</p>;
  return (
    <>
      {groups.map(([code, group]) => {
        const first = group[0];
        if (first === undefined) return null;
        const shown = group.slice(0, opened === code ? ROWS_SHOWN_MORE : ROWS_SHOWN);
        return (
          <Ledger key={code} heading={first.severity === 'error' ? 'Error' : 'Warning'} count={group.length} level={first.severity === 'error' ? 'act' : 'due'} aside={first.whatToDo}>
            {shown.map((problem, index) => (
              <div className="problem-row" key={`${placeOf(problem)} ${index}`}>
                <span className="quiet">{placeOf(problem)}</span>
                <span>{problem.message}</span>
              </div>
            ))}
            {group.length > shown.length && (
              <div className="spread" style={{ paddingTop: 8 }}>
                <span className="quiet">{group.length - shown.length} more of this kind</span>
                {opened !== code && <Button onClick={() => setOpened(code)}>Show more</Button>}
              </div>
            )}
          </Ledger>
        );
      })}
    </>
  );
}
