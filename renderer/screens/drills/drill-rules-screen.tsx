/** What the state asks, as a text that the school may change, and the school calendar, read from a file before it is saved. */
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { IconArrowLeft, IconFileUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAsk } from '../../intents/use-ask.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import type { QueryAnswer } from '../../../shared/contract/procedures.ts';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { dateWords } from '../../ui/times.ts';
import { useMay } from '../people/use-may.ts';
import type { DrillYear } from './drill-words.ts';
import './drills.css';

const ENTRY_WORDS: Readonly<Record<DrillYear['calendar'][number]['kind'], string>> = { year: 'School year', summer: 'Summer session', semester: 'Semester', quarter: 'Quarter', dayOff: 'No school', exams: 'Exams' };

export function DrillRulesScreen() {
  const list = useList('drill-year', {});
  const [year] = list.rows;
  if (year === undefined)
    return (
      <Screen title="Rules and calendar" next={<NextStep context="Drills" sentence="Rules and calendar" why="" />}>
        <NoRows list={list}>The rules are not known.</NoRows>
      </Screen>
    );
  return <DrillRules year={year} />;
}

function DrillRules({ year }: { readonly year: DrillYear }) {
  const intent = useIntent();
  const navigate = useNavigate();
  const may = useMay('SetDrillRules');
  const [text, setText] = useState<string | null>(null);
  const [level, setLevel] = useState(year.rules?.level ?? null);
  const shown = text ?? year.rules?.text ?? '';
  const changed = shown !== '' && (text !== null || level !== (year.rules?.level ?? null) || year.setApart.some(({ setting }) => setting === 'rules'));
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'SetDrillRules', level, text: shown }))) !== null) setText(null);
  };
  return (
    <Screen
      title="Rules and calendar"
      next={
        <NextStep context="Drills: rules and calendar" sentence={changed ? 'Save the rules.' : 'What your state asks, one rule a line.'} why="The texts that come with Muster are to be checked against the law, and are not legal advice. Muster raises no silent alarm at 911.">
          {may && <Button size="lg" disabled={!changed} loading={intent.busy} onClick={() => void save()}>Save the rules</Button>}
        </NextStep>
      }
      bar={<Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/drills')}>Back to the year</Button>}
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <Ledger heading="Rules" aside={year.rules === null ? 'none saved yet' : `saved by ${year.rules.by}`}>
        <div className="drill-form">
          <NativeSelect size="md" label="Begin with" disabled={!may} value="" data={[{ value: '', label: 'as shown below' }, ...year.packs.map(({ name }) => ({ value: name, label: name }))]} onChange={(event) => setText(year.packs.find(({ name }) => name === event.currentTarget.value)?.text ?? text)} />
          <NativeSelect size="md" label="This school is" disabled={!may} value={level ?? ''} data={[{ value: '', label: 'of both kinds' }, { value: 'elementary', label: 'elementary' }, { value: 'secondary', label: 'secondary' }]} onChange={(event) => setLevel(event.currentTarget.value === 'elementary' ? 'elementary' : event.currentTarget.value === 'secondary' ? 'secondary' : null)} />
          <Textarea className="wide" label="The rules, one a line" disabled={!may} autosize minRows={8} maxRows={24} maxLength={20_000} value={shown} onChange={(event) => setText(event.currentTarget.value)} />
        </div>
      </Ledger>
      <SchoolCalendar year={year} />
    </Screen>
  );
}

function SchoolCalendar({ year }: { readonly year: DrillYear }) {
  const intent = useIntent();
  const asking = useAsk();
  const may = useMay('SetSchoolCalendar');
  const file = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<QueryAnswer<'readSchoolCalendar'> | null>(null);
  const entries = read?.entries ?? year.calendar;
  const apart = year.setApart.some(({ setting }) => setting === 'calendar');
  const open = async (chosen: File | undefined): Promise<void> => {
    if (chosen !== undefined) setRead(await asking.ask('readSchoolCalendar', { text: await chosen.text() }));
  };
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'SetSchoolCalendar', entries: [...entries] }))) !== null) setRead(null);
  };
  return (
    <Ledger heading="School calendar" count={entries.length} aside={read === null ? 'from an ICS or CSV file' : 'read from the file, not saved yet'}>
      {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      {may && (
        <div className="drill-form">
          <input ref={file} className="for-readers" type="file" accept=".ics,.csv" aria-label="Calendar file" tabIndex={-1} onChange={(event) => {
            void open(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }} />
          <Button leftSection={<IconFileUpload size={22} aria-hidden />} loading={asking.busy} onClick={() => file.current?.click()}>Open a calendar file</Button>
          <Button disabled={entries.length === 0 || (read === null && !apart)} loading={intent.busy} onClick={() => void save()}>Save the calendar</Button>
        </div>
      )}
      {read?.problems.map(({ row, message }) => <p key={`${row ?? ''} ${message}`} className="due strong">{row === null ? '' : `Row ${row}: `}{message}</p>)}
      {read !== null && read.leftOut > 0 && <p className="quiet">{read.leftOut} entries say nothing about school days, and are left out.</p>}
      {entries.length === 0 && <p className="ledger-none">No school year yet. A CSV has the columns from, to, kind, name.</p>}
      {entries.map(({ kind, name, from, to }) => (
        <div key={`${kind} ${name} ${from}`} className="ledger-row">
          <b>{ENTRY_WORDS[kind]}</b>
          <span className="grow">{name}</span>
          <span className="quiet">{dateWords(from)}{to === from ? '' : ` to ${dateWords(to)}`}</span>
        </div>
      ))}
    </Ledger>
  );
}
