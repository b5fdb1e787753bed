/** The report of one call: what the log knows, what people state, accounts and notes apart, recovery, and what was learned. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconLock, IconPencil, IconPlus, IconPrinter } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { factWords, taskWords } from '../../../../shared/contract/call-report-words.ts';
import { useList, useWallMs } from '../../../stores/muster.tsx';
import { Ledger, NoRows } from '../../../ui/ledger.tsx';
import { NextStep, Screen } from '../../../ui/next-step.tsx';
import { clockSeconds, dayAndTime, elapsed } from '../../../ui/times.ts';
import { counted } from '../../../ui/words.ts';
import { callTitle, saidWords, stateWords, type ReportFact, type Task, type WholeReport } from './after-words.ts';
import { AffectedDialog, FactDialog, WordsDialog, type WordsCommand } from './report-dialogs.tsx';
import { AnswerTaskDialog, AssignTaskDialog, ReferDialog, TaskRow } from './task-dialogs.tsx';
import './after.css';

type Open = { readonly is: 'fact'; readonly fact: ReportFact } | { readonly is: 'words'; readonly of: WordsCommand } | { readonly is: 'affected' } | { readonly is: 'refer' } | { readonly is: 'assign'; readonly task: Task } | { readonly is: 'answer'; readonly tasks: readonly Task[] };

export function CallReportScreen({ call }: { readonly call: string }) {
  const navigate = useNavigate();
  const list = useList('call-report', { call });
  const nowMs = useWallMs(60_000);
  const [open, setOpen] = useState<Open | null>(null);
  const shut = (): void => setOpen(null);
  const [report] = list.rows;
  const back = (
    <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/records/calls')}>
      Calls
    </Button>
  );
  if (report === undefined)
    return (
      <Screen title="Report of a call" next={<NextStep context="Report of a call" sentence="There is no report here to read." why="It is read by those who lead, and by whoever it happened to." />} bar={back}>
        <NoRows list={list}>No such call, or not one of yours.</NoRows>
      </Screen>
    );
  const openTasks = report.tasks.filter((one) => one.state === 'open');
  return (
    <Screen
      title="Report of a call"
      next={<ReportStep report={report} nowMs={nowMs} onOpen={setOpen} />}
      bar={
        <>
          {back}
          <Button leftSection={<IconPrinter size={22} aria-hidden />} onClick={() => void navigate(`/records/calls/${call}/document`)}>
            Print
          </Button>
          {(report.leads || report.own) && (
            <Button leftSection={<IconLock size={22} aria-hidden />} onClick={() => setOpen({ is: 'words', of: 'WriteConfidentialNote' })}>
              Confidential note
            </Button>
          )}
          {report.leads && (
            <Button leftSection={<IconPlus size={22} aria-hidden />} onClick={() => setOpen({ is: 'words', of: 'RecordLesson' })}>
              What changed because of it
            </Button>
          )}
          {report.own && report.accounts.length > 0 && (
            <Button leftSection={<IconPencil size={22} aria-hidden />} onClick={() => setOpen({ is: 'words', of: 'GiveOwnAccount' })}>
              Your own account
            </Button>
          )}
        </>
      }
    >
      <div className="columns call-report" data-count="2">
        <div className="column">
          <Known report={report} onAffected={report.leads ? () => setOpen({ is: 'affected' }) : null} />
          <Ledger heading="Stated" aside={report.leads ? 'Each can be amended; what stood before stays to be read.' : 'By those who lead.'}>
            {report.facts.map((fact) => (
              <FactRow key={fact.name} fact={fact} onState={report.leads ? () => setOpen({ is: 'fact', fact }) : null} />
            ))}
          </Ledger>
        </div>
        <div className="column">
          {report.tasks.length > 0 && (
            <Ledger
              heading="Recovery"
              count={openTasks.length}
              {...(openTasks.some((one) => one.overdue) ? { level: 'due' as const } : {})}
              aside={
                report.leads && (
                  <span className="choices">
                    {openTasks.length > 1 && <Button onClick={() => setOpen({ is: 'answer', tasks: openTasks })}>Answer all {openTasks.length}</Button>}
                    <Button onClick={() => setOpen({ is: 'refer' })}>Refer to the care team</Button>
                  </span>
                )
              }
            >
              {report.tasks.map((task) => (
                <TaskRow key={task.key} task={task} title={taskWords[task.name]} onAssign={report.leads ? () => setOpen({ is: 'assign', task }) : null} onAnswer={() => setOpen({ is: 'answer', tasks: [task] })} />
              ))}
            </Ledger>
          )}
          <Words heading="The educator’s own account" rows={report.accounts} none="Not given yet. It is asked of nobody; whoever it happened to adds it when they like." />
          <Words heading="Confidential notes" rows={report.notes} none="None that you may read." />
          <Words heading="What changed because of it" rows={report.lessons} none="Nothing yet." />
        </div>
      </div>
      {open?.is === 'fact' && <FactDialog call={call} fact={open.fact} onShut={shut} />}
      {open?.is === 'words' && <WordsDialog call={call} of={open.of} onShut={shut} />}
      {open?.is === 'affected' && <AffectedDialog call={call} onShut={shut} />}
      {open?.is === 'refer' && <ReferDialog call={call} onShut={shut} />}
      {open?.is === 'assign' && <AssignTaskDialog task={open.task} onShut={shut} />}
      {open?.is === 'answer' && <AnswerTaskDialog call={call} tasks={open.tasks} onShut={shut} />}
    </Screen>
  );
}

function ReportStep({ report, nowMs, onOpen }: { readonly report: WholeReport; readonly nowMs: number; readonly onOpen: (open: Open) => void }) {
  const context = `${report.exercise ? 'DRILL · ' : ''}${callTitle(report)} · ${dayAndTime(report.requestedWall, nowMs)} · ${stateWords[report.state]}`;
  const missing = report.facts.find((fact) => fact.newest.length === 0 || fact.differ);
  if (report.own && report.accounts.length === 0)
    return (
      <NextStep context={context} sentence="Say what happened, in your own words." why="Only if you like, and whenever you like. Nothing follows for having called.">
        <Button size="lg" onClick={() => onOpen({ is: 'words', of: 'GiveOwnAccount' })}>
          Your own account
        </Button>
      </NextStep>
    );
  if (!report.leads || missing === undefined) return <NextStep context={context} sentence={report.leads ? 'The report is complete.' : 'Read what was recorded.'} why="Nothing in it is deleted. A later word amends an earlier one." />;
  return (
    <NextStep context={context} sentence={missing.differ ? `Two say different things: ${factWords[missing.name].toLowerCase()}` : 'Add what is missing, as far as you know it.'} why="Nothing here has to be filled in at once.">
      <Button size="lg" onClick={() => onOpen({ is: 'fact', fact: missing })}>
        {factWords[missing.name]}
      </Button>
    </NextStep>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="ledger-row">
      <span className="call-name">{name}</span>
      <span className="grow">{children}</span>
    </div>
  );
}

const NOT_SAID = <span className="blank">not said</span>;

function Known({ report, onAffected }: { readonly report: WholeReport; readonly onAffected: (() => void) | null }) {
  const since = (wall: number | null): ReactNode => (wall === null ? NOT_SAID : `${clockSeconds(wall)}, after ${elapsed(wall - report.requestedWall)}`);
  return (
    <Ledger heading="From the log" aside="Recorded as it happened">
      <Line name="Caller">
        <bdi>{report.caller}</bdi>
      </Line>
      <div className="ledger-row">
        <span className="call-name">Happened to</span>
        <span className="grow">
          {report.affected.length === 0 ? NOT_SAID : <bdi>{report.affected.map((one) => one.name).join(' / ')}</bdi>}
          {report.affectedDiffer && <b className="due call-line">Named apart: name one.</b>}
        </span>
        {onAffected !== null && <Button onClick={onAffected}>Name</Button>}
      </div>
      <Line name="Room, kind">
        <bdi>{callTitle(report)}</bdi>
      </Line>
      <Line name="Said in the call">{[report.atRisk, report.callWords].every((one) => one === '') ? NOT_SAID : <bdi>{[report.atRisk, report.callWords].filter((one) => one !== '').join(' · ')}</bdi>}</Line>
      <Line name="Called">{clockSeconds(report.requestedWall)}</Line>
      <Line name="Acknowledged">{since(report.acknowledgedWall)}</Line>
      <Line name="Arrived">{since(report.arrivedWall)}</Line>
      <Line name={report.state === 'cancelled' ? 'Canceled' : 'Cleared'}>
        {since(report.endedWall)}
        {report.outcome !== '' && (
          <span className="call-line">
            <bdi>{report.outcome}</bdi>
          </span>
        )}
      </Line>
      <Line name="Responders">{report.responders.length === 0 ? NOT_SAID : <bdi>{report.responders.map((one) => `${one.name} (${one.words})`).join(', ')}</bdi>}</Line>
    </Ledger>
  );
}

function FactRow({ fact, onState }: { readonly fact: ReportFact; readonly onState: (() => void) | null }) {
  return (
    <div className="ledger-row">
      <span className="call-name">{factWords[fact.name]}</span>
      <span className="grow">
        {fact.newest.length === 0 && <span className="blank">not stated</span>}
        {fact.newest.map((one) => (
          <span key={one.event} className="call-line">
            <bdi>{saidWords(one.said)}</bdi> <span className="quiet">· {one.by}</span>
          </span>
        ))}
        {fact.differ && <b className="due call-line">Two say different things. Whoever knows states it again.</b>}
        {fact.earlier.map((one) => (
          <s key={one.event} className="quiet call-line">
            <bdi>{saidWords(one.said)}</bdi> · {one.by}
          </s>
        ))}
      </span>
      {onState !== null && (
        <Button aria-label={`${fact.newest.length === 0 ? 'State' : 'Amend'}: ${factWords[fact.name]}`} onClick={onState}>
          {fact.newest.length === 0 ? 'State' : 'Amend'}
        </Button>
      )}
    </div>
  );
}

function Words({ heading, rows, none }: { readonly heading: string; readonly rows: WholeReport['notes']; readonly none: string }) {
  return (
    <Ledger heading={heading} count={counted(rows.length, 'entry', 'entries')}>
      {rows.map((one) => (
        <div key={one.event} className="ledger-row">
          <span className="grow call-words">
            <bdi>{one.words}</bdi>
            <span className="quiet call-line">
              <bdi>{one.by}</bdi>
            </span>
          </span>
        </div>
      ))}
      {rows.length === 0 && <p className="ledger-none">{none}</p>}
    </Ledger>
  );
}
