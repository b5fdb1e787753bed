/** Checker: the next family of the line is on screen already. It stays there until this desk is done with it, whatever others do meanwhile. */
import { Button } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { PersonSearch } from '../people/person-search.tsx';
import type { AtStation } from '../reunification/at-station.ts';
import { CheckInScreen } from '../reunification/check-in-screen.tsx';
import { useIncident } from '../surroundings.tsx';
import { DoneStrip } from './done-strip.tsx';
import { WaitingFamily } from './line-rows.tsx';
import { contextWords, familyName, lineWords, useLines, type WaitingRow } from './lines.ts';

interface CheckerScreenProps {
  readonly title: string;
  /** Null: whoever is free. */
  readonly station: number | null;
  readonly onHandOff: AtStation['onOther'];
}

interface AtDesk {
  readonly key: string;
  readonly students: readonly string[];
}

export function CheckerScreen({ title, station, onHandOff }: CheckerScreenProps) {
  const { incident } = useIncident();
  const { queues, queue, families, nowMs } = useLines();
  const intent = useIntent();
  const [here, setHere] = useState<AtDesk | null>(null);
  /** Those with whom this desk is done though they wait still, such as for a second student. */
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState<string | null>(null);
  const mine = station === null ? [] : families.filter((one) => one.line === station && !done.has(one.key));
  const others = families.filter((one) => !mine.includes(one) && (station !== null || !done.has(one.key)));
  const state = queues.rows.find((one) => one.post === 'checker' && one.station === station)?.state ?? 'open';
  const [next] = state === 'paused' ? [] : mine;
  const deskOf = (row: WaitingRow): AtDesk => ({ key: row.key, students: row.students.map((one) => one.student) });
  if (here === null && next !== undefined) setHere(deskOf(next));

  const goOn = (sentence: string | null): void => {
    if (here !== null) setDone(new Set([...done, here.key]));
    setSaid(sentence);
    setHere(null);
  };
  const call = async (row: WaitingRow): Promise<void> => {
    const { family } = row;
    if (station !== null && family !== null) {
      const called = await intent.run((send) => send({ type: 'SendFamilyToLine', incident, family, students: row.students.map((one) => one.student), line: station }));
      if (called === null) return;
    }
    setHere(deskOf(row));
  };

  const context = contextWords(title, mine.length === 0 && station === null ? others : mine, nowMs);
  const [first, ...also] = here?.students ?? [];
  if (here !== null && first !== undefined)
    return (
      <>
        <DoneStrip said={said} />
        <CheckInScreen key={here.key} person={first} station={{ context, also, onNext: () => goOn(null), onDone: goOn, onOther: onHandOff }} />
      </>
    );
  const longest = others[0];
  return (
    <>
      <DoneStrip said={said} />
      <Screen
        title={title}
        flush
        next={
          <NextStep
            context={context}
            sentence={state === 'paused' ? 'This line is paused.' : longest === undefined ? 'Nobody waits here. Find the student if somebody comes.' : station === null ? `Call the next: ${familyName(longest)} family.` : 'Nobody waits in your line.'}
            why={state === 'paused' ? 'Whoever leads check-in opens it again under Stations.' : longest === undefined ? 'The next family of this line appears by itself.' : station === null ? 'They wait longest.' : `Help another line: the ${familyName(longest)} family waits longest, in ${lineWords(longest.line)}.`}
          >
            {longest !== undefined && state !== 'paused' && (
              <Button size="xl" leftSection={<IconBell size={26} aria-hidden />} loading={intent.busy} onClick={() => void call(longest)}>
                Call them
              </Button>
            )}
          </NextStep>
        }
      >
        <div className="station">
          <div>
            {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
            <PersonSearch label="Name of the student" kinds={['student']} onChoose={(person) => setHere({ key: `found ${person.person}`, students: [person.person] })} />
          </div>
          <div>
            <Ledger heading={station === null ? 'In line' : 'In other lines'} count={others.length} aside="longest wait first">
              {others.map((row) => (
                <WaitingFamily key={row.key} row={row} nowMs={nowMs} line={station !== null}>
                  <Button aria-label={`Call the ${familyName(row)} family`} disabled={intent.busy} onClick={() => void call(row)}>
                    Call
                  </Button>
                </WaitingFamily>
              ))}
              {others.length === 0 && <NoRows list={queue}>Nobody waits. A family appears here when it was greeted.</NoRows>}
            </Ledger>
          </div>
        </div>
      </Screen>
    </>
  );
}
