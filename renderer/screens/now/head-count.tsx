/** Heads in a room, by two steppers. What nobody touched was not counted; who is missing follows from who should be there. */
import { Button } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { LockdownRoom } from './lockdown-words.ts';

export interface Heads {
  /** Null: nobody counted. */
  readonly here: number | null;
  readonly injured: number;
}

type Counts = NonNullable<LockdownRoom['reports'][number]['counts']>;

/** As it is recorded. `expected`: 0 where no class meets in the room, and then nobody is missing from it. */
export const countsOf = ({ here, injured }: Heads, expected: number): Counts | null =>
  here === null && injured === 0 ? null : { here, injured, missing: here === null ? 0 : Math.max(0, expected - here) };

/** "23 here, 1 injured"; '' where nobody counted. */
export function headWords(counts: Counts | null): string {
  if (counts === null) return '';
  const { here, injured, missing } = counts;
  return [here === null ? '' : `${here} here`, missing > 0 ? `${missing} missing` : '', injured > 0 ? `${injured} injured` : ''].filter((part) => part !== '').join(', ');
}

interface HeadCountProps {
  readonly heads: Heads;
  readonly expected: number;
  readonly onHeads: (heads: Heads) => void;
}

export function HeadCount({ heads, expected, onHeads }: HeadCountProps) {
  const { here, injured } = heads;
  return (
    <div className="head-count">
      <Stepper word="Here" shown={here === null ? `of ${expected}` : String(here)} onLess={() => onHeads({ ...heads, here: Math.max(0, (here ?? expected) - 1) })} onMore={() => onHeads({ ...heads, here: here === null ? expected : here + 1 })} />
      <Stepper word="Injured" shown={String(injured)} onLess={() => onHeads({ ...heads, injured: Math.max(0, injured - 1) })} onMore={() => onHeads({ ...heads, injured: injured + 1 })} />
    </div>
  );
}

interface StepperProps {
  readonly word: string;
  readonly shown: string;
  readonly onLess: () => void;
  readonly onMore: () => void;
}

function Stepper({ word, shown, onLess, onMore }: StepperProps) {
  return (
    <div className="stepper" role="group" aria-label={word}>
      <Button aria-label={`${word}: one fewer`} onClick={onLess}>
        <IconMinus size={22} aria-hidden />
      </Button>
      <output className="stepper-count number">
        <b>{shown}</b> {word.toLowerCase()}
      </output>
      <Button aria-label={`${word}: one more`} onClick={onMore}>
        <IconPlus size={22} aria-hidden />
      </Button>
    </div>
  );
}
