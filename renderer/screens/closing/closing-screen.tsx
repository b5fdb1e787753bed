/** Before the close: everybody counted in one place, each number with its list; the sentence that follows; what is open, and who signs for it. */
import { Button, Checkbox, Table, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconChevronRight, IconFlagCheck, IconWriting } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { closingPlaces, type ClosingPlace } from '../../../shared/contract/closing-rows.ts';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { MAX_SIGNED_FACTS } from '../../../shared/kernel/limits.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { FullAccountability } from '../movement/full-accountability.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { kindWords } from '../cards/card-words.ts';
import { useMay } from '../people/use-may.ts';
import { useIncident } from '../surroundings.tsx';
import './closing.css';

type Closing = SubscriptionRow<'closing'>;
type Matter = Closing['matters'][number];

interface PlaceWords {
  readonly words: string;
  readonly list: string;
  readonly group: 'gone' | 'here' | 'open' | 'away';
}

const PLACES: Readonly<Record<ClosingPlace, PlaceWords>> = {
  missing: { words: 'Missing', list: '/now/list/missing', group: 'open' },
  unknown: { words: 'Unknown', list: '/now/list/unknown', group: 'open' },
  disagreeing: { words: 'Reports disagree', list: '/conflicts', group: 'open' },
  saidToHaveLeft: { words: 'Said to have left, not confirmed', list: '/accounting/whereabouts', group: 'open' },
  school: { words: 'At the school', list: '/accounting/whereabouts', group: 'here' },
  bus: { words: 'On a bus', list: '/accounting/buses', group: 'here' },
  site: { words: 'At the site', list: '/accounting/arrivals', group: 'here' },
  elsewhere: { words: 'Elsewhere', list: '/accounting/whereabouts', group: 'here' },
  released: { words: 'Released to an adult', list: '/now/list/released', group: 'gone' },
  alone: { words: 'Released to leave alone', list: '/now/list/released', group: 'gone' },
  leftOnOwn: { words: 'Left on their own, confirmed', list: '/accounting/whereabouts', group: 'gone' },
  answeredFor: { words: 'Answered for by name', list: '/now/list/answeredFor', group: 'gone' },
  absent: { words: 'Absent today', list: '/now/list/absent', group: 'away' },
  dismissed: { words: 'Left before it began', list: '/now/list/left', group: 'away' },
};
const GROUPS = [
  { group: 'open', title: 'Not accounted for' },
  { group: 'here', title: 'Still here' },
  { group: 'gone', title: 'Gone, and known how' },
] as const;

const sumOf = (counts: Closing['students'], groups: readonly PlaceWords['group'][]): number => closingPlaces.reduce((sum, place) => sum + (groups.includes(PLACES[place].group) ? counts[place] : 0), 0);

const isSigned = (matter: Matter): boolean => matter.signed !== null;

