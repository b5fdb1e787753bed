/** A drill on its day: what is confirmed beforehand, the observers' list at whichever console they stand, and what is told by the clock. */
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconArrowLeft, IconFileText } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useIntent, type Intent } from '../../intents/use-intent.ts';
import { useElapsedMs, useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { bellTime, clockTime, dateWords, elapsed } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { Tick } from '../dispatch/tick.tsx';
import { useMay } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { sawWords, seenWords, type DrillRun, type Seen } from './run-words.ts';
import '../dispatch/dispatch.css';
import './drills.css';

const MINUTE_MS = 60_000;
/** DR-18 by the time since the start, and not by anybody's clock. */
const isTold = ({ afterMinutes }: Pick<DrillRun['injects'][number], 'afterMinutes'>, runMs: number | null): boolean => runMs !== null && afterMinutes * MINUTE_MS <= runMs;

export function RunDrillScreen({ drill }: { readonly drill: string }) {
  const navigate = useNavigate();
  const list = useList('drill-run', { drill });
  const [run] = list.rows;
  // A volunteer at a station has this list and no other screen of the drill.
  const volunteer = useSurroundings().site.signIn.station?.taken === true;
  const bar = !volunteer && (
    <>
      <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate(`/drills/one/${drill}`)}>
        The drill
      </Button>
      <Button leftSection={<IconFileText size={22} aria-hidden />} onClick={() => void navigate(`/drills/one/${drill}/brief`)}>
        Brief
      </Button>
    </>
  );
  if (run === undefined)
    return (
      <Screen title="Run a drill" next={<NextStep context="Drills" sentence="Run a drill" why="" />} bar={bar}>
        <NoRows list={list}>This console knows of no such drill in the plan.</NoRows>
      </Screen>
    );
  return <Running run={run} bar={bar} />;
}

/** Of whoever is at the post of observer: the drill that runs. */
export function RunningDrillScreen() {
  const list = useList('running-drills', {});
  const [running] = list.rows;
  if (running !== undefined) return <RunDrillScreen drill={running.drill} />;
  return (
    <Screen title="Observers’ list" next={<NextStep context="Drills" sentence="No drill of the plan runs now." why="A drill that is started from its page has an observers’ list here." />}>
      <NoRows list={list}>Nothing to observe.</NoRows>
    </Screen>
  );
}

function Running({ run, bar }: { readonly run: DrillRun; readonly bar: ReactNode }) {
  const intent = useIntent();
  const mayObserve = useMay('ObserveDrill');
  const mayMark = useMay('MarkDrillCheck');
  const open = run.checks.filter(({ done }) => !done).length;
  const { started } = run;
  const sinceMs = useElapsedMs(started?.elapsedMs ?? 0, started?.sentAtWall ?? 0);
  const runMs = started === null ? null : sinceMs;
  const going = started !== null && !started.over;
  const due = run.injects.filter((one) => isTold(one, runMs));
  const newest = due.at(-1);
  return (
    <Screen
      title={`Run: ${run.kindName}`}
      next={
        <NextStep
          context={`DRILL · ${run.kindName}, ${dateWords(run.date)}, ${bellTime(run.minute)}${going ? ` · ${elapsed(sinceMs)} since ${started.by} began` : ''}`}
          sentence={going && newest !== undefined ? newest.message : going ? 'Watch, and write down what you see.' : started?.over === true ? 'This drill is over: hold the debrief, then evaluate it.' : open === 0 ? 'All is confirmed. The drill may begin.' : `${counted(open, 'thing')} to confirm before it begins.`}
          why={going && newest !== undefined ? newest.question : 'What observers write stands with their name, console and time; at each console it goes into the same list.'}
        />
      }
      bar={bar}
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      {run.briefApart && <p className="due strong">Another brief was written on a console that was apart, and does not count. Look at the brief and save it once more.</p>}
      {!going && (
        <Ledger heading="Confirmed before it begins" count={`${run.checks.length - open}/${run.checks.length}`} aside="so that practice frightens nobody">
          <fieldset className="tap-roles" disabled={!mayMark || intent.busy}>
            <legend className="for-readers">Confirmed before it begins</legend>
            {run.checks.map(({ check, words, done, by }) => (
              <Tick key={check} words={done && by !== null ? `${words} (${by})` : words} checked={done} onChange={(to) => void intent.run((send) => send({ type: 'MarkDrillCheck', drill: run.drill, check, done: to }))} />
            ))}
          </fieldset>
        </Ledger>
      )}
      {run.injects.length > 0 && <Injects run={run} runMs={runMs} mayNote={mayObserve} intent={intent} />}
      <Ledger heading="Observers’ list" count={`${run.observe.filter(({ seen }) => seen.length > 0).length}/${run.observe.length}`} aside="answered by whoever saw it">
        {run.observe.map((item) => (
          <Observed key={item.key} words={item.words} seen={item.seen}>
            {mayObserve && <Answer label={item.words} withAnswer intent={intent} onSave={(saw, words) => intent.run((send) => send({ type: 'ObserveDrill', drill: run.drill, about: item.key, saw, words }))} />}
          </Observed>
        ))}
      </Ledger>
      <Ledger heading="Remarks" count={run.remarks.length}>
        {run.remarks.map((one) => (
          <SeenLine key={one.event} one={one} />
        ))}
        {mayObserve && <Answer label="A remark" withAnswer={false} intent={intent} onSave={(saw, words) => intent.run((send) => send({ type: 'ObserveDrill', drill: run.drill, about: null, saw, words }))} />}
      </Ledger>
      {started !== null && (
        <Ledger heading="Debrief" count={run.debrief.reduce((sum, { said }) => sum + said.length, 0)} aside="what is said begins the evaluation">
          {run.debrief.map((one) => (
            <Observed key={one.key} words={one.words} seen={one.said}>
              {mayObserve && <Answer label={one.words} withAnswer={false} intent={intent} onSave={(saw, words) => intent.run((send) => send({ type: 'ObserveDrill', drill: run.drill, about: one.key, saw, words }))} />}
            </Observed>
          ))}
        </Ledger>
      )}
    </Screen>
  );
}

