/** Two rosters at once: both imports row by row, what only each says, and the ways out. Until then people and restrictions of both count. */
import { Button, Table } from '@mantine/core';
import { IconAlertOctagon, IconFileImport } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { useList, useMuster, useWallMs } from '../../stores/muster.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { ago, dayAndTime } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { ChangeLine } from '../people/import-changes.tsx';
import { useMayImport } from '../people/use-import.ts';
import '../people/import.css';
import './conflicts.css';

type Roster = SubscriptionRow<'rosters'>;
type Compared = NonNullable<Roster['compared']>;

/** The most serious differences; all of them are in the preview before one is kept. */
const DIFFERENCES_SHOWN = 4;

const rosterLetter = (index: number): string => String.fromCodePoint(65 + index);

const FIELDS: readonly { readonly word: string; readonly strong: boolean; readonly of: (roster: Roster, nowMs: number) => string }[] = [
  { word: 'From', strong: true, of: ({ source }) => source },
  { word: 'Imported by', strong: false, of: ({ by }) => by },
  { word: 'When', strong: true, of: ({ wall }, nowMs) => `${dayAndTime(wall, nowMs)} · ${ago(wall, nowMs)}` },
  { word: 'Console', strong: false, of: ({ console }) => console },
];

const COMPARED: readonly { readonly word: string; readonly of: (compared: Compared) => ReactNode }[] = [
  { word: 'Has', of: ({ counts }) => `${counted(counts.students, 'student')}, ${counts.staff.toLocaleString('en-US')} staff, ${counted(counts.restrictions, 'restriction')}` },
  { word: 'Only here', of: ({ people }) => counted(people.added, 'person', 'people') },
  { word: 'Not here', of: ({ people }) => counted(people.withdrawn, 'person', 'people') },
  { word: 'Different', of: ({ people }) => counted(people.changed, 'person', 'people') },
  { word: 'Restrictions', of: ({ restrictionChanges: { added, gone, changed } }) => restrictionWords(added, gone, changed) },
];

function restrictionWords(added: number, gone: number, changed: number): ReactNode {
  const parts = [
    ...(added > 0 ? [`${added} only here`] : []),
    ...(gone > 0 ? [`${gone} not here`] : []),
    ...(changed > 0 ? [`${changed} in other words`] : []),
  ];
  return parts.length === 0 ? 'the same' : <b className="act">{parts.join(', ')}</b>;
}

export function RosterCard() {
  const rosters = useList('rosters', {}).rows;
  const nowMs = useWallMs(60_000);
  const may = useMayImport();
  return (
    <section className="stop" aria-label="Two rosters are active">
      <header>
        <IconAlertOctagon size={26} aria-hidden />
        <h2 style={{ fontSize: 20 }}>{rosters.length === 2 ? 'Two' : rosters.length} rosters are active, and they contradict each other</h2>
      </header>
      <div className="stop-body">
        <p>They were imported on consoles that did not know of each other. Until this is settled the people of both are on the lists, and the restrictions of both apply.</p>
        <Table.ScrollContainer minWidth={500} type="native">
          <Table verticalSpacing={7} horizontalSpacing={12} className="conflict-sides">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>
                  <span className="for-readers">Field</span>
                </Table.Th>
                {rosters.map((roster, index) => (
                  <Table.Th key={roster.key}>Roster {rosterLetter(index)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {FIELDS.map(({ word, strong, of }) => (
                <Table.Tr key={word}>
                  <Table.Th scope="row">{word}</Table.Th>
                  {rosters.map((roster) => (
                    <Table.Td key={roster.key} className={strong ? 'strong' : ''}>
                      <bdi>{of(roster, nowMs)}</bdi>
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
              {COMPARED.map(({ word, of }) => (
                <Table.Tr key={word}>
                  <Table.Th scope="row">{word}</Table.Th>
                  {rosters.map(({ key, compared }) => (
                    <Table.Td key={key}>{compared === null ? <span className="quiet">comparing…</span> : of(compared)}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
              {may && (
                <Table.Tr>
                  <Table.Th scope="row">Keep</Table.Th>
                  {rosters.map((roster, index) => (
                    <Table.Td key={roster.key}>
                      <KeepButton activation={roster.activation} letter={rosterLetter(index)} />
                    </Table.Td>
                  ))}
                </Table.Tr>
              )}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {rosters.map(({ key, compared }, index) => compared !== null && <OnlyHere key={key} letter={rosterLetter(index)} compared={compared} />)}
      </div>
    </section>
  );
}

/** Leads to the preview of what keeping it would change: nothing is settled here. */
function KeepButton({ activation, letter }: { readonly activation: string; readonly letter: string }) {
  const { query } = useMuster();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Rejection | null>(null);
  const keep = async (): Promise<void> => {
    setBusy(true);
    const answer = await query('keepRoster', { activation });
    setBusy(false);
    if (answer.ok) await navigate('/people/import');
    else setRefusal(answer.rejection);
  };
  return (
    <>
      {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={() => setRefusal(null)} />}
      <Button loading={busy} onClick={() => void keep()}>
        Keep roster {letter}: show what that changes
      </Button>
    </>
  );
}

function OnlyHere({ letter, compared: { changes, moreChanges } }: { readonly letter: string; readonly compared: Compared }) {
  if (changes.length === 0) return null;
  const more = changes.length - DIFFERENCES_SHOWN + moreChanges;
  return (
    <div>
      <h3 className="import-heading">What changes where roster {letter} is followed</h3>
      {changes.slice(0, DIFFERENCES_SHOWN).map((change) => (
        <ChangeLine key={change.key} change={change} />
      ))}
      {more > 0 && <p className="quiet import-more">and {more.toLocaleString('en-US')} more, in the preview.</p>}
    </div>
  );
}

export function ImportNewerButton() {
  const may = useMayImport();
  const navigate = useNavigate();
  if (!may) return null;
  return (
    <Button size="lg" leftSection={<IconFileImport size={26} aria-hidden />} onClick={() => void navigate('/people/import')}>
      Import a newer file
    </Button>
  );
}
