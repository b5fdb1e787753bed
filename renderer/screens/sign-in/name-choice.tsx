/** Who it is: from those who signed in here lately, or by two letters of the name. */
import { TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { QueryAnswer } from '../../../shared/contract/procedures.ts';
import type { NamedStaff } from '../../../shared/contract/sign-in-rows.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { useMuster } from '../../stores/muster.tsx';

const LETTERS = 2;
const PAUSE_MS = 120;

type Found = QueryAnswer<'findStaff'> & { readonly text: string; readonly refusal: Rejection | null };
const NOTHING: Found = { text: '', rows: [], more: false, refusal: null };

interface NameChoiceProps {
  readonly lately: readonly NamedStaff[];
  readonly chosen: NamedStaff | null;
  readonly onChoose: (who: NamedStaff) => void;
  readonly label?: string;
}

export function NameChoice({ lately, chosen, onChoose, label = 'Your name' }: NameChoiceProps) {
  const { query, clock } = useMuster();
  const [text, setText] = useState('');
  const [lastFound, setFound] = useState<Found>(NOTHING);
  const asked = text.trim();
  const found = asked.length < LETTERS ? NOTHING : lastFound;
  useEffect(() => {
    if (asked.length < LETTERS) return undefined;
    let current = true;
    const search = async (): Promise<void> => {
      const answer = await query('findStaff', { text: asked });
      if (current) setFound(answer.ok ? { ...answer.value, text: asked, refusal: null } : { ...NOTHING, text: asked, refusal: answer.rejection });
    };
    const callOff = clock.after(PAUSE_MS, () => void search());
    return () => {
      current = false;
      callOff();
    };
  }, [asked, query, clock]);
  const shown: readonly NamedStaff[] = asked.length < LETTERS ? lately : found.rows;
  const rows = chosen === null || shown.some((one) => one.staff === chosen.staff) ? shown : [chosen, ...shown];
  return (
    <div className="name-choices">
      <TextInput label={label} description="Two letters will do" size="lg" leftSection={<IconSearch size={22} aria-hidden />} value={text} maxLength={100} autoComplete="off" onChange={(event) => setText(event.currentTarget.value)} />
      {rows.map((one) => (
        <UnstyledButton key={one.staff} className="name-choice" aria-pressed={one.staff === chosen?.staff} onClick={() => onChoose(one)}>
          <bdi>{one.name}</bdi>
        </UnstyledButton>
      ))}
      <p className="quiet" role="status">
        {found.refusal !== null ? `${found.refusal.message} ${found.refusal.whatToDo}` : asked.length >= LETTERS && found.text === asked && found.rows.length === 0 ? 'Nobody of that name uses Muster here. Ask an administrator.' : found.more ? 'There are more. Write more letters.' : ''}
      </p>
    </div>
  );
}
