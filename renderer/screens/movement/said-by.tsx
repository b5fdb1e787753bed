/** Whose word it is: whoever sits here, or somebody who calls in, by name. It stands in the record of each fact. */
import { SegmentedControl, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { BoardPeople } from '../../../shared/domain/movement/commands.ts';
import { useMe } from '../surroundings.tsx';

type Channel = BoardPeople['channel'];
type Choice = 'me' | Exclude<Channel, 'inPerson'>;

interface Word {
  readonly reporter: BoardPeople['reporter'];
  readonly channel: Channel;
}

interface SaidByState {
  /** Null: somebody calls in, and nobody has written who. */
  readonly word: Word | null;
  readonly choice: Choice;
  readonly choose: (choice: Choice) => void;
  readonly name: string;
  readonly write: (name: string) => void;
}

export function useSaidBy(): SaidByState {
  const me = useMe();
  const [choice, choose] = useState<Choice>('me');
  const [name, write] = useState('');
  const called = name.trim();
  const word = choice === 'me' ? { reporter: me, channel: 'inPerson' as const } : called === '' ? null : { reporter: { staff: null, name: called }, channel: choice };
  return { word, choice, choose, name, write };
}

export function SaidBy({ by, who }: { readonly by: SaidByState; readonly who: string }) {
  const id = useId();
  return (
    <>
      <span className="strong nowrap only-wide" id={id}>
        Said by
      </span>
      <SegmentedControl
        aria-labelledby={id}
        value={by.choice}
        onChange={by.choose}
        data={[
          { value: 'me', label: 'Me' },
          { value: 'radio', label: 'By radio' },
          { value: 'phone', label: 'By phone' },
          { value: 'runner', label: 'By runner' },
        ]}
      />
      {by.choice !== 'me' && <TextInput className="said-by-name" aria-label={who} placeholder={who} value={by.name} maxLength={120} autoComplete="off" onChange={(event) => by.write(event.currentTarget.value)} />}
    </>
  );
}
