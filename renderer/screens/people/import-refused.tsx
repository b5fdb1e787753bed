/** Import, a file that cannot be imported: what is wrong, by file and row, and what to do; on paper too. */
import { Button } from '@mantine/core';
import { createPortal } from 'react-dom';
import type { ReactNode } from 'react';
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { counted } from '../../ui/words.ts';
import { ChooseFiles } from './import-choose.tsx';
import { ImportProblems, PassOnProblems } from './import-problems.tsx';
import { problemsAsText } from './import-problem-text.ts';

interface RefusedScreenProps {
  readonly files: readonly string[];
  readonly preview: ImportPreview;
  readonly bar: ReactNode;
  readonly refusal: ReactNode;
  readonly onFiles: (files: readonly File[]) => void;
  /** Null: not a class list, or one whose columns were not found. */
  readonly onColumns: (() => void) | null;
}

export function RefusedScreen({ files, preview, bar, refusal, onFiles, onColumns }: RefusedScreenProps) {
  const errors = preview.problems.filter((one) => one.severity === 'error').length;
  return (
    <Screen
      title="People: import"
      next={
        <NextStep
          context={
            <>
              <bdi>{files.join(', ')}</bdi> · nothing was changed
            </>
          }
          sentence="These files cannot be imported."
          why={`${counted(errors, 'thing')} must be corrected where they come from, or choose other files.`}
        >
          <ChooseFiles words="Choose other files" onFiles={onFiles} />
        </NextStep>
      }
      bar={
        <>
          {bar}
          {onColumns !== null && <Button onClick={onColumns}>Check the columns</Button>}
          <PassOnProblems files={files} problems={preview.problems} />
        </>
      }
    >
      <div className="column">
        {refusal}
        <ImportProblems problems={preview.problems} />
      </div>
      {createPortal(<pre className="only-on-paper">{problemsAsText(files, preview.problems)}</pre>, document.body)}
    </Screen>
  );
}
