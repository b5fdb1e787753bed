/** Incidents that were run as a drill and stand in no plan: each can be counted afterwards, with what is asked of any drill. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { directiveNames } from '../../ui/words.ts';
import { whenWords, type Drill, type DrillYear } from './drill-words.ts';
import { PlanForm } from './plan-form.tsx';

export function UnplannedRuns({ year }: { readonly year: DrillYear }) {
  const intent = useIntent();
  const [chosen, setChosen] = useState<{ readonly incident: string; readonly plan: Drill['plan'] } | null>(null);
  const over = year.runs.filter((run) => run.over);
  if (over.length === 0) return null;
  const choose = ({ incident, directive, detail, date, minute }: DrillYear['runs'][number]): void => {
    const kinds = year.kinds.filter((kind) => kind.directive === directive);
    const kind = kinds.find((one) => one.detail === detail) ?? kinds[0];
    if (kind !== undefined) setChosen({ incident, plan: { kind: kind.key, date, minute, secondaryExit: false, told: true, parentsTold: null } });
  };
  const count = async (): Promise<void> => {
    if (chosen !== null && (await intent.run((send) => send({ type: 'RecordDrill', drill: null, run: chosen.incident, plan: chosen.plan }))) !== null) setChosen(null);
  };
  return (
    <Ledger heading="Run without a plan" count={over.length} aside="counts for nothing until it is recorded">
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      {over.map((run) => (
        <div key={run.incident} className="ledger-row">
          <span className="grow">
            <b>{directiveNames[run.directive]}</b>
            <span className="rule-note">
              {whenWords(run)}, <bdi>{run.startedBy}</bdi>
            </span>
          </span>
          {chosen?.incident !== run.incident && <Button aria-label={`Count the drill of ${whenWords(run)}`} onClick={() => choose(run)}>Count it</Button>}
        </div>
      ))}
      {chosen !== null && (
        <>
          <PlanForm kinds={year.kinds} plan={chosen.plan} onChange={(plan) => setChosen({ ...chosen, plan })} />
          <Button className="drill-more" loading={intent.busy} onClick={() => void count()}>Record it as held</Button>
        </>
      )}
    </Ledger>
  );
}
