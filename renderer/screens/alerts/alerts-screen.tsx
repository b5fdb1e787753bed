/** Quiet alerts, for those who are told: who came, where, what was done; and students in care of whom only they know. */
import { Button } from '@mantine/core';
import { IconAlertOctagon, IconCheck, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { carePermissions } from '../../../shared/contract/care-procedures.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { mayUse } from '../people/use-may.ts';
import { careTitle } from '../reunification/care-words.ts';
import { useSurroundings } from '../surroundings.tsx';
import { alertWords, isOpen, type QuietAlert } from './alert-words.ts';
import { AnswerDialog } from './answer-dialog.tsx';

export function AlertsScreen() {
  const { site, incident } = useSurroundings();
  const list = useList('quiet-alerts', {});
  const nowMs = useWallMs(15_000);
  const [answering, setAnswering] = useState<QuietAlert | null>(null);
  const open = list.rows.filter(isOpen);
  const answered = list.rows.filter((one) => !isOpen(one));
  return (
    <Screen
      title="Quiet alerts"
      next={
        <NextStep
          context="Told to administrators, assistant principals and campus supervisors only"
          sentence={open.length === 0 ? 'No quiet alert waits for an answer.' : `${counted(open.length, 'quiet alert')}: go there, then say what was done.`}
          why="At the desk nothing shows but the words that stood there before. Speak to the adult in private, and keep them apart from the student."
        />
      }
    >
      <Ledger heading="Not answered" count={open.length} {...(open.length === 0 ? {} : { level: 'act' as const })}>
        {open.map((one) => (
          <div key={one.key} className="ledger-row">
            <span className="grow">
              <span className="strong with-icon">
                <IconAlertOctagon size={22} aria-hidden /> <bdi>{alertWords(one)}</bdi>
              </span>
              <AlertFacts alert={one} nowMs={nowMs} />
            </span>
            <Button onClick={() => setAnswering(one)}>Say what was done</Button>
          </div>
        ))}
        {open.length === 0 && <NoRows list={list}>Nobody came who may not. Whoever does appears here, and at no desk.</NoRows>}
      </Ledger>
      {answered.length > 0 && (
        <Ledger heading="Answered" count={answered.length}>
          {answered.map((one) => (
            <div key={one.key} className="ledger-row">
              <span className="grow">
                <span className="strong with-icon ok">
                  <IconCheck size={22} aria-hidden /> <bdi>{alertWords(one)}</bdi>
                </span>
                <AlertFacts alert={one} nowMs={nowMs} />
                {one.answers.map((answer) => (
                  <span key={answer.event} style={{ display: 'block' }}>
                    <bdi>{answer.done}</bdi> <span className="quiet">{clockTime(answer.wall)} · <bdi>{answer.by}</bdi></span>
                  </span>
                ))}
              </span>
              <Button onClick={() => setAnswering(one)}>Add to it</Button>
            </div>
          ))}
        </Ledger>
      )}
      {incident !== null && mayUse(carePermissions.StateHospital, site.signedIn) && <InCare incident={incident.incident} />}
      {answering !== null && <AnswerDialog alert={answering} onShut={() => setAnswering(null)} />}
    </Screen>
  );
}

function AlertFacts({ alert, nowMs }: { readonly alert: QuietAlert; readonly nowMs: number }) {
  return (
    <span className="quiet" style={{ display: 'block' }}>
      {clockTime(alert.wall)}, {ago(alert.wall, nowMs)} · at <bdi>{alert.console}</bdi> · recorded by <bdi>{alert.by}</bdi>
      {alert.exercise && ' · DRILL'}
      {alert.restriction !== null && (
        <>
          {' · '}
          <bdi>{alert.restriction}</bdi>
        </>
      )}
    </span>
  );
}

function InCare({ incident }: { readonly incident: string }) {
  const list = useList('care', { incident });
  const doubted = list.rows.some((row) => row.care.some((one) => one.doubted) || row.care.length > 1);
  return (
    <Ledger heading="In a hospital, or worse" count={list.rows.length} {...(doubted ? { level: 'due' as const } : {})}>
      {list.rows.map((row) => (
        <Link key={row.key} className="ledger-row" to={`/reunification/care/${row.person}`}>
          <span className="grow">
            <ListName name={row.name} grade={row.grade} room={row.room} />
            {row.care.map((one) => (
              <span key={one.event} className="quiet" style={{ display: 'block' }}>
                <bdi>{careTitle(one.care)}</bdi> · {one.told.length === 0 ? 'the family is not told yet' : `told: ${one.told.map((told) => told.whom).join(', ')}`}
                {one.doubted && ' · a report says otherwise: check'}
              </span>
            ))}
          </span>
          <IconChevronRight size={20} aria-hidden />
        </Link>
      ))}
      {list.rows.length === 0 && <NoRows list={list}>Nobody. It is stated on the student’s page under Reunification, by those who may.</NoRows>}
    </Ledger>
  );
}
