/** One accountant, one pile: each half is scanned or typed into one field that is always ready. Whose a blank card is, is said here too. */
import { Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconScan } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { codeOfHalf, type CardHalf } from '../../../shared/kernel/card-number.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { CameraButton } from '../../scan/camera-button.tsx';
import type { Scan } from '../../scan/read-scan.ts';
import { useScan } from '../../scan/use-scan.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { Ledger, LedgerRows, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { PersonSearch } from '../people/person-search.tsx';
import { useIncident, useMe } from '../surroundings.tsx';
import { CLOCK_STEP_MS, halfWords, kindWords, studentsOf, type CardRow } from './card-words.ts';
import './cards.css';

const LAST = 10;
const NOT_A_CARD: Rejection = { name: 'NotACard', message: 'What was scanned is no half of a card.', whatToDo: 'Scan the square on the card, or type the number beside it.' };

const newest = (given: CardRow['halves']['A']): number => Math.max(...given.map((one) => one.wall));

export function AccountantScreen({ half }: { readonly half: CardHalf }) {
  const { incident } = useIncident();
  const me = useMe();
  const navigate = useNavigate();
  const intent = useIntent();
  const cards = useList('cards', { incident });
  const halves = useList('halves', { incident });
  const unpaired = useList('unpaired', { incident });
  const nowMs = useWallMs(CLOCK_STEP_MS);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [last, setLast] = useState<string | null>(null);
  const [misread, setMisread] = useState<Rejection | null>(null);
  const other: CardHalf = half === 'A' ? 'B' : 'A';
  const words = halfWords[half];
  const given = cards.rows.filter((row) => row.halves[half].length > 0).sort((a, b) => newest(b.halves[half]) - newest(a.halves[half]));
  const [totals] = halves.rows;
  const mineOfOther = cards.rows.filter((row) => row.halves[other].some((one) => one.staff === me.staff)).length;
  const row = cards.rows.find((one) => one.card === last);
  const matter = unpaired.rows.find((one) => one.card === last && one.settled === null);
  const wrong = half === 'B' && matter !== undefined && matter.kinds.includes('notReleased');
  const asksWhose = row !== undefined && row.students.length !== 1;

  const give = async (asked: string): Promise<void> => {
    setTyped('');
    setMisread(null);
    const done = await intent.run((send) => send({ type: 'GiveInHalf', incident, half, typed: asked }));
    setLast(done?.result['card'] ?? null);
    field.current?.focus();
  };
  const take = (scan: Scan): void => {
    if (scan.kind === 'card') return void give(scan.half === null ? scan.number : codeOfHalf(scan.number, scan.half));
    setMisread(scan.kind === 'unreadable' ? scan.rejection : NOT_A_CARD);
  };
  useScan(take);
  const takeBack = async (card: CardRow): Promise<void> => {
    await intent.run((send) => send({ type: 'TakeBackHalf', incident, card: card.card, given: card.halves[half].map((one) => one.event) }));
    setLast(null);
    field.current?.focus();
  };
  const name = async (student: string): Promise<void> => {
    if (row === undefined) return;
    await intent.run((send) => send({ type: 'NameCard', incident, card: row.card, student }));
    field.current?.focus();
  };

  return (
    <Screen
      title={words.title}
      flush
      next={
        row === undefined ? (
          <NextStep context={`${words.title} · ${counted(totals?.[half] ?? 0, words.half, half === 'A' ? 'top halves' : 'bottom halves')} in`} sentence={`Scan or type the ${words.half}.`} why={words.when} />
        ) : (
          <NextStep
            context={`${row.card} ${half} is in`}
            sentence={asksWhose ? 'Whose card is it?' : wrong ? `By the record ${studentsOf(row)} is still here.` : `${studentsOf(row)}.`}
            why={asksWhose ? 'Read the name on it and find the student below, or go on with the next half.' : wrong ? kindWords.notReleased.find : 'Lay it with the others. The next half can be scanned at once.'}
          >
            <Button size="lg" leftSection={<IconArrowBackUp size={24} aria-hidden />} loading={intent.busy} onClick={() => void takeBack(row)}>
              Not this one
            </Button>
          </NextStep>
        )
      }
      bar={
        <>
          <Button onClick={() => void navigate('/cards')}>Cards</Button>
          <CameraButton label="Scan with the camera" hint="Hold the square of the half before the camera." onScan={take} />
          <span className="said">Recorded as given in by {me.name}.</span>
          <Button onClick={() => void navigate('/cards/unpaired')}>What does not pair{totals === undefined || totals.open === 0 ? '' : `: ${totals.open}`}</Button>
        </>
      }
    >
      <div className="station">
        <div>
          {mineOfOther > 0 && (
            <p className="due strong" role="status">
              You gave in {counted(mineOfOther, halfWords[other].half, other === 'A' ? 'top halves' : 'bottom halves')} too. Two piles should have two people: then each checks the other. It is on the record.
            </p>
          )}
          <form
            className="card-field"
            onSubmit={(event) => {
              event.preventDefault();
              if (typed.trim() !== '') void give(typed);
            }}
          >
            <TextInput
              ref={field}
              label={`Number on the ${words.half}`}
              description="Scan the square, or type the number, such as C-0147-H, and press Enter"
              leftSection={<IconScan size={24} aria-hidden />}
              value={typed}
              maxLength={60}
              autoComplete="off"
              spellCheck={false}
              autoFocus
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" variant="filled" h={60} disabled={typed.trim() === ''}>
              Give in
            </Button>
          </form>
          {misread !== null && <RefusalPanel rejection={misread} onPutAway={() => setMisread(null)} />}
          {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
          {asksWhose && <PersonSearch key={row.card} label={`Whose is ${row.card}?`} kinds={['student']} onChoose={(person) => void name(person.person)} />}
        </div>
        <div>
          <Ledger heading="Given in" count={totals?.[half]} aside={totals === undefined ? undefined : `${counted(totals.pairs, 'whole card')}`}>
            <LedgerRows label="The last that were given in">
              {given.slice(0, LAST).map((one) => (
                <div className="ledger-row" key={one.card}>
                  <span className="card-no">{one.card}</span>
                  <span className="grow">
                    <bdi className="name">{one.students.length === 0 ? 'Nobody said whose' : studentsOf(one)}</bdi>
                    <span className="quiet under">
                      {clockTime(newest(one.halves[half]))}, {ago(newest(one.halves[half]), nowMs)} · <bdi>{one.halves[half].map((by) => by.by).join(' and ')}</bdi>
                    </span>
                  </span>
                  <Button aria-label={`Undo ${one.card}`} disabled={intent.busy} onClick={() => void takeBack(one)}>
                    Undo
                  </Button>
                </div>
              ))}
              {given.length === 0 && <NoRows list={cards}>None yet. The last ten appear here, each to be taken back with one touch.</NoRows>}
            </LedgerRows>
          </Ledger>
        </div>
      </div>
    </Screen>
  );
}
