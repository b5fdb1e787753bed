/** Class leader: who of one class is here, who is called next and by whom, and who has left. Nothing is changed here: students go with a reunifier. */
import { NativeSelect } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useList } from '../../stores/muster.tsx';
import { Ledger, LedgerRows, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { clockTime } from '../../ui/times.ts';
import { counted, listedName, roomName, spokenName, statusNames } from '../../ui/words.ts';
import { useIncident } from '../surroundings.tsx';
import { useLines, type WaitingRow, type WaitingStudent } from './lines.ts';

export function AssemblyScreen({ title }: { readonly title: string }) {
  const { incident } = useIncident();
  const classes = useList('classes', { incident });
  const [chosen, setChosen] = useState<string | null>(null);
  const classId = chosen ?? classes.rows[0]?.classId ?? null;
  return (
    <>
      {classId === null ? (
        <Screen title={title} next={<NextStep context={title} sentence="Which class is yours?" why="The list of classes comes from the roster." />}>
          <NoRows list={classes}>No class is on the roster.</NoRows>
        </Screen>
      ) : (
        <OneClass
          key={classId}
          title={title}
          classId={classId}
          choice={
            <NativeSelect
              aria-label="Class"
              size="lg"
              value={classId}
              onChange={(event) => setChosen(event.currentTarget.value)}
              data={classes.rows.map((one) => ({ value: one.classId, label: [roomName(one.room), one.title].filter((part) => part !== null && part !== '').join(' · ') }))}
            />
          }
        />
      )}
    </>
  );
}

interface OneClassProps {
  readonly title: string;
  readonly classId: string;
  readonly choice: ReactNode;
}

interface Called {
  readonly student: WaitingStudent;
  readonly row: WaitingRow;
  /** In the order of the runners' list, from 1. */
  readonly turn: number;
}

function OneClass({ title, classId, choice }: OneClassProps) {
  const { incident } = useIncident();
  const roll = useList('class-roll', { incident, classId });
  const { batches } = useLines();
  const ofClass = new Set(roll.rows.map((one) => one.person));
  const called = batches.flatMap((row, index): Called[] => row.students.map((student) => ({ student, row, turn: index + 1 }))).filter(({ student }) => ofClass.has(student.student));
  const by = new Map(called.map((one) => [one.student.student, one]));
  const [next] = called.filter(({ student }) => student.stage !== 'here');
  const present = roll.rows.filter((one) => one.status === 'here' || one.status === 'extra');
  return (
    <Screen
      title={title}
      flush
      next={
        <NextStep
          context={`${title} · ${counted(present.length, 'student')} here`}
          sentence={next === undefined ? 'Nobody of this class is called.' : next.student.stage === 'onTheWay' ? `${next.student.runner ?? 'A runner'} comes for ${spokenName(next.student.name)}.` : `Have ${spokenName(next.student.name)} ready: number ${next.turn} on the runners’ list.`}
          why="A student goes with a reunifier only. Note the time."
        >
          {choice}
        </NextStep>
      }
    >
      <div className="station">
        <div>
          <Ledger heading="Called next" count={called.length}>
            {called.map(({ student, row, turn }) => (
              <div key={student.student} className="ledger-row">
                <span className="grow">
                  <ListName name={student.name} grade={student.grade} room={student.room} />
                  <span className="quiet under">
                    for <bdi>{row.adult}</bdi>
                  </span>
                </span>
                <span className="strong">{student.stage === 'here' ? 'At the hand-off' : student.stage === 'onTheWay' ? <bdi>{`${student.runner ?? ''}, ${student.sentWall === null ? '' : clockTime(student.sentWall)}`}</bdi> : `Number ${turn}`}</span>
              </div>
            ))}
            {called.length === 0 && <NoRows list={roll}>Nobody is called. Whoever is checked in for appears here before the runner comes.</NoRows>}
          </Ledger>
        </div>
        <div>
          <Ledger heading="Who is here" count={`${present.length} of ${roll.rows.length}`}>
            <LedgerRows label="Who is here">
              {roll.rows.map((one) => (
                <div key={one.key} className="ledger-row">
                  <span className="grow">
                    <bdi className={one.status === 'released' ? 'quiet' : 'strong'}>{listedName(one.name)}</bdi>
                  </span>
                  {by.has(one.person) && one.status !== 'released' && <span className="strong">called</span>}
                  <span className={one.status === 'missing' || one.status === 'unknown' ? 'due strong' : 'quiet'}>{statusNames[one.status]}</span>
                </div>
              ))}
              {roll.rows.length === 0 && <NoRows list={roll}>Nobody is on this class’s list.</NoRows>}
            </LedgerRows>
          </Ledger>
        </div>
      </div>
    </Screen>
  );
}
