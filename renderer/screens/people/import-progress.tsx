/** Import, while it is read or applied: how far it is, that nothing waits for it, and how to stop it where that is possible. */
import { Button, Progress } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconLoader } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import type { ImportRow } from './use-import.ts';

const percent = ({ done, of }: Pick<ImportRow, 'done' | 'of'>): number | null => (of === 0 ? null : Math.min(100, Math.round((100 * done) / of)));

interface Step {
  readonly words: string;
  readonly is: 'done' | 'now' | 'later';
}

/** The bytes come in, then the files are read, then they are compared. */
function stepsOf(row: ImportRow): readonly Step[] {
  const at = row.stage === 'comparing' ? 2 : row.of > 0 ? 0 : 1;
  return ['Taking in the files', 'Reading every row', 'Comparing with the present roster'].map((words, index) => ({ words, is: index < at ? 'done' : index === at ? 'now' : 'later' }));
}

interface ProgressBarProps {
  readonly label: string;
  readonly row: ImportRow;
}

function ProgressBar({ label, row }: ProgressBarProps) {
  const value = percent(row);
  if (value === null) return null;
  return (
    <div className="import-progress">
      <Progress.Root size={20}>
        <Progress.Section value={value} color="var(--ink)" aria-label={label} />
      </Progress.Root>
      <b className="number">{value} %</b>
    </div>
  );
}

interface ReadingScreenProps {
  readonly row: ImportRow;
  readonly bar: ReactNode;
  readonly onCancel: () => void;
}

const ICONS = { done: IconCheck, now: IconLoader, later: IconCircleDashed } as const;
const SAID = { done: 'done', now: 'now', later: 'not yet' } as const;

export function ReadingScreen({ row, bar, onCancel }: ReadingScreenProps) {
  return (
    <Screen
      title="People: import"
      next={
        <NextStep context="Import a roster" sentence="Wait: the files are being read." why="Nothing is written yet. You may leave this screen and come back.">
          <Button size="lg" onClick={onCancel}>
            Cancel
          </Button>
        </NextStep>
      }
      bar={bar}
    >
      <div className="column">
        {row.files.length > 0 && (
          <p className="strong">
            <bdi>{row.files.join(', ')}</bdi>
          </p>
        )}
        <ol className="import-steps" aria-live="polite">
          {stepsOf(row).map(({ words, is }) => {
            const Icon = ICONS[is];
            return (
              <li key={words} data-is={is}>
                <Icon size={26} aria-hidden />
                <span className="grow">{words}</span>
                <span>{SAID[is]}</span>
              </li>
            );
          })}
        </ol>
        {row.stage === 'reading' && <ProgressBar label="Files taken in" row={row} />}
      </div>
    </Screen>
  );
}

export function ApplyingScreen({ row, bar }: Omit<ReadingScreenProps, 'onCancel'>) {
  return (
    <Screen title="People: import" next={<NextStep context="Import a roster" sentence="The roster is being written." why="Muster stays usable; an alarm goes first. It goes on when you leave this screen." />} bar={bar}>
      <div className="column">
        <p role="status" className="strong">
          {row.done === 0 ? 'Beginning to write.' : `${row.done.toLocaleString('en-US')} of ${row.of.toLocaleString('en-US')} parts are written.`}
        </p>
        <ProgressBar label="Parts written" row={row} />
        <p className="quiet">Until the last part is written the roster is what it was. If this computer goes off now, Muster finishes by itself at its next start.</p>
      </div>
    </Screen>
  );
}
