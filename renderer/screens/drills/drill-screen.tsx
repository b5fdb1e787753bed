/** One drill: planned, it is moved, called off, started or recorded; held, it is evaluated. */
import { Button, TextInput } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { bellTime, dateWords } from '../../ui/times.ts';
import { useMay } from '../people/use-may.ts';
import { drillStateWords, type DrillYear } from './drill-words.ts';
import { EvaluateDrill } from './evaluate-drill.tsx';
import { PlanForm } from './plan-form.tsx';
import './drills.css';

type Drill = DrillYear['drills'][number];

function BackToYear() {
  const navigate = useNavigate();
  return <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/drills')}>Back to the year</Button>;
}

export function DrillScreen({ drill }: { readonly drill: string }) {
  const list = useList('drill-year', {});
  const [year] = list.rows;
  const found = year?.drills.find((one) => one.drill === drill);
  if (year === undefined || found === undefined)
    return (
      <Screen title="Drill" next={<NextStep context="Drills" sentence="One drill" why="" />} bar={<BackToYear />}>
        <NoRows list={list}>This console knows of no such drill in the plan. It may have been called off.</NoRows>
      </Screen>
    );
  return found.state === 'held' ? <EvaluateDrill year={year} drill={found} bar={<BackToYear />} /> : <Planned year={year} drill={found} />;
}

function Planned({ year, drill }: { readonly year: DrillYear; readonly drill: Drill }) {
  const intent = useIntent();
  const navigate = useNavigate();
  const may = useMay('ScheduleDrill');
  const mayStart = useMay('StartIncident');
  const [draft, setDraft] = useState<Drill['plan'] | null>(null);
  const [reason, setReason] = useState('');
  const plan = draft ?? drill.plan;
  const kind = year.kinds.find(({ key }) => key === drill.plan.kind);
  const directive = kind?.directive ?? null;
  const start = async (): Promise<void> => {
    if (kind === undefined) return;
    const started = directive === null ? null : await intent.run((send) => send({ type: 'StartIncident', directive, detail: kind.detail, exercise: true }));
    if (directive !== null && started === null) return;
    // The incident goes on whatever becomes of this; where it was refused, it can be told by hand which run it was.
    const tied = await intent.run((send) => send({ type: 'StartDrillRun', drill: drill.drill, run: started?.result['incident'] ?? null }));
    if (tied !== null) await navigate(directive === null ? `/drills/one/${drill.drill}/run` : '/now');
  };
  const move = async (): Promise<void> => {
    if (draft !== null && (await intent.run((send) => send({ type: 'ScheduleDrill', drill: drill.drill, plan: draft }))) !== null) setDraft(null);
  };
  /** What is recorded is the plan as it is shown. */
  const record = (run: string | null, date: string, minute: number): void => void intent.run((send) => send({ type: 'RecordDrill', drill: drill.drill, run, plan: { ...plan, date, minute } }));
  const callOff = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'CallOffDrill', drill: drill.drill, reason }))) !== null) await navigate('/drills');
  };
  const over = year.runs.filter((run) => run.over && run.directive === directive);
  return (
    <Screen
      title={`Drill: ${drill.kindName}`}
      next={
        <NextStep context={`Drills · ${drillStateWords[drill.state]}`} sentence={`${drill.kindName}, ${dateWords(drill.plan.date)}, ${bellTime(drill.plan.minute)}`} why={directive === null ? 'It is talked through or called through, with its messages by the clock. Record it when it has been held.' : 'It runs on the same screens as in earnest, marked DRILL. When it is closed it counts by itself.'}>
          {mayStart && may && drill.begun === null && drill.plan.date === year.today && (
            <Button size="lg" leftSection={<IconPlayerPlay size={24} aria-hidden />} loading={intent.busy} onClick={() => void start()}>
              Start the drill now
            </Button>
          )}
        </NextStep>
      }
      bar={
        <>
          <BackToYear />
          <Link className="bar-link" to={`/drills/one/${drill.drill}/brief`}>Brief and roles</Link>
          <Link className="bar-link" to={`/drills/one/${drill.drill}/run`}>Confirm and observe</Link>
        </>
      }
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      {drill.otherPlans.map((other) => (
        <p key={JSON.stringify(other)} className="due strong">
          Planned apart for {dateWords(other.date)}, {bellTime(other.minute)}. That does not count; save the plan once more to settle it.
        </p>
      ))}
      {may && (
        <>
          <PlanForm kinds={year.kinds} plan={plan} onChange={setDraft} />
          <Button className="drill-more" disabled={(draft === null && drill.otherPlans.length === 0) || plan.date === ''} loading={intent.busy} onClick={() => void (draft === null ? intent.run((send) => send({ type: 'ScheduleDrill', drill: drill.drill, plan })) : move())}>
            Save the plan
          </Button>
          <Ledger heading="Has it been held?" count={over.length}>
            {over.map((run) => (
              <div key={run.incident} className="ledger-row">
                <b className="grow">Run on {dateWords(run.date)}, {bellTime(run.minute)}, started by {run.startedBy}</b>
                <Button leftSection={<IconCheck size={22} aria-hidden />} onClick={() => record(run.incident, run.date, run.minute)}>It was this one</Button>
              </div>
            ))}
            <div className="ledger-row">
              <span className="grow">{drill.begun === null ? 'Held without Muster' : 'Held as it was started'}, on {dateWords(plan.date)}, {bellTime(plan.minute)}</span>
              <Button onClick={() => record(drill.begun?.incident ?? null, plan.date, plan.minute)}>Record it as held</Button>
            </div>
          </Ledger>
          <Ledger heading="Call it off">
            <div className="drill-form">
              <TextInput label="Why it is called off" value={reason} maxLength={300} onChange={(event) => setReason(event.currentTarget.value)} />
              <Button disabled={reason.trim() === ''} onClick={() => void callOff()}>Call it off</Button>
            </div>
          </Ledger>
        </>
      )}
    </Screen>
  );
}