export function ClosingScreen() {
  const { incident, exercise, allClearWall } = useIncident();
  const navigate = useNavigate();
  const nowMs = useWallMs(15_000);
  const intent = useIntent();
  const mayClose = useMay('CloseIncident');
  const closing = useList('closing', { incident });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [signing, setSigning] = useState(false);
  const [row] = closing.rows;
  const what = exercise ? 'drill' : 'incident';
  const matters = row?.matters ?? [];
  const open = matters.filter((one) => !isSigned(one));
  const chosen = open.filter((one) => ticked.has(one.key));
  const close = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'CloseIncident', incident }))) !== null) await navigate(`/records/${incident}`);
  };
  const tick = (key: string, on: boolean): void => setTicked(on ? new Set([...ticked, key]) : new Set([...ticked].filter((one) => one !== key)));
  const ready = row !== undefined && row.hindered.length === 0 && allClearWall !== null;
  return (
    <Screen
      title="Close: the hard count"
      flush
      next={
        row === undefined ? (
          <NextStep context="Before the close" sentence="Counting…" why="Everybody is counted in exactly one place." />
        ) : (
          <NextStep
            context={
              <>
                Before the close · {what} · <FullAccountability incident={incident} />
              </>
            }
            sentence={ready ? `Close the ${what}.` : allClearWall === null && row.hindered.length === 0 ? 'Give all clear first, under Now.' : open.length > 0 && row.hindered.length === 1 ? `Sign for ${counted(open.length, 'open matter')}.` : 'Not everything is answered yet.'}
            why={ready ? 'The count below is signed with your name.' : row.hindered.join(' ')}
          >
            {mayClose && (
              <Button size="lg" leftSection={<IconFlagCheck size={26} aria-hidden />} disabled={!ready} loading={intent.busy} onClick={() => void close()}>
                Close the {what}
              </Button>
            )}
          </NextStep>
        )
      }
      bar={
        <>
          {mayClose && (
            <Button leftSection={<IconWriting size={22} aria-hidden />} disabled={chosen.length === 0} onClick={() => setSigning(true)}>
              {chosen.length === 0 ? 'Sign for what is ticked' : `Sign for ${counted(chosen.length, 'matter')}`}
            </Button>
          )}
          <Button onClick={() => void navigate('/cards/unpaired')}>Halves that do not pair</Button>
          <span className="said">{mayClose ? 'Whoever signs answers for it by name.' : 'An assistant principal or an administrator signs and closes.'}</span>
        </>
      }
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      {row !== undefined && (
        <p className="closing-sentence" aria-live="polite">
          {row.sentence}
        </p>
      )}
      <div className="columns closing-columns" data-count="2" role="region" aria-label="Hard count and open matters" tabIndex={0}>
        <Ledger heading="Hard count" aside="everybody in exactly one place">
          {row === undefined ? <NoRows list={closing}>Nobody is counted.</NoRows> : <HardCount row={row} />}
        </Ledger>
        <Ledger heading="Open matters" count={matters.length.toLocaleString('en-US')} aside={matters.length === 0 ? undefined : `${matters.filter(isSigned).length.toLocaleString('en-US')} signed for`} {...(open.length > 0 ? { level: 'due' as const } : {})}>
          {row?.cardsUsed === false && row.students.released > 0 && (
            <p className="due with-icon closing-cards">
              <IconAlertTriangle size={20} aria-hidden /> No half of any card is in, so halves were not reconciled.
            </p>
          )}
          <ul>
            {matters.map((one) => (
              <MatterRow key={one.key} matter={one} nowMs={nowMs} ticked={ticked.has(one.key)} onTick={mayClose ? (on) => tick(one.key, on) : null} />
            ))}
          </ul>
          {open.length > 1 && mayClose && (
            <Button variant="subtle" onClick={() => setTicked(new Set(open.map((one) => one.key)))}>
              Tick all {open.length.toLocaleString('en-US')}
            </Button>
          )}
          {matters.length === 0 && <NoRows list={closing}>Nobody waits aside, nobody stays after a no, and every half has its other.</NoRows>}
        </Ledger>
      </div>
      {signing && chosen.length > 0 && <SignDialog incident={incident} matters={chosen} onShut={() => setSigning(false)} />}
    </Screen>
  );
}

const Count = ({ of }: { readonly of: number }) => <Table.Td className="number">{of.toLocaleString('en-US')}</Table.Td>;

function HardCount({ row }: { readonly row: Closing }) {
  const line = (place: ClosingPlace) => (
    <Table.Tr key={place} data-open={PLACES[place].group === 'open'}>
      <Table.Th scope="row">
        <Link to={PLACES[place].list} className="with-icon">
          {PLACES[place].words}
          <IconChevronRight size={18} aria-hidden />
        </Link>
      </Table.Th>
      <Count of={row.students[place]} />
      <Count of={row.adults[place]} />
    </Table.Tr>
  );
  const shown = closingPlaces.filter((place) => row.students[place] + row.adults[place] > 0);
  const expected: readonly PlaceWords['group'][] = ['open', 'here', 'gone'];
  return (
    <Table className="closing-table" aria-label="Hard count">
      <Table.Thead>
        <Table.Tr>
          <Table.Th aria-label="Where" />
          <Table.Th>Students</Table.Th>
          <Table.Th>Staff, visitors</Table.Th>
        </Table.Tr>
      </Table.Thead>
      {GROUPS.map(({ group, title }) => (
        <Table.Tbody key={group}>
          <Table.Tr className="closing-group">
            <Table.Th scope="rowgroup">{title}</Table.Th>
            <Count of={sumOf(row.students, [group])} />
            <Count of={sumOf(row.adults, [group])} />
          </Table.Tr>
          {shown.filter((place) => PLACES[place].group === group).map(line)}
        </Table.Tbody>
      ))}
      <Table.Tbody>
        <Table.Tr className="closing-group closing-total">
          <Table.Th scope="row">Counted</Table.Th>
          <Count of={sumOf(row.students, expected)} />
          <Count of={sumOf(row.adults, expected)} />
        </Table.Tr>
        {shown.filter((place) => PLACES[place].group === 'away').map(line)}
      </Table.Tbody>
    </Table>
  );
}

