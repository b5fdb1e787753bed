/** Cards that were filled in while no console could be used, typed back one after the other: as they stand on paper, also where the record speaks against it. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { cardHalves, readCard, type CardHalf } from '../../../shared/kernel/card-number.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { CameraButton } from '../../scan/camera-button.tsx';
import type { Scan } from '../../scan/read-scan.ts';
import { useScan } from '../../scan/use-scan.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { spokenName } from '../../ui/words.ts';
import { PersonSearch } from '../people/person-search.tsx';
import { useMay } from '../people/use-may.ts';
import { ContactChoice, type Chosen } from '../reunification/contact-choice.tsx';
import { YesNo } from '../reunification/yes-no.tsx';
import { useIncident, useMe } from '../surroundings.tsx';
import { halfWords } from './card-words.ts';
import '../reunification/reunification.css';
import './cards.css';

type Person = SubscriptionRow<'people'>;

type Student = Pick<Person, 'person' | 'name' | 'grade' | 'room'>;

interface Filled {
  /** As it was confirmed by Enter, or by going on. */
  readonly card: string | null;
  readonly student: Student | null;
  readonly adult: Chosen | null;
  readonly relation: string;
  readonly photoMatches: boolean | null;
  readonly comfortable: boolean | null;
  readonly time: string;
  readonly initials: string;
  readonly halves: readonly CardHalf[];
}
const EMPTY: Filled = { card: null, student: null, adult: null, relation: '', photoMatches: null, comfortable: null, time: '', initials: '', halves: cardHalves };
const AGAINST_RECORD = 'PaperAgainstRecord';
const SHOWN = 8;

