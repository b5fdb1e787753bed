/** What the state asks, as a text that the school may change, and beneath it the school calendar. */
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { useMay } from '../people/use-may.ts';
import type { DrillYear } from './drill-words.ts';
import { SchoolCalendar } from './school-calendar.tsx';
import './drills.css';

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
