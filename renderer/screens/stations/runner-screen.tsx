/** Runner and reunifier: whom to fetch, from where, in order; then each student who is here, at the hand-off. */
import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight, IconWalk } from '@tabler/icons-react';
import { useState } from 'react';
import { UnstyledButton } from '@mantine/core';
import { useIntent } from '../../intents/use-intent.ts';
import { Ledger, LedgerRows, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { clockTime } from '../../ui/times.ts';
import { counted, someOf, spokenName } from '../../ui/words.ts';
import { HandOffScreen } from '../reunification/hand-off-screen.tsx';
import { useIncident, useMe } from '../surroundings.tsx';
import { DoneStrip } from './done-strip.tsx';
import { WaitingFamily } from './line-rows.tsx';
import { contextWords, isGoneLong, minutesSince, placesOf, placeWords, useLines, type WaitingRow, type WaitingStudent } from './lines.ts';

interface AtHandOff {
  readonly student: string;
  readonly checkIn: string;
}

const fetched = (one: WaitingStudent): AtHandOff => ({ student: one.student, checkIn: one.facts[0] ?? '' });
const toFetch = (row: WaitingRow): readonly WaitingStudent[] => row.students.filter((one) => one.stage === 'waits');

export function RunnerScreen({ title }: { readonly title: string }) {
  const { incident } = useIncident();
  const me = useMe();
  const { queue, batches, nowMs } = useLines();
  const intent = useIntent();
  const [runner, setRunner] = useState(me.name);
  const [open, setOpen] = useState<AtHandOff | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const waiting = batches.filter((row) => toFetch(row).length > 0);
  const out = batches.flatMap((row) => row.students.filter((one) => one.stage !== 'waits').map((student) => ({ student, row }))).sort((a, b) => Number(b.student.stage === 'here') - Number(a.student.stage === 'here') || (a.student.sentWall ?? 0) - (b.student.sentWall ?? 0));
  const trip = waiting.filter((row) => row.onNextTrip);
  const students = trip.flatMap(toFetch);
  const places = placesOf(students);

  const go = async (whom: readonly WaitingStudent[]): Promise<void> => {
    const done = await intent.run((send) => send({ type: 'SendForStudents', incident, students: whom.map(fetched), runner: runner.trim() }));
    if (done === null) return;
    const [only, ...others] = whom;
    setSaid(`${runner.trim()} fetches ${someOf(whom.map((one) => spokenName(one.name)), 3)}.`);
    // One runner at a console of their own comes back to the question; where several share it, it is opened by a touch.
    if (only !== undefined && others.length === 0 && out.length === 0) setOpen(fetched(only));
  };

  if (open !== null)
    return (
      <>
        <DoneStrip said={said} />
        <HandOffScreen
          key={open.checkIn}
          person={open.student}
          checkInEvent={open.checkIn}
          station={{
            context: title,
            also: [],
            onNext: () => setOpen(null),
            onDone: (sentence) => {
              setSaid(sentence);
              // A brother or sister of the same adult is next; else whoever is to be fetched.
              const sibling = out.find(({ row, student }) => student.student !== open.student && row.students.some((one) => one.student === open.student));
              setOpen(sibling === undefined ? null : fetched(sibling.student));
            },
            onOther: (student, checkIn) => setOpen({ student, checkIn }),
          }}
        />
      </>
    );

  const [first] = trip;
  return (
    <>
      <DoneStrip said={said} />
      <Screen
        title={title}
        flush
        next={
          first === undefined ? (
            <NextStep context={contextWords(title, waiting, nowMs)} sentence={out.length === 0 ? 'Nobody is to be fetched.' : 'Touch the student who is here.'} why="Whom a checker has let through appears here, the longest wait first." />
          ) : (
            <NextStep
              context={contextWords(title, waiting, nowMs)}
              sentence={
                <>
                  Fetch <bdi>{someOf(students.map((one) => spokenName(one.name)), 4)}</bdi>: <bdi>{places.map(placeWords).join(', then ')}</bdi>.
                </>
              }
              why={
                places.length > 1
                  ? `Two places: go to both, or fetch those of one and leave the others to the next runner.`
                  : trip.length > 1
                    ? `${counted(trip.length, 'family', 'families')} at one place; for ${someOf(trip.map((row) => row.adult), 3)}.`
                    : `For ${first.adult}. Take the bottom half of the card with you.${waiting.some((row) => row.sinceWall < first.sinceWall) ? ' Whoever waits longer is next at another hand-off.' : ''}`
              }
            >
              {places.length > 1 && (
                <Button size="lg" disabled={intent.busy} onClick={() => void go(students.filter((one) => one.place === places[0]))}>
                  Only <bdi className="beside-icon">{placeWords(places[0] ?? '')}</bdi>
                </Button>
              )}
              <Button size="xl" leftSection={<IconWalk size={26} aria-hidden />} disabled={runner.trim() === ''} loading={intent.busy} onClick={() => void go(students)}>
                I go
              </Button>
            </NextStep>
          )
        }
        bar={
          <>
            <label htmlFor="runner">Who goes</label>
            <TextInput id="runner" value={runner} maxLength={200} autoComplete="off" onChange={(event) => setRunner(event.currentTarget.value)} />
            <span className="said">Stays until it is changed: several runners may share this computer.</span>
          </>
        }
      >
        <div className="station">
          <div>
            {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
            <Ledger heading="To be fetched" count={waiting.length} aside="next first">
              <LedgerRows label="To be fetched">
                {waiting.map((row) => (
                  <WaitingFamily key={row.key} row={row} nowMs={nowMs}>
                    <span className={row.onNextTrip ? 'strong' : 'quiet'}>
                      <bdi>{placesOf(toFetch(row)).map(placeWords).join(', ')}</bdi>
                    </span>
                    <Button aria-label={`Fetch for ${row.adult}`} disabled={intent.busy || runner.trim() === ''} onClick={() => void go(toFetch(row))}>
                      Fetch
                    </Button>
                  </WaitingFamily>
                ))}
                {waiting.length === 0 && <NoRows list={queue}>Nobody is to be fetched.</NoRows>}
              </LedgerRows>
            </Ledger>
          </div>
          <div>
            <Ledger heading="On the way, and here" count={out.length} aside="touch whoever is here">
              <LedgerRows label="On the way, and here">
                {out.map(({ student, row }) => {
                  const gone = isGoneLong(student, nowMs);
                  return (
                    <div key={student.facts[0]} className="ledger-row">
                      <UnstyledButton className="grow with-icon" onClick={() => setOpen(fetched(student))}>
                        <span className="grow">
                          <ListName name={student.name} grade={student.grade} room={student.room} />
                          <span className="quiet under">
                            for <bdi>{row.adult}</bdi>
                            {student.stage === 'here' ? ', here' : student.sentWall !== null && `, ${student.runner ?? ''} went at ${clockTime(student.sentWall)}`}
                          </span>
                          {student.alsoSent.length > 0 && (
                            <span className="due strong under">
                              <bdi>{student.alsoSent.join(', ')}</bdi> went too
                            </span>
                          )}
                          {gone && (
                            <span className="due strong under with-icon">
                              <IconAlertTriangle size={18} aria-hidden /> Gone {minutesSince(student.sentWall ?? nowMs, nowMs)} min: ask by radio
                            </span>
                          )}
                        </span>
                        <span className="strong">Ask</span>
                        <IconChevronRight size={20} aria-hidden />
                      </UnstyledButton>
                      {gone && (
                        <Button disabled={intent.busy || runner.trim() === ''} onClick={() => void intent.run((send) => send({ type: 'SendForStudent', incident, student: student.student, checkIn: student.facts[0] ?? '', runner: runner.trim() }))}>
                          Send another
                        </Button>
                      )}
                    </div>
                  );
                })}
                {out.length === 0 && <NoRows list={queue}>Nobody is on the way. Whoever is fetched appears here, for the question and the hand-off.</NoRows>}
              </LedgerRows>
            </Ledger>
          </div>
        </div>
      </Screen>
    </>
  );
}
