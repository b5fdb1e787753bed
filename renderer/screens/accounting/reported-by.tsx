/** Whose word it is, and how it came. It stands in the record of each mark. */
import { SegmentedControl } from '@mantine/core';
import { useId, useState } from 'react';
import type { ReportPeople } from '../../../shared/domain/accounting/commands.ts';
import type { Reporter } from '../../intents/report-people.ts';
import { spokenName } from '../../ui/words.ts';
import { useMe } from '../surroundings.tsx';
import type { ClassRow } from './class-order.ts';

type Channel = ReportPeople['channel'];
export interface Word {
  readonly reporter: Reporter;
  readonly channel: Channel;
}

type Choice = 'me' | Channel;
const CHANNELS: readonly Channel[] = ['inPerson', 'radio', 'phone', 'runner'];

/**
 * The teacher of the class, or whoever teaches it today instead, in one of four ways; or whoever sits here. `before`: the channel
 * of the class before, since whoever listens to the radio hears one class after the other.
 */
export function useReportedBy(row: ClassRow | null, before: string | null): { readonly word: Word; readonly choice: Choice; readonly choose: (choice: Choice) => void; readonly teacherWord: 'Teacher' | 'Substitute' | null } {
  const me = useMe();
  const [chosen, choose] = useState<Choice | null>(CHANNELS.find((one) => one === before) ?? null);
  const substitute = row?.substitutes[0];
  const own: Reporter | null = row === null || row.teacher === null ? null : { staff: row.teacherId, name: spokenName(row.teacher) };
  const teacher: Reporter | null = substitute === undefined ? own : { staff: substitute.staff, name: substitute.name };
  const choice = chosen ?? (teacher === null ? 'me' : 'inPerson');
  const word: Word = choice === 'me' || teacher === null ? { reporter: me, channel: choice === 'me' ? 'inPerson' : choice } : { reporter: teacher, channel: choice };
  return { word, choice, choose, teacherWord: teacher === null ? null : substitute === undefined ? 'Teacher' : 'Substitute' };
}

interface ReportedByProps {
  readonly by: ReturnType<typeof useReportedBy>;
}

export function ReportedBy({ by }: ReportedByProps) {
  const id = useId();
  const choices = [
    ...(by.teacherWord === null ? [] : [{ value: 'inPerson' as const, label: by.teacherWord }]),
    { value: 'radio' as const, label: 'By radio' },
    { value: 'phone' as const, label: 'By phone' },
    { value: 'runner' as const, label: 'By runner' },
    { value: 'me' as const, label: 'Me' },
  ];
  return (
    <>
      <span className="strong nowrap" id={id}>
        Reported by
      </span>
      <SegmentedControl aria-labelledby={id} value={by.choice} onChange={by.choose} data={choices} />
    </>
  );
}
