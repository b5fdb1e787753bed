/** A held drill: the nine facts of its record (IFC 405), capabilities rated, what was good, what was not, and what is mended by whom until when. */
import { Button, NativeSelect, NumberInput, TextInput, Textarea } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { bellTime, dateWords, daysLater } from '../../ui/times.ts';
import { useMay } from '../people/use-may.ts';
import type { DrillYear } from './drill-words.ts';
import type { DrillRun } from './run-words.ts';
import './drills.css';

type Drill = DrillYear['drills'][number];
type Evaluation = NonNullable<Drill['evaluation']>;
type Rating = Evaluation['capabilities'][number]['rating'];

const RATINGS: Readonly<Record<Rating, string>> = { P: 'P: without challenges', S: 'S: some challenges', M: 'M: major challenges', U: 'U: could not be done' };
const CAPABILITIES = ['Alarm and directive', 'Accounting for everybody', 'Communications', 'Posts and roles'];
const isRating = (value: string): value is Rating => Object.hasOwn(RATINGS, value);
/** Until when something is mended, before anybody says. */
const DUE_AFTER_DAYS = 14;
/** As an evaluation holds (shared/domain/drills/events.ts). */
const LONGEST_WORDS = 2000;
const LONGEST_ACTION = 300;
const MOST_ACTIONS = 20;

/** DR-20 with what was said at the debrief. */
function firstEvaluation({ measured, today }: DrillYear, drill: Drill, debrief: DrillRun['debrief']): Evaluation {
  const said = (key: DrillRun['debrief'][number]['key']): string[] => debrief.filter((one) => one.key === key).flatMap((one) => one.said.map(({ words }) => words));
  const run = measured.find(({ incident }) => incident === drill.incident);
  return {
    facts: { conductedBy: run?.startedBy ?? '', notification: '', staffOnDuty: 0, staffTakingPart: 0, evacuated: 0, conditions: '', problems: '', weather: '', timeToCompleteS: run?.tookS ?? 0 },
    capabilities: [],
    strengths: said('debrief-good').join('\n').slice(0, LONGEST_WORDS),
    areas: said('debrief-improve').join('\n').slice(0, LONGEST_WORDS),
    actions: said('debrief-mend').slice(0, MOST_ACTIONS).map((words) => ({ action: words.slice(0, LONGEST_ACTION), owner: '', due: daysLater(today, DUE_AFTER_DAYS) })),
  };
}

interface EvaluateDrillProps {
  readonly year: DrillYear;
  readonly drill: Drill;
  readonly bar: ReactNode;
}

