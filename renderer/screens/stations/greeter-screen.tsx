/** Greeter: three letters and one touch put a family into a line; brothers and sisters, the card and a mistake are dealt with after that. */
import { Button, TextInput } from '@mantine/core';
import { IconAlertOctagon, IconArrowBackUp, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, LedgerRows, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { spokenName } from '../../ui/words.ts';
import { useScan } from '../../scan/use-scan.ts';
import { PersonSearch } from '../people/person-search.tsx';
import { useIncident } from '../surroundings.tsx';
import { WaitingFamily } from './line-rows.tsx';
import { contextWords, familyName, lineWords, minutesSince, stationTitle, useLines, type WaitingRow } from './lines.ts';

interface Greeted {
  readonly family: string;
  /** Whom they asked for first. */
  readonly student: string;
  readonly line: number | null;
}

export function GreeterScreen({ title }: { readonly title: string }) {
  const { incident } = useIncident();
  const { queues, queue, families, nowMs } = useLines();
  const intent = useIntent();
  const [greeted, setGreeted] = useState<Greeted | null>(null);
  const [searches, setSearches] = useState(0);
  const row = families.find((one) => one.family === greeted?.family);

  const greet = async (student: string, family: string | null, card: string | null = null): Promise<void> => {
    const done = await intent.run((send) => send({ type: 'GreetFamily', incident, family, students: [{ student, card }], line: family === null ? 'any' : (greeted?.line ?? null) }));
    setSearches((count) => count + 1);
    if (done === null || family !== null) return;
    const line = done.result['line'] ?? '';
    setGreeted({ family: done.result['family'] ?? '', student, line: line === '' ? null : Number(line) });
  };
  const end = async (waiting: WaitingRow): Promise<void> => {
    const { family } = waiting;
    if (family === null) return;
    const done = await intent.run((send) => send({ type: 'EndFamilyWait', incident, family, students: waiting.students.map((one) => one.student), reason: '' }));
    if (done !== null) setGreeted(null);
  };
  const lines = queues.rows.filter((one) => one.post === 'checker' && (one.station !== null || one.waiting > 0));
  return (
    <Screen
      title={title}
      flush
      next={
        greeted === null ? (
          <NextStep context={contextWords(title, families, nowMs)} sentence="Which student does this family ask for?" why="Say: “Welcome. Whom are you here for?” Three letters of the student’s name, then touch it: the family is in line." />
        ) : (
          <NextStep
            context={`${title} · in line`}
            sentence={row === undefined ? `Sent to ${lineWords(greeted.line)}.` : `${familyName(row)} family: ${lineWords(row.line)}.`}
            why="Say: “Please wait in that line, with your ID and the card in your hand.” The next family: type the next name."
          />
        )
      }
    >
      <div className="station">
        <div>
          {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
          <PersonSearch key={searches} label="Name of the student" kinds={['student']} onChoose={(person) => void greet(person.person, null)} />
          <CardNumber busy={intent.busy} onStudent={(student, card) => void greet(student, null, card)} />
          {greeted !== null && <OfFamily greeted={greeted} row={row} busy={intent.busy} onAlso={(student) => void greet(student, greeted.family)} onEnd={(waiting) => void end(waiting)} />}
        </div>
        <div>
          <Ledger heading="Lines" count={lines.length === 0 ? undefined : lines.length} aside="families waiting">
            {lines.map((one) => (
              <div key={one.key} className="ledger-row">
                <span className="grow strong">{one.station === null ? 'For whoever is free' : stationTitle(one)}</span>
                {one.letters !== null && (
                  <span className="quiet">
                    {one.letters.from} to {one.letters.to}
                  </span>
                )}
                {one.state !== 'open' && <span className="due strong">{one.state}</span>}
                {one.divertedTo !== null && <span className="due strong">to line {one.divertedTo}</span>}
                <span className="number strong">{one.waiting}</span>
                {one.longestSinceWall !== null && <span className="quiet">{minutesSince(one.longestSinceWall, nowMs)} min</span>}
              </div>
            ))}
            {lines.length === 0 && <NoRows list={queues}>No checker has a line yet. Families wait for whoever is free; nothing has to be set up.</NoRows>}
          </Ledger>
          <Ledger heading="In line" count={families.length} aside="newest first">
            <LedgerRows label="Families in line">
              {[...families].reverse().map((one) => (
                <WaitingFamily key={one.key} row={one} nowMs={nowMs} line>
                  <Button aria-label={`Gone: the ${familyName(one)} family`} disabled={intent.busy} onClick={() => void end(one)}>
                    Gone
                  </Button>
                </WaitingFamily>
              ))}
              {families.length === 0 && <NoRows list={queue}>Nobody waits. A family appears here when you have greeted it.</NoRows>}
            </LedgerRows>
          </Ledger>
        </div>
      </div>
    </Screen>
  );
}

/** A card in the family's hand, typed or scanned: its number says which student. */
function CardNumber({ busy, onStudent }: { readonly busy: boolean; readonly onStudent: (student: string, card: string) => void }) {
  const { incident } = useIncident();
  const asking = useAsk();
  const [typed, setTyped] = useState('');
  const [nobody, setNobody] = useState(false);
  const look = async (number: string): Promise<void> => {
    const found = await asking.ask('lookUpCard', { incident, typed: number });
    if (found === null) return;
    const [student] = found.students;
    setNobody(student === undefined);
    if (student === undefined) return;
    setTyped('');
    onStudent(student.person, found.card);
  };
  useScan((scan) => {
    if (scan.kind === 'card' && !busy) void look(scan.number);
  });
  return (
    <form
      className="beside"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '' && !busy) void look(typed);
      }}
    >
      <TextInput label="Or scan their card, or type its number" value={typed} maxLength={60} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
      <Button type="submit" disabled={typed.trim() === ''} loading={asking.busy}>
        Find
      </Button>
      {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
      {nobody && <p className="due strong">That card is blank: nobody has said whose it is. Find the student by name.</p>}
    </form>
  );
}

