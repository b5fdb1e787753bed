/** Planning one more drill: it begins with what helps the rules most, on one of the next best days. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { bellTime, dateWords } from '../../ui/times.ts';
import { useMay } from '../people/use-may.ts';
import type { DrillYear } from './drill-words.ts';
import { PlanForm, type Plan } from './plan-form.tsx';
import './drills.css';

/** Where nothing is proposed. */
const MID_MORNING_MINUTE = 9 * 60 + 30;

export function PlanDrillScreen() {
  const list = useList('drill-year', {});
  const [year] = list.rows;
  if (year === undefined)
    return (
      <Screen title="Plan a drill" next={<NextStep context="Drills" sentence="Plan a drill" why="" />}>
        <NoRows list={list}>The year is not known.</NoRows>
      </Screen>
    );
  return <PlanDrill year={year} />;
}

function firstPlan({ proposal, today }: DrillYear): Plan {
  const [slot] = proposal?.slots ?? [];
  return { kind: proposal?.kind ?? 'fire', date: slot?.date ?? today, minute: slot?.minute ?? MID_MORNING_MINUTE, secondaryExit: proposal?.secondaryExit ?? false, told: true, parentsTold: null };
}

function PlanDrill({ year }: { readonly year: DrillYear }) {
  const intent = useIntent();
  const navigate = useNavigate();
  const may = useMay('ScheduleDrill');
  const [plan, setPlan] = useState(() => firstPlan(year));
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'ScheduleDrill', drill: null, plan }))) !== null) await navigate('/drills');
  };
  return (
    <Screen
      title="Plan a drill"
      next={
        <NextStep context="Drills: plan" sentence="Choose kind, day and time." why={may ? 'Proposed are school days outside exams, on weekdays and at times of day that drills had least.' : 'Drills are planned by those who lead the school.'}>
          {may && <Button size="lg" leftSection={<IconCalendarPlus size={24} aria-hidden />} disabled={plan.date === ''} loading={intent.busy} onClick={() => void save()}>Save the plan</Button>}
        </NextStep>
      }
      bar={<Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/drills')}>Back to the year</Button>}
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <PlanForm kinds={year.kinds} plan={plan} onChange={setPlan} />
      {year.proposal !== null && (
        <Ledger heading="Next best days" count={year.proposal.slots.length}>
          {year.proposal.slots.map((slot) => (
            <div key={`${slot.date} ${slot.minute}`} className="ledger-row">
              <b className="grow">{dateWords(slot.date)}, {bellTime(slot.minute)}</b>
              <Button aria-label={`Take this day, ${dateWords(slot.date)}`} onClick={() => setPlan({ ...plan, ...slot })}>Take this day</Button>
            </div>
          ))}
        </Ledger>
      )}
    </Screen>
  );
}
