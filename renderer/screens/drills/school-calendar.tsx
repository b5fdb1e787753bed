/** The school calendar: read from a file, or changed day by day, as for snow; nothing counts before it is saved. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconCalendarCheck, IconFileUpload, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { QueryAnswer } from '../../../shared/contract/procedures.ts';
import { withDay, type CalendarEntry, type DayKind } from '../../../shared/kernel/school-year.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { dateWords } from '../../ui/times.ts';
import { useMay } from '../people/use-may.ts';
import type { DrillYear } from './drill-words.ts';

const ENTRY_WORDS: Readonly<Record<CalendarEntry['kind'], string>> = { year: 'School year', summer: 'Summer session', semester: 'Semester', quarter: 'Quarter', dayOff: 'No school', exams: 'Exams' };
const DAY_WORDS: readonly { readonly value: DayKind; readonly label: string }[] = [
  { value: 'dayOff', label: 'No school' },
  { value: 'exams', label: 'Exams' },
  { value: 'school', label: 'School as usual' },
];

export function SchoolCalendar({ year }: { readonly year: DrillYear }) {
  const intent = useIntent();
  const asking = useAsk();
  const may = useMay('SetSchoolCalendar');
  const file = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<QueryAnswer<'readSchoolCalendar'> | null>(null);
  const [changed, setChanged] = useState<readonly CalendarEntry[] | null>(null);
  const draft = changed ?? read?.entries ?? null;
  const entries = draft ?? year.calendar;
  const apart = year.setApart.some(({ setting }) => setting === 'calendar');
  const open = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    setRead(await asking.ask('readSchoolCalendar', { text: await chosen.text() }));
    setChanged(null);
  };
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'SetSchoolCalendar', entries: [...entries] }))) === null) return;
    setRead(null);
    setChanged(null);
  };
  return (
    <Ledger heading="School calendar" count={entries.length} aside={draft === null ? 'from an ICS or CSV file, or day by day' : changed === null ? 'read from the file, not saved yet' : 'changed, not saved yet'}>
      {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      {may && (
        <>
          <div className="drill-form">
            <input ref={file} className="for-readers" type="file" accept=".ics,.csv" aria-label="Calendar file" tabIndex={-1} onChange={(event) => {
              void open(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }} />
            <Button leftSection={<IconFileUpload size={22} aria-hidden />} loading={asking.busy} onClick={() => file.current?.click()}>Open a calendar file</Button>
            <Button disabled={entries.length === 0 || (draft === null && !apart)} loading={intent.busy} onClick={() => void save()}>Save the calendar</Button>
          </div>
          {entries.length > 0 && <OneDay today={year.today} onDay={(day) => setChanged(withDay(entries, day))} />}
        </>
      )}
      {read?.problems.map(({ row, message }) => <p key={`${row ?? ''} ${message}`} className="due strong">{row === null ? '' : `Row ${row}: `}{message}</p>)}
      {read !== null && read.leftOut > 0 && <p className="quiet">{read.leftOut} entries say nothing about school days, and are left out.</p>}
      {entries.length === 0 && <p className="ledger-none">No school year yet. A CSV has the columns from, to, kind, name.</p>}
      {entries.map((entry) => {
        const { kind, name, from, to } = entry;
        return (
          <div key={`${kind} ${name} ${from}`} className="ledger-row">
            <b>{ENTRY_WORDS[kind]}</b>
            <span className="grow">{name}</span>
            <span className="quiet">{dateWords(from)}{to === from ? '' : ` to ${dateWords(to)}`}</span>
            {may && kind !== 'year' && (
              <Button aria-label={`Remove: ${ENTRY_WORDS[kind]}, ${name}, ${dateWords(from)}`} onClick={() => setChanged(entries.filter((one) => one !== entry))}>
                <IconTrash size={22} aria-hidden />
              </Button>
            )}
          </div>
        );
      })}
    </Ledger>
  );
}

interface OneDayProps {
  readonly today: string;
  readonly onDay: (day: { readonly date: string; readonly is: DayKind; readonly name: string }) => void;
}

/** A day of snow, a day of exams, or school on a day that was to be off. */
function OneDay({ today, onDay }: OneDayProps) {
  const [date, setDate] = useState(today);
  const [is, setIs] = useState<DayKind>('dayOff');
  const [name, setName] = useState('');
  return (
    <form className="drill-form" onSubmit={(event) => {
      event.preventDefault();
      onDay({ date, is, name: name.trim() });
      setName('');
    }}>
      <TextInput type="date" label="One day" value={date} onChange={(event) => setDate(event.currentTarget.value)} />
      <NativeSelect size="md" label="is" value={is} data={[...DAY_WORDS]} onChange={(event) => setIs(DAY_WORDS.find(({ value }) => value === event.currentTarget.value)?.value ?? is)} />
      {is !== 'school' && <TextInput label="because of" placeholder={is === 'dayOff' ? 'Snow' : 'Exams'} maxLength={80} value={name} onChange={(event) => setName(event.currentTarget.value)} />}
      <Button type="submit" disabled={date === ''} leftSection={<IconCalendarCheck size={22} aria-hidden />}>Mark the day</Button>
    </form>
  );
}