function SeenLine({ one }: { readonly one: Seen }) {
  return (
    <p className="drill-seen">
      <bdi className="strong">{seenWords(one)}</bdi>{' '}
      <span className="quiet">
        {clockTime(one.wall)}, <bdi>{one.by}</bdi>, {one.console}
      </span>
    </p>
  );
}

interface ObservedProps {
  readonly words: string;
  readonly seen: readonly Seen[];
  readonly children: ReactNode;
}

function Observed({ words, seen, children }: ObservedProps) {
  return (
    <div className="drill-observed">
      <b>{words}</b>
      <div>
        {seen.map((one) => (
          <SeenLine key={one.event} one={one} />
        ))}
        {children}
      </div>
    </div>
  );
}

interface AnswerProps {
  readonly label: string;
  /** Yes, partly or no beside the words. */
  readonly withAnswer: boolean;
  readonly intent: Intent;
  readonly onSave: (saw: Seen['saw'], words: string) => Promise<unknown>;
}

const ANSWERS = (['yes', 'partly', 'no'] as const).map((value) => ({ value, label: sawWords[value] }));

function Answer({ label, withAnswer, intent, onSave }: AnswerProps) {
  const [saw, setSaw] = useState<Seen['saw']>(null);
  const [words, setWords] = useState('');
  const save = async (): Promise<void> => {
    if ((await onSave(saw, words.trim())) === null) return;
    setSaw(null);
    setWords('');
  };
  return (
    <form
      className="drill-answer"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {withAnswer && <SegmentedControl aria-label={label} value={saw ?? ''} data={ANSWERS} onChange={(value) => setSaw(ANSWERS.find((one) => one.value === value)?.value ?? null)} />}
      <TextInput aria-label={`${label}: in words`} placeholder="in words" maxLength={500} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      <Button type="submit" disabled={intent.busy || (saw === null && words.trim() === '')} aria-label={`Save: ${label}`}>
        Save
      </Button>
    </form>
  );
}

interface InjectsProps {
  readonly run: DrillRun;
  /** Since the start; null: it has not begun. */
  readonly runMs: number | null;
  readonly mayNote: boolean;
  readonly intent: Intent;
}

function Injects({ run, runMs, mayNote, intent }: InjectsProps) {
  return (
    <Ledger heading="Told by the clock" count={run.injects.length} aside="on every console, from the start on">
      {run.injects.map(({ key, wall, afterMinutes, message, question, notes }) => (
        <div key={key} className="drill-observed">
          <span>
            <b className="number">{wall === null ? `after ${afterMinutes} min` : clockTime(wall)}</b>
            {wall !== null && <span className="rule-note">{isTold({ afterMinutes }, runMs) ? 'told' : 'still to come'}</span>}
          </span>
          <div>
            <bdi>{message}</bdi>
            {question !== '' && (
              <span className="rule-note">
                <bdi>{question}</bdi>
              </span>
            )}
            {notes.map((one) => (
              <SeenLine key={one.event} one={one} />
            ))}
            {mayNote && isTold({ afterMinutes }, runMs) && <Answer label={`What was said to: ${message}`} withAnswer={false} intent={intent} onSave={(saw, words) => intent.run((send) => send({ type: 'ObserveDrill', drill: run.drill, about: key, saw, words }))} />}
          </div>
        </div>
      ))}
    </Ledger>
  );
}
