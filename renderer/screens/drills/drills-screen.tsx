/** Drills: the school year against what the state asks, what is planned and held, and what is to be mended. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCalendarDown, IconCalendarPlus, IconChevronRight, IconCircleCheck, IconSettings } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { useAsk } from '../../intents/use-ask.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { bellTime, dateWords } from '../../ui/times.ts';
import { saveText } from '../families/save-text.ts';
import { useMay } from '../people/use-may.ts';
import { drillStateWords, ruleStatusWords, type DrillYear } from './drill-words.ts';
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

function YearStep({ year, mayPlan, maySet }: { readonly year: DrillYear; readonly mayPlan: boolean; readonly maySet: boolean }) {
  const navigate = useNavigate();
  const context = `Drills · ${year.rules === null ? 'no rules chosen' : `${year.rules.name}${year.rules.asOf === null ? '' : `, as of ${year.rules.asOf}`}`}`;
  if (year.rules === null || year.calendar.length === 0)
    return (
      <NextStep context={context} sentence={year.rules === null ? 'Choose what your state asks of the school.' : 'Say when the school year begins and ends.'} why="From rules and calendar Muster says which drills are missing, and when to hold them.">
        {maySet && <Button size="lg" onClick={() => void navigate('/drills/rules')}>Rules and calendar</Button>}
      </NextStep>
    );
  const { proposal } = year;
  const broken = year.statuses.filter(({ status }) => status === 'outOfCompliance').length;
  const why = broken === 0 ? 'Every rule is written below with what is done and what is missing.' : `${broken === 1 ? 'One rule is' : `${broken} rules are`} out of compliance; why is written below.`;
  return (
    <NextStep context={context} sentence={proposal === null ? 'Nothing more can be planned for these rules.' : `Plan: ${proposal.kindName}${proposal.secondaryExit ? ' by a secondary exit' : ''}, by ${dateWords(proposal.by)}.`} why={why}>
      {mayPlan && (
        <Button size="lg" leftSection={<IconCalendarPlus size={24} aria-hidden />} onClick={() => void navigate('/drills/plan')}>
          {proposal === null ? 'Plan another drill' : 'Plan this drill'}
        </Button>
      )}
    </NextStep>
  );
}

function Year({ year }: { readonly year: DrillYear }) {
  const asking = useAsk();
  const intent = useIntent();
  const navigate = useNavigate();
  const mayPlan = useMay('ScheduleDrill');
  const maySet = useMay('SetDrillRules');
  const mayMend = useMay('CompleteAction');
  const exported = async (): Promise<void> => {
    const file = await asking.ask('drillPlanIcs', {});
    if (file !== null) saveText(file.name, 'text/plain', file.text);
  };
  return (
    <Screen
      title="Drills"
      next={<YearStep year={year} mayPlan={mayPlan} maySet={maySet} />}
      bar={
        <>
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
      <Ledger heading={year.rules === null ? 'What is asked' : `What ${year.rules.name} asks for`} count={year.statuses.length}>
        {year.statuses.length === 0 && <p className="ledger-none">No rules yet.</p>}
        {year.statuses.map(({ line, words, cite, note, status, why, done, needed }) => (
          <div key={line} className="rule-row">
            <span>
              <b>{words}</b>
              {note !== '' && <span className="rule-note">{note}</span>}
            </span>
            <span className="quiet">{cite}</span>
            <span className="number">{needed === 0 ? '' : `${done}/${needed}`}</span>
            <span>
              <b className={ruleStatusWords[status].level ?? ''}>
                {status === 'done' ? <IconCircleCheck size={20} aria-hidden /> : ruleStatusWords[status].level === null ? null : <IconAlertTriangle size={20} aria-hidden />} {ruleStatusWords[status].words}
              </b>
              <span className="rule-note">{why}</span>
            </span>
          </div>
        ))}
      </Ledger>
      <Ledger heading="Drills" count={year.drills.length}>
        {year.drills.length === 0 && <p className="ledger-none">None is planned, and none was held.</p>}
        {year.drills.map(({ drill, plan, kindName, state, evaluation }) => (
          <Link key={drill} className="ledger-row" to={`/drills/one/${drill}`}>
            <b className="grow">{kindName}{plan.secondaryExit ? ' by a secondary exit' : ''} · {dateWords(plan.date)}, {bellTime(plan.minute)}</b>
            <span className={drillStateWords[state].level ?? 'quiet'}>{drillStateWords[state].words}{state === 'held' && evaluation === null ? ', not evaluated' : ''}</span>
            <IconChevronRight size={20} aria-hidden />
          </Link>
        ))}
      </Ledger>
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
    </Screen>
  );
}
