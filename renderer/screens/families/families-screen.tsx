/** Families who have not come: who is called next, what came of each call, the longest without contact first. */
import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconPhone } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAsk } from '../../intents/use-ask.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { counted, someOf, spokenName, statusNames } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { useIncident } from '../surroundings.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { fits, isDue, nextContact, nextWords, outcomeWords, type Family, type FamilyFilter } from './family-words.ts';
import { saveText } from '../../transport/save-file.ts';
import './families.css';

const FILTERS: readonly { readonly name: FamilyFilter; readonly word: string }[] = [
  { name: 'due', word: 'to call now' },
  { name: 'never', word: 'never called' },
  { name: 'coming', word: 'on their way' },
  { name: 'nobody', word: 'nobody to call' },
  { name: 'all', word: 'all' },
];

export function FamiliesScreen() {
  const { incident } = useIncident();
  const navigate = useNavigate();
  const nowMs = useWallMs(15_000);
  const mayCall = useMay('RecordContactAttempt');
  const families = useList('families', { incident });
  const { ask, busy, refusal, putAway } = useAsk();
  const [filter, setFilter] = useState<FamilyFilter>('due');
  const [open, setOpen] = useState<string | null>(null);
  const shown = useMemo(() => families.rows.filter((one) => fits(one, filter, nowMs)), [families.rows, filter, nowMs]);
  const filters = useMemo(() => FILTERS.map((one) => ({ ...one, count: families.rows.filter((row) => fits(row, one.name, nowMs)).length })), [families.rows, nowMs]);
  const first = families.rows.find((one) => isDue(one, nowMs));
  const chosen = families.rows.find((one) => one.key === open);
  const students = families.rows.reduce((sum, one) => sum + one.students.length, 0);
  const save = async (): Promise<void> => {
    const file = await ask('familiesCsv', { incident });
    if (file !== null) await saveText(file.name, 'text/csv', file.text);
  };
  return (
    <Screen
      title="Families who have not come"
      flush
      next={<FamiliesStep list={families} first={first} students={students} onCall={mayCall && first !== undefined ? () => setOpen(first.key) : null} />}
      bar={
        <>
          <Button leftSection={<IconFileSpreadsheet size={22} aria-hidden />} loading={busy} onClick={() => void save()}>
            Save as a spreadsheet
          </Button>
          <Button onClick={() => void navigate('/reunification/messages')}>Messages to families</Button>
          <Button onClick={() => void navigate('/reunification/board')}>Board</Button>
          <span className="said">Who may not pick up a student is never on this list.</span>
        </>
      }
    >
      {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={putAway} />}
      <FilterTabs label="Families" filters={filters} chosen={filter} onChoose={setFilter} />
      <div className="families">
        <Ledger heading="Families" count={shown.length} aside="longest without contact first">
          <VirtualRows label="Families" rows={shown} estimatedHeight={92}>
            {(row) => <FamilyLine row={row} nowMs={nowMs} onCall={mayCall ? setOpen : null} />}
          </VirtualRows>
          {shown.length === 0 && <NoRows list={families}>{families.rows.length === 0 ? 'Somebody has come for every student who is here.' : 'No family is on this list now.'}</NoRows>}
        </Ledger>
      </div>
      {chosen !== undefined && <ContactDialog key={chosen.key} incident={incident} family={chosen} onShut={() => setOpen(null)} />}
    </Screen>
  );
}

interface FamiliesStepProps {
  readonly list: { readonly loaded: boolean; readonly rows: readonly Family[] };
  readonly first: Family | undefined;
  readonly students: number;
  readonly onCall: (() => void) | null;
}

function FamiliesStep({ list, first, students, onCall }: FamiliesStepProps) {
  const context = `Families who have not come · ${counted(list.rows.length, 'family', 'families')}, ${counted(students, 'student')}`;
  if (!list.loaded) return <NextStep context="Families who have not come" sentence="Reading the list…" why="Students for whom nobody was greeted, checked in or asked to step aside." />;
  if (list.rows.length === 0) return <NextStep context={context} sentence="Somebody has come for every student who is here." why="Whoever comes next is found at the greeter’s screen." />;
  const next = first === undefined ? null : nextContact(first);
  if (first === undefined || next === null) return <NextStep context={context} sentence="Nobody is to be called right now." why="Calls that are due again come back to this place by themselves." />;
  return (
    <NextStep
      context={context}
      sentence={
        <>
          Call <bdi>{spokenName(next.name)}</bdi>{next.phone === null ? '' : `, ${next.phone}`}.
        </>
      }
      why={<bdi>About {someOf(first.students.map((one) => spokenName(one.name)), 3)}. Say where to come, and to bring a photo ID.</bdi>}
    >
      {onCall !== null && (
        <Button size="lg" leftSection={<IconPhone size={26} aria-hidden />} onClick={onCall}>
          What came of it
        </Button>
      )}
    </NextStep>
  );
}

interface FamilyLineProps {
  readonly row: Family;
  readonly nowMs: number;
  readonly onCall: ((key: string) => void) | null;
}

function FamilyLine({ row, nowMs, onCall }: FamilyLineProps) {
  const [last] = row.attempts;
  return (
    <div className="ledger-row family-row">
      <span className="grow">
        {row.students.map((one) => (
          <span key={one.student} className="family-student">
            <ListName name={one.name} grade={one.grade} room={one.room} />
            {one.status !== 'here' && <span className={one.status === 'missing' || one.status === 'injured' ? 'act strong' : 'quiet'}> · {statusNames[one.status]}</span>}
            {one.homeLanguage !== null && <span className="quiet"> · {one.homeLanguage}</span>}
          </span>
        ))}
        <span className="quiet">
          <bdi>{nextWords(row, nowMs)}</bdi>
        </span>
      </span>
      <span className="family-last">
        {last === undefined ? (
          <span className="blank">never called</span>
        ) : (
          <>
            <span className="strong">
              {outcomeWords[last.outcome]}
              {last.coming && ', on their way'}
            </span>
            <span className="quiet">
              <bdi>{last.name}</bdi>, {clockTime(last.wall)}, {ago(last.wall, nowMs)}
              {row.attempts.length > 1 && ` · ${row.attempts.length} calls`}
            </span>
            {last.words !== '' && <bdi className="quiet">{last.words}</bdi>}
          </>
        )}
      </span>
      {onCall !== null && (
        <Button aria-label={`Record a call about ${row.students.map((one) => spokenName(one.name)).join(' and ')}`} onClick={() => onCall(row.key)}>
          Record a call
        </Button>
      )}
    </div>
  );
}
