/** Drills: the school year against what the state asks, what is planned and held, and what is to be mended. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCalendarDown, IconCalendarPlus, IconChevronRight, IconReportAnalytics, IconSettings } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { useAsk } from '../../intents/use-ask.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { bellTime, calendarDate, dateWords, elapsed } from '../../ui/times.ts';
import { saveText } from '../../transport/save-file.ts';
import { useMay } from '../people/use-may.ts';
import { drillName, laneOf, whenWords, type DrillYear } from './drill-words.ts';
import { RuleRows } from './rule-rows.tsx';
import { TookChart } from './took-chart.tsx';
import { UnplannedRuns } from './unplanned-runs.tsx';
import { YearLanes } from './year-lanes.tsx';
import './drills.css';

export function DrillsScreen() {
  const list = useList('drill-year', {});
  const [year] = list.rows;
  if (year === undefined)
    return (
      <Screen title="Drills" next={<NextStep context="Drills" sentence="The school year and its drills" why="" />}>
        <NoRows list={list}>The year is not known.</NoRows>
      </Screen>
    );
  return <Year year={year} />;
}

interface YearStepProps {
  readonly year: DrillYear;
  readonly mayPlan: boolean;
  readonly maySet: boolean;
}

/** What comes next in a year that can be looked at: today's drill, one that is left open, then what the rules still ask for. */
function YearStep({ year, mayPlan, maySet }: YearStepProps) {
  const navigate = useNavigate();
  const context = `Drills · ${year.rules === null ? 'no rules chosen' : `${year.rules.name}${year.rules.asOf === null ? '' : `, as of ${calendarDate(year.rules.asOf)}`}`} · Next step`;
  const step = (sentence: string, why: string, may: boolean, action: string, to: string) => (
    <NextStep context={context} sentence={sentence} why={why}>
      {may && (
        <Button size="lg" onClick={() => void navigate(to)}>
          {action}
        </Button>
      )}
    </NextStep>
  );
  const whyRules = 'From rules and calendar Muster says which drills are missing, and when to hold them.';
  if (year.rules === null) return step('Choose what your state asks of the school.', whyRules, maySet, 'Rules and calendar', '/drills/rules');
  if (year.calendar.length === 0) return step('Say when the school year begins and ends.', whyRules, maySet, 'Rules and calendar', '/drills/rules');
  const today = year.drills.find(({ plan, state }) => state === 'scheduled' && plan.date === year.today);
  if (today !== undefined) return step(`Today at ${bellTime(today.plan.minute)}: ${drillName(today.kindName, today.plan.secondaryExit)}.`, 'It is started from its page, and counts in the year.', true, 'Open this drill', `/drills/one/${today.drill}`);
  const open = year.drills.find(({ state }) => state === 'missed' || state === 'noSchool');
  if (open !== undefined) return step(`Say what becomes of the drill of ${dateWords(open.plan.date)}.`, `${open.kindName}: ${open.state === 'missed' ? 'its day is over, and nobody said that it was held' : 'there is no school on that day'}. It counts for nothing.`, mayPlan, 'Open this drill', `/drills/one/${open.drill}`);
  const { proposal } = year;
  const broken = year.statuses.filter(({ status }) => status === 'outOfCompliance').length;
  const whyBroken = broken === 0 ? '' : ` ${broken === 1 ? 'One rule is' : `${broken} rules are`} out of compliance; why is written below.`;
  if (proposal === null) return step('Nothing more has to be planned.', `What the rules still ask for is held or scheduled.${whyBroken}`, mayPlan, 'Plan another drill', '/drills/plan');
  const [slot] = proposal.slots;
  const best = slot === undefined ? 'No school day without a drill or exams is left until then: choose one yourself.' : `Best on ${whenWords(slot)}. Nothing is planned until you save it.`;
  return step(`Plan: ${drillName(proposal.kindName, proposal.secondaryExit)}, by ${dateWords(proposal.by)}.`, `${best}${whyBroken}`, mayPlan, 'Plan this drill', '/drills/plan');
}

