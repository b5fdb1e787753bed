/** What does not pair: halves and hand-overs that somebody has to find out about and sign for, the longest overdue first. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LedgerRows, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { ago, clockTime, dayAndTime } from '../../ui/times.ts';
import { counted, someOf } from '../../ui/words.ts';
import { PersonSearch } from '../people/person-search.tsx';
import { useMay } from '../people/use-may.ts';
import { WhyDialog } from '../people/why-dialog.tsx';
import { useIncident } from '../surroundings.tsx';
import { CLOCK_STEP_MS, isLate, isNormal, kindWords, studentsOf, type UnpairedRow } from './card-words.ts';
import './cards.css';

const FILTERS = ['open', 'normal', 'settled'] as const;
type FilterName = (typeof FILTERS)[number];
const filterWords: Readonly<Record<FilterName, string>> = { open: 'to find out', normal: 'checked in, not yet handed over', settled: 'signed for' };
const NAMES_SHOWN = 3;

export function UnpairedScreen() {
  const { incident } = useIncident();
  const navigate = useNavigate();
  const maySettle = useMay('SettleHalves');
  const list = useList('unpaired', { incident });
  const halves = useList('halves', { incident });
  const nowMs = useWallMs(CLOCK_STEP_MS);
  const [filter, setFilter] = useState<FilterName>('open');
  const [signing, setSigning] = useState<UnpairedRow | null>(null);
  const [naming, setNaming] = useState<UnpairedRow | null>(null);
  const [totals] = halves.rows;
  const of: Readonly<Record<FilterName, readonly UnpairedRow[]>> = {
    open: list.rows.filter((row) => row.settled === null && !isNormal(row, nowMs)),
    normal: list.rows.filter((row) => row.settled === null && isNormal(row, nowMs)),
    settled: list.rows.filter((row) => row.settled !== null),
  };
  const late = of.open.filter((row) => isLate(row, nowMs));
  const [first] = late;
  return (
    <Screen
      title="What does not pair"
      flush
      next={
        <NextStep
          context={totals === undefined ? 'Halves of cards' : `${counted(totals.A, 'top half', 'top halves')}, ${counted(totals.B, 'bottom half', 'bottom halves')}, ${counted(totals.pairs, 'whole card')}`}
          sentence={!list.loaded ? 'Reading the list…' : of.open.length === 0 ? 'Everything pairs.' : first === undefined ? `${counted(of.open.length, 'half is', 'halves are')} on the way.` : `Find out about ${counted(late.length, 'of these', 'of these')}, the first: ${first.card ?? studentsOf(first)}.`}
          why={first === undefined ? 'Each half that is in, and each hand-over, is part of a whole card or stands here.' : (first.kinds[0] === undefined ? '' : kindWords[first.kinds[0]].find)}
        />
      }
      bar={
        <>
          <Button onClick={() => void navigate('/cards')}>Cards</Button>
          <span className="said">{maySettle ? 'Whoever signs is on the record, with the reason.' : 'The office signs for what cannot be found.'}</span>
        </>
      }
    >
      <div className="card-list">
        {totals !== undefined && totals.sameHands.length > 0 && (
          <p className="due strong with-icon" role="status">
            <IconAlertTriangle size={20} aria-hidden />
            <span>
              <bdi>{someOf(totals.sameHands.map((one) => one.name), NAMES_SHOWN)}</bdi> gave in both halves of {counted(totals.sameHands.reduce((sum, one) => sum + one.cards, 0), 'card')}. Two piles should have two people.
            </span>
          </p>
        )}
        <FilterTabs label="Which" filters={FILTERS.map((name) => ({ name, word: filterWords[name], count: of[name].length }))} chosen={filter} onChoose={setFilter} />
        <LedgerRows label="What does not pair">
          {of[filter].map((row) => (
            <Unpaired key={row.key} row={row} nowMs={nowMs} onSign={maySettle ? () => setSigning(row) : null} onName={() => setNaming(row)} />
          ))}
          {of[filter].length === 0 && <NoRows list={list}>{filter === 'open' ? 'Nothing is open. What does not pair appears here by itself.' : filter === 'normal' ? 'Nobody.' : 'Nothing had to be signed for.'}</NoRows>}
        </LedgerRows>
      </div>
      {signing !== null && (
        <WhyDialog
          onShut={() => setSigning(null)}
          title={`${signing.card ?? studentsOf(signing)}: sign for it`}
          action="Sign"
          whyExample="Such as “The mother kept the card; Ben Cruz saw them leave”"
          act={(send, reason) => send({ type: 'SettleHalves', incident, card: signing.card, student: signing.card === null ? (signing.students[0]?.person ?? null) : null, about: [...signing.about], reason })}
        />
      )}
      {naming !== null && naming.card !== null && <NameDialog card={naming.card} onShut={() => setNaming(null)} />}
    </Screen>
  );
}

interface UnpairedProps {
  readonly row: UnpairedRow;
  readonly nowMs: number;
  /** Null: whoever is signed in may not. */
  readonly onSign: (() => void) | null;
  readonly onName: () => void;
}