export function EvaluateDrill({ year, drill, bar }: EvaluateDrillProps) {
  const intent = useIntent();
  const may = useMay('EvaluateDrill');
  const [draft, setDraft] = useState<Evaluation | null>(null);
  const [run] = useList('drill-run', { drill: drill.drill }).rows;
  const debrief = run?.debrief ?? [];
  const shown = draft ?? drill.evaluation ?? firstEvaluation(year, drill, debrief);
  const unsaved = draft !== null || (drill.evaluation === null && debrief.some(({ said }) => said.length > 0));
  const change = (to: Partial<Evaluation>): void => setDraft({ ...shown, ...to });
  const fact = (to: Partial<Evaluation['facts']>): void => change({ facts: { ...shown.facts, ...to } });
  const action = (at: number, to: Partial<Evaluation['actions'][number]>): void => change({ actions: shown.actions.map((one, index) => (index === at ? { ...one, ...to } : one)) });
  const rate = (capability: string, value: string): void => {
    const others = shown.capabilities.filter((one) => one.capability !== capability);
    change({ capabilities: isRating(value) ? [...others, { capability, rating: value }] : others });
  };
  const unfinished = shown.actions.findIndex((one) => one.action.trim() === '' || one.owner.trim() === '' || one.due === '');
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'EvaluateDrill', drill: drill.drill, evaluation: shown }))) !== null) setDraft(null);
  };
  const text = (label: string, key: 'conductedBy' | 'notification' | 'conditions' | 'problems' | 'weather') => <TextInput label={label} disabled={!may} value={shown.facts[key]} maxLength={500} onChange={(event) => fact({ [key]: event.currentTarget.value })} />;
  const number = (label: string, key: 'staffOnDuty' | 'staffTakingPart' | 'evacuated' | 'timeToCompleteS') => <NumberInput label={label} disabled={!may} min={0} allowDecimal={false} hideControls value={shown.facts[key]} onChange={(value) => fact({ [key]: Number(value) })} />;
  return (
    <Screen
      title={`Drill: ${drill.kindName}`}
      next={
        <NextStep
          context={`Drills · ${drill.kindName}, ${dateWords(drill.plan.date)}, ${bellTime(drill.plan.minute)}`}
          sentence={unfinished !== -1 ? `What is to be mended, line ${unfinished + 1}, needs what, who and until when.` : unsaved ? 'Save the evaluation.' : drill.evaluation === null ? 'Evaluate the drill while it is fresh.' : 'This drill is evaluated.'}
          why="What is to be mended stays on Drills until somebody says that it is done."
        >
          {may && <Button size="lg" disabled={!unsaved || unfinished !== -1} loading={intent.busy} onClick={() => void save()}>Save the evaluation</Button>}
        </NextStep>
      }
      bar={
        <>
          {bar}
          <Link className="bar-link" to={`/drills/one/${drill.drill}/run`}>What observers saw</Link>
          {drill.incident !== null && <Link className="bar-link" to={`/drills/one/${drill.drill}/compare`}>Compare with earlier ones</Link>}
          <Link className="bar-link" to={`/records/drills/${drill.drill}`}>Drill record to print</Link>
        </>
      }
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <Ledger heading="The record" aside="the nine facts; date and time are those above">
        <div className="drill-form">
          {text('Conducted by', 'conductedBy')}
          {text('How it was announced', 'notification')}
          {number('Staff on duty', 'staffOnDuty')}
          {number('Staff taking part', 'staffTakingPart')}
          {number('People evacuated', 'evacuated')}
          {number('Time to complete, in seconds', 'timeToCompleteS')}
          {text('Weather', 'weather')}
          {text('Special conditions simulated', 'conditions')}
          {text('Problems', 'problems')}
        </div>
      </Ledger>
      <Ledger heading="How it went">
        <div className="drill-form">
          {CAPABILITIES.map((capability) => (
            <NativeSelect key={capability} size="md" label={capability} disabled={!may} value={shown.capabilities.find((one) => one.capability === capability)?.rating ?? ''} data={[{ value: '', label: 'not rated' }, ...Object.entries(RATINGS).map(([value, label]) => ({ value, label }))]} onChange={(event) => rate(capability, event.currentTarget.value)} />
          ))}
          <Textarea className="wide" label="Strengths" disabled={!may} autosize minRows={2} maxLength={LONGEST_WORDS} value={shown.strengths} onChange={(event) => change({ strengths: event.currentTarget.value })} />
          <Textarea className="wide" label="Areas to improve" disabled={!may} autosize minRows={2} maxLength={LONGEST_WORDS} value={shown.areas} onChange={(event) => change({ areas: event.currentTarget.value })} />
        </div>
      </Ledger>
      <Ledger heading="To mend" count={shown.actions.length}>
        {shown.actions.map((one, at) => (
          <fieldset key={at} className="drill-form" disabled={!may}>
            <legend className="for-readers">To mend, line {at + 1}</legend>
            <TextInput label="What" value={one.action} maxLength={300} onChange={(event) => action(at, { action: event.currentTarget.value })} />
            <TextInput label="Who" value={one.owner} maxLength={100} onChange={(event) => action(at, { owner: event.currentTarget.value })} />
            <TextInput type="date" label="Until" value={one.due} onChange={(event) => action(at, { due: event.currentTarget.value })} />
            <Button aria-label={`Remove line ${at + 1}`} onClick={() => change({ actions: shown.actions.filter((_, index) => index !== at) })}>
              <IconTrash size={22} aria-hidden />
            </Button>
          </fieldset>
        ))}
        {may && (
          <Button leftSection={<IconPlus size={22} aria-hidden />} onClick={() => change({ actions: [...shown.actions, { action: '', owner: '', due: daysLater(year.today, DUE_AFTER_DAYS) }] })}>
            Something to mend
          </Button>
        )}
      </Ledger>
    </Screen>
  );
}
