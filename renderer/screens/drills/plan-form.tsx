/** What stands in the plan of a drill, as fields; the host says what cannot be. */
import { NativeSelect, TextInput } from '@mantine/core';
import { Tick } from '../dispatch/tick.tsx';
import type { DrillYear } from './drill-words.ts';

export type Plan = DrillYear['drills'][number]['plan'];

interface PlanFormProps {
  readonly kinds: DrillYear['kinds'];
  readonly plan: Plan;
  readonly onChange: (plan: Plan) => void;
}

const two = (value: number): string => String(value).padStart(2, '0');

export function PlanForm({ kinds, plan, onChange }: PlanFormProps) {
  const change = (to: Partial<Plan>): void => onChange({ ...plan, ...to });
  const time = (typed: string): void => {
    const [hours, minutes] = typed.split(':').map(Number);
    if (hours !== undefined && minutes !== undefined && Number.isInteger(hours) && Number.isInteger(minutes)) change({ minute: hours * 60 + minutes });
  };
  return (
    <div className="drill-form">
      <NativeSelect size="md" label="Kind" value={plan.kind} data={kinds.map(({ key, name }) => ({ value: key, label: name }))} onChange={(event) => change({ kind: event.currentTarget.value, secondaryExit: false })} />
      <TextInput type="date" label="Day" value={plan.date} onChange={(event) => change({ date: event.currentTarget.value })} />
      <TextInput type="time" label="Time" value={`${two(Math.floor(plan.minute / 60))}:${two(plan.minute % 60)}`} onChange={(event) => time(event.currentTarget.value)} />
      <TextInput type="date" label="Parents are told on" description="empty: not told" value={plan.parentsTold ?? ''} onChange={(event) => change({ parentsTold: event.currentTarget.value === '' ? null : event.currentTarget.value })} />
      <Tick words="Students and staff are told that it is a drill" checked={plan.told} onChange={(told) => change({ told })} />
      <Tick words="By a secondary exit" checked={plan.secondaryExit} onChange={(secondaryExit) => change({ secondaryExit })} />
    </div>
  );
}