function Unpaired({ row, nowMs, onSign, onName }: UnpairedProps) {
  const late = isLate(row, nowMs);
  const { A, B } = row.halves;
  return (
    <div className="ledger-row unpaired" {...(late ? { 'data-late': true } : {})}>
      <span className="card-no">{row.card ?? 'no card'}</span>
      <span className="grow">
        {row.students.length === 0 ? <span className="blank">Nobody said whose</span> : row.students.map((one) => <p key={one.person}><ListName name={one.name} grade={one.grade} room={one.room} /></p>)}
        {row.kinds.map((kind) => (
          <span key={kind} className={`under ${late ? 'due strong' : 'strong'}`}>
            {kindWords[kind].is}
            <span className="quiet"> · {kindWords[kind].find}</span>
          </span>
        ))}
        {row.against.length > 0 && (
          <span className="under act strong">
            <bdi>{row.against.join('; ')}</bdi>
          </span>
        )}
        <span className="quiet under">
          {[...A.map((one) => `A ${clockTime(one.wall)} ${one.by}`), ...B.map((one) => `B ${clockTime(one.wall)} ${one.by}`)].join(' · ')}
          {row.release !== null && (
            <>
              {A.length + B.length > 0 && ' · '}handed over <bdi>{row.release.words}</bdi>, {clockTime(row.release.wall)}
            </>
          )}{' '}
          · {ago(row.sinceWall, nowMs)}
        </span>
        {row.settled !== null && (
          <span className="under ok with-icon">
            <IconCheck size={20} aria-hidden />
            <span>
              Signed by <bdi>{row.settled.by}</bdi>, {dayAndTime(row.settled.wall, nowMs)}: <bdi>{row.settled.reason}</bdi>
            </span>
          </span>
        )}
      </span>
      {row.settled === null && row.card !== null && row.students.length !== 1 && <Button onClick={onName}>Whose is it?</Button>}
      {row.settled === null && onSign !== null && <Button onClick={onSign}>Sign for it</Button>}
    </div>
  );
}

function NameDialog({ card, onShut }: { readonly card: string; readonly onShut: () => void }) {
  const { incident } = useIncident();
  const intent = useIntent();
  const [chosen, setChosen] = useState<{ readonly person: string; readonly words: string } | null>(null);
  const save = async (): Promise<void> => {
    if (chosen !== null && (await intent.run((send) => send({ type: 'NameCard', incident, card, student: chosen.person }))) !== null) onShut();
  };
  return (
    <FormDialog title={`Whose is ${card}?`} size={620} intent={intent} action={chosen === null ? 'Choose the student' : `It is the card of ${chosen.words}`} ready={chosen !== null} onSave={() => void save()} onShut={onShut}>
      <PersonSearch label="Name on the card" kinds={['student']} onChoose={(person) => setChosen({ person: person.person, words: `${person.name.given} ${person.name.family}`.trim() })} />
    </FormDialog>
  );
}