export function TypeBackScreen() {
  const me = useMe();
  const { incident } = useIncident();
  const navigate = useNavigate();
  const intent = useIntent();
  const may = useMay('TypeBackCard');
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [filled, setFilled] = useState<Filled>(EMPTY);
  const [done, setDone] = useState<readonly string[]>([]);
  const fill = (more: Partial<Filled>): void => setFilled({ ...filled, ...more });
  const { card, student, adult, halves } = filled;
  const number = readCard(typed);
  const cards = useList('cards', { incident });
  const adultName = adult === null ? '' : adult.is === 'other' ? adult.name.trim() : spokenName(adult.contact.name);
  const missing = number.is === 'mistyped' ? 'the number: its last letter does not fit' : card === null ? 'the number' : student === null ? 'the student' : adultName === '' ? 'the adult' : null;

  const take = (taken: string): void => {
    // A card that was printed for a student says whose it is.
    const [printedFor] = cards.rows.find((row) => row.card === taken)?.students ?? [];
    fill({ card: taken, ...(printedFor === undefined || student !== null ? {} : { student: printedFor }) });
  };
  const confirm = (): void => {
    if (number.is === 'card') take(number.card);
  };
  const takeScan = (scan: Scan): void => {
    if (scan.kind !== 'card') return;
    setTyped(scan.number);
    take(scan.number);
  };
  useScan(takeScan);
  const save = async (evenSo: boolean): Promise<void> => {
    if (card === null || student === null || adult === null || missing !== null) return;
    const { relation, photoMatches, comfortable, time, initials } = filled;
    const said = { relation: relation.trim(), photoMatches, comfortable, time: time.trim(), initials: initials.trim(), halves: [...halves], evenSo };
    const recorded = await intent.run((send) => send({ type: 'TypeBackCard', incident, typed: card, student: student.person, contact: adult.is === 'contact' ? adult.contact.contact : null, name: adultName, ...said }));
    if (recorded === null) return;
    setDone([`${recorded.result['card'] ?? ''} · ${spokenName(student.name)}, to ${adultName}`, ...done]);
    setTyped('');
    setFilled(EMPTY);
    field.current?.focus();
  };
  const against = intent.refusal?.name === AGAINST_RECORD;
  return (
    <Screen
      title="Type cards back"
      flush
      next={
        against ? (
          <NextStep context="Against the record" sentence="Read the card once more." why="If it is so, it is recorded as it stands on paper, and a supervisor looks into it.">
            <Button size="lg" loading={intent.busy} onClick={() => void save(true)}>
              Record it as it stands
            </Button>
          </NextStep>
        ) : (
          <NextStep context={`Cards from paper · ${done.length} typed back here`} sentence="Type the card as it stands on paper." why={!may ? 'The office types cards back.' : missing === null ? 'It is recorded as a hand-over from paper, typed by you.' : `Still to type: ${missing}.`}>
            {may && (
              <Button size="lg" disabled={missing !== null} loading={intent.busy} onClick={() => void save(false)}>
                Record it
              </Button>
            )}
          </NextStep>
        )
      }
      bar={
        <>
          <Button onClick={() => void navigate('/cards')}>Cards</Button>
          <CameraButton label="Scan with the camera" hint="Hold the square of either half before the camera." onScan={takeScan} />
          <span className="said">Recorded as typed by {me.name}. What is blank stays blank.</span>
        </>
      }
    >
      <div className="station">
        <div className="form">
          {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              confirm();
            }}
          >
            <TextInput
              ref={field}
              label="Number of the card"
              description="Such as C-0147-H; or scan it"
              value={typed}
              maxLength={60}
              autoComplete="off"
              spellCheck={false}
              autoFocus
              error={number.is === 'mistyped' ? 'The last letter does not fit: read it again' : undefined}
              onBlur={confirm}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                fill({ card: null });
              }}
            />
          </form>
          {card === null ? (
            <p className="quiet">Then press Enter: the student and the adult are asked for next.</p>
          ) : student === null ? (
            <PersonSearch key={done.length} label="Student on the card" kinds={['student']} onChoose={(person) => fill({ student: person, adult: null })} />
          ) : (
            <p className="spread">
              <ListName name={student.name} grade={student.grade} room={student.room} />
              <Button onClick={() => fill({ student: null, adult: null })}>Another student</Button>
            </p>
          )}
          {card !== null && student !== null && <AdultOnCard student={student.person} chosen={adult} onChoose={(chosen) => fill({ adult: chosen })} />}
          {adult?.is === 'other' && <TextInput label="Relationship" value={filled.relation} maxLength={60} autoComplete="off" onChange={(event) => fill({ relation: event.currentTarget.value })} />}
        </div>
        <div className="form">
          <div className="paper-answers">
            <YesNo question="Photo ID matches" value={filled.photoMatches} onChange={(photoMatches) => fill({ photoMatches })} />
            <YesNo question="Student comfortable" value={filled.comfortable} onChange={(comfortable) => fill({ comfortable })} />
          </div>
          <div className="choices">
            <TextInput label="Time on the card" value={filled.time} maxLength={40} autoComplete="off" onChange={(event) => fill({ time: event.currentTarget.value })} />
            <TextInput label="Initials" value={filled.initials} maxLength={20} autoComplete="off" onChange={(event) => fill({ initials: event.currentTarget.value })} />
          </div>
          <fieldset className="print-marks">
            <legend className="strong">Halves that lie before you</legend>
            {cardHalves.map((half) => (
              <label className="print-mark" key={half}>
                <Checkbox size="lg" checked={halves.includes(half)} onChange={(event) => fill({ halves: cardHalves.filter((one) => (one === half ? event.currentTarget.checked : halves.includes(one))) })} />
                <b>
                  {half}, {halfWords[half].half}
                </b>
              </label>
            ))}
          </fieldset>
          <Ledger heading="Typed back here" count={done.length}>
            {done.slice(0, SHOWN).map((one) => (
              <p className="ledger-row" key={one}>
                <bdi>{one}</bdi>
              </p>
            ))}
            {done.length === 0 && <p className="ledger-none">None yet.</p>}
          </Ledger>
        </div>
      </div>
    </Screen>
  );
}

function AdultOnCard({ student, chosen, onChoose }: { readonly student: string; readonly chosen: Chosen | null; readonly onChoose: (chosen: Chosen) => void }) {
  const { incident } = useIncident();
  const list = useList('student', { person: student, incident });
  const [row] = list.rows;
  if (row === undefined) return <NoRows list={list}>The record is not here.</NoRows>;
  const [nobody] = row.contacts;
  return <ContactChoice contacts={row.contacts} chosen={chosen ?? (nobody === undefined ? { is: 'other', name: '' } : null)} onChoose={onChoose} />;
}