/** How long each took that Muster ran, until all clear. */
function TimeToComplete({ year }: { readonly year: DrillYear }) {
  const took = year.drills.flatMap(({ drill, kindName, incident, plan }) => {
    const tookS = year.measured.find((one) => one.incident === incident)?.tookS ?? null;
    return tookS === null ? [] : [{ drill, lane: laneOf(year.kinds, plan.kind), kindName, date: plan.date, ms: tookS * 1_000 }];
  });
  return (
    <Ledger heading="Time to complete" {...(took.length === 0 ? {} : { aside: 'until all clear' })}>
      {took.length === 0 && <p className="ledger-none">Of each drill that was run with Muster.</p>}
      {[...Map.groupBy(took, ({ lane }) => lane)].map(([lane, of]) => (
        <TookChart key={lane} heading={lane} until="until all clear" took={of} />
      ))}
      {took.map(({ drill, kindName, date, ms }) => (
        <Link key={drill} className="ledger-row" to={`/drills/one/${drill}/compare`}>
          <span className="grow">
            {kindName}
            <span className="rule-note">{dateWords(date)}</span>
          </span>
          <b className="number">{elapsed(ms)}</b>
          <IconChevronRight size={20} aria-hidden />
        </Link>
      ))}
    </Ledger>
  );
}

function Year({ year }: { readonly year: DrillYear }) {
  const asking = useAsk();
  const intent = useIntent();
  const navigate = useNavigate();
  const mayPlan = useMay('ScheduleDrill');
  const maySet = useMay('SetDrillRules');
  const mayMend = useMay('CompleteAction');
  const unevaluated = year.drills.filter(({ state, evaluation }) => state === 'held' && evaluation === null);
  const exported = async (): Promise<void> => {
    const file = await asking.ask('drillPlanIcs', {});
    if (file !== null) await saveText(file.name, 'text/calendar', file.text);
  };
  return (
    <Screen
      title="Drills"
      next={<YearStep year={year} mayPlan={mayPlan} maySet={maySet} />}
      bar={
        <>
          {mayPlan && <Button leftSection={<IconCalendarPlus size={22} aria-hidden />} onClick={() => void navigate('/drills/plan')}>Plan a drill</Button>}
          <Button leftSection={<IconReportAnalytics size={22} aria-hidden />} onClick={() => void navigate('/records/year')}>Report of the year</Button>
          {maySet && <Button leftSection={<IconSettings size={22} aria-hidden />} onClick={() => void navigate('/drills/rules')}>Rules and calendar</Button>}
          {mayMend && <Button leftSection={<IconCalendarDown size={22} aria-hidden />} loading={asking.busy} onClick={() => void exported()}>Plan as a calendar file</Button>}
        </>
      }
    >
      {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      {year.setApart.map(({ setting, by, wall }) => (
        <p key={`${setting} ${wall}`} className="due strong">
          <IconAlertTriangle size={20} aria-hidden /> {setting === 'rules' ? 'Other rules' : 'Another calendar'} of {by} came from a console that was apart, and does not count. Look at {setting === 'rules' ? 'the rules' : 'the calendar'} and save once more.
        </p>
      ))}
      <YearLanes year={year} mayPlan={mayPlan} />
      <div className="drill-columns">
        <RuleRows year={year} />
        <div className="column">
          <TimeToComplete year={year} />
          {mayPlan && <UnplannedRuns year={year} />}
          {unevaluated.length > 0 && (
            <Ledger heading="To evaluate" count={unevaluated.length}>
              {unevaluated.map(({ drill, kindName, plan }) => (
                <Link key={drill} className="ledger-row" to={`/drills/one/${drill}`}>
                  <span className="grow">
                    <b>{drillName(kindName, plan.secondaryExit)}</b>
                    <span className="rule-note">held {dateWords(plan.date)}</span>
                  </span>
                  <IconChevronRight size={20} aria-hidden />
                </Link>
              ))}
            </Ledger>
          )}
          <Ledger heading="To mend from evaluations" count={year.actions.length}>
            {year.actions.length === 0 && <p className="ledger-none">Nothing is open.</p>}
            {year.actions.map(({ drill, evaluated, place, kindName, action, owner, due, late }) => (
              <div key={`${evaluated} ${place}`} className="ledger-row">
                <span className="grow">
                  <b>{action}</b>
                  <span className="rule-note">{kindName} · {owner} · <span className={late ? 'due strong' : ''}>due {dateWords(due)}{late ? ', late' : ''}</span></span>
                </span>
                {mayMend && <Button aria-label={`Done: ${action}`} disabled={intent.busy} onClick={() => void intent.run((send) => send({ type: 'CompleteAction', drill, evaluated, place, words: '' }))}>Done</Button>}
              </div>
            ))}
          </Ledger>
        </div>
      </div>
    </Screen>
  );
}