const KINDS: Readonly<Record<Matter['kind'], string>> = { aside: 'Aside', stays: 'Stays', unpaired: 'Halves' };

/** Where it is worked off. */
const placeOf = ({ kind, student, about }: Matter): string => (kind === 'unpaired' ? '/cards/unpaired' : kind === 'aside' && student !== null ? `/reunification/aside/${student}/${about[0] ?? ''}` : student === null ? '/reunification' : `/reunification/student/${student}`);

interface MatterRowProps {
  readonly matter: Matter;
  readonly nowMs: number;
  readonly ticked: boolean;
  readonly onTick: ((on: boolean) => void) | null;
}

function MatterRow({ matter, nowMs, ticked, onTick }: MatterRowProps) {
  const { kind, unpaired, words, name, card, sinceWall, signed } = matter;
  const told = unpaired === null ? words : unpaired.map((one) => kindWords[one].is).join('; ');
  return (
    <li className="ledger-row closing-matter">
      {onTick !== null && signed === null && <Checkbox aria-label={`${KINDS[kind]}: ${told}`} checked={ticked} onChange={(event) => onTick(event.currentTarget.checked)} />}
      {signed !== null && <IconCheck size={22} className="ok" aria-label="Signed for" />}
      <span className="grow">
        <span className={signed === null ? 'strong' : 'quiet'}>
          {name !== null && <ListName name={name} />} {card !== null && <span className="number">{card}</span>}
        </span>
        <bdi style={{ display: 'block' }}>{told}</bdi>
        <span className="quiet">
          {clockTime(sinceWall)}, {ago(sinceWall, nowMs)}
          {signed !== null && (
            <>
              {' '}
              · signed for by <bdi>{signed.by}</bdi>, {clockTime(signed.wall)}: <bdi>{signed.words}</bdi>
            </>
          )}
        </span>
      </span>
      <Link to={placeOf(matter)} aria-label={`Open: ${told}`}>
        Open
      </Link>
    </li>
  );
}

interface SignDialogProps {
  readonly incident: string;
  readonly matters: readonly Matter[];
  readonly onShut: () => void;
}

/** One command takes so many facts; more are signed for by the same words in several. */
function inCommands(matters: readonly Matter[]): readonly (readonly string[])[] {
  const commands: string[][] = [];
  for (const { about } of matters) {
    const last = commands.at(-1);
    if (last === undefined || last.length + about.length > MAX_SIGNED_FACTS) commands.push([...about]);
    else last.push(...about);
  }
  return commands;
}

function SignDialog({ incident, matters, onShut }: SignDialogProps) {
  const intent = useIntent();
  const [words, setWords] = useState('');
  const save = async (): Promise<void> => {
    for (const about of inCommands(matters)) if ((await intent.run((send) => send({ type: 'SignForMatters', incident, about: [...about], words: words.trim() }))) === null) return;
    onShut();
  };
  return (
    <FormDialog title={`Sign for ${counted(matters.length, 'open matter')}`} size={620} intent={intent} action="Sign" ready={words.trim() !== ''} onSave={() => void save()} onShut={onShut}>
      <Textarea label="What is known, and who goes on with it?" description="It stands on the record with your name. If anything more is said of it, it is open again." value={words} maxLength={500} autosize minRows={3} data-autofocus onChange={(event) => setWords(event.currentTarget.value)} />
    </FormDialog>
  );
}