interface OfFamilyProps {
  readonly greeted: Greeted;
  readonly row: WaitingRow | undefined;
  readonly busy: boolean;
  readonly onAlso: (student: string) => void;
  readonly onEnd: (waiting: WaitingRow) => void;
}

/** Brothers and sisters by the record, one touch each; a mistake; and, quietly, that a restriction is on the record, of whom the checker is told: families can read this screen. */
function OfFamily({ greeted, row, busy, onAlso, onEnd }: OfFamilyProps) {
  const { incident } = useIncident();
  const list = useList('student', { person: greeted.student, incident });
  const [student] = list.rows;
  if (student === undefined) return null;
  const others = [...new Map(student.others.map((one) => [one.person, one])).values()].filter((one) => !one.gone && row?.students.every((there) => there.student !== one.person) === true);
  const restricted = student.contacts.some((one) => one.restriction !== null);
  return (
    <Ledger heading="The family just greeted" aside={row === undefined ? undefined : lineWords(row.line)}>
      <div className="choices also-for">
        {others.map((one) => (
          <Button key={one.person} leftSection={<IconUserPlus size={22} aria-hidden />} disabled={busy} onClick={() => onAlso(one.person)}>
            <bdi>{`Also for ${spokenName(one.name)}`}</bdi>
          </Button>
        ))}
      </div>
      {row !== undefined && (
        <Button variant="subtle" leftSection={<IconArrowBackUp size={22} aria-hidden />} disabled={busy} onClick={() => onEnd(row)}>
          Not this family
        </Button>
      )}
      {restricted && (
        <p className="restriction" role="status">
          <IconAlertOctagon size={22} aria-hidden />
          <span>A restriction is on this record. Say nothing: the checker and the supervisor see of whom.</span>
        </p>
      )}
    </Ledger>
  );
}
