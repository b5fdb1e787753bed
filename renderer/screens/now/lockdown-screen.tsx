/** Now, in a lockdown: instead of counting a wall of rooms, who is outside one, what is known and whether 911 was told. Dim, silent, still. */
import { Button, UnstyledButton } from '@mantine/core';
import { IconAlertOctagon, IconArrowsExchange, IconCircleCheck, IconDoor, IconKey, IconPhone, IconPhoneCheck, IconPlus, IconWalk } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { HoldButton } from '../../ui/hold-button.tsx';
import { Ledger, LedgerRows, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { clockTime } from '../../ui/times.ts';
import { useMay } from '../people/use-may.ts';
import { useIncident, useMe } from '../surroundings.tsx';
import { roomName } from '../../ui/words.ts';
import { useDialog } from '../use-dialog.ts';
import { ChangeDirectiveDialog } from './incident-dialogs.tsx';
import { KnownDialog, LockdownClearDialog, PhonedDialog, ReleaseDialog } from './lockdown-dialogs.tsx';
import { LockdownStep } from './lockdown-step.tsx';
import { LockdownWall, tileIcon } from './lockdown-wall.tsx';
import { asksForCall, roomChannelNames, stateOf, type Lockdown, type LockdownRoom, type TileState } from './lockdown-words.ts';
import { OwnRoom, ownRoomOf } from './own-room.tsx';
import { RoomReportDialog } from './room-report-dialog.tsx';
import './number-row.css';
import './lockdown.css';

const URGENT = ['change'] as const;
const DIALOGS = ['note', 'phoned', 'release', 'clear'] as const;

const numbers: readonly { readonly state: TileState; readonly one: string; readonly many: string }[] = [
  { state: 'help', one: 'Room needs help', many: 'Rooms need help' },
  { state: 'notHeard', one: 'Room not heard', many: 'Rooms not heard' },
  { state: 'locked', one: 'Room locked', many: 'Rooms locked' },
];

export function LockdownScreen() {
  const incident = useIncident();
  const list = useList('lockdown', { incident: incident.incident });
  const [lockdown] = list.rows;
  if (lockdown === undefined) {
    return (
      <Screen title="Now: lockdown" next={<NextStep context="Lockdown: counting is deferred" sentence="Stay silent. Keep the door shut." why="Muster cannot call 911 itself." />} bar={<Urgent />}>
        <NoRows list={list}>Nothing is known of this lockdown.</NoRows>
      </Screen>
    );
  }
  return <Wall lockdown={lockdown} />;
}

/** What never waits for the list of rooms: another directive, and in a drill the real thing. */
function Urgent() {
  const { exercise } = useIncident();
  const navigate = useNavigate();
  const [dialog, setDialog] = useDialog(URGENT);
  return (
    <>
      {exercise && (
        <Button className="button-danger" leftSection={<IconAlertOctagon size={22} aria-hidden />} onClick={() => void navigate('/now/real')}>
          Real emergency
        </Button>
      )}
      <Button leftSection={<IconArrowsExchange size={22} aria-hidden />} onClick={() => setDialog('change')}>
        Change directive
      </Button>
      <ChangeDirectiveDialog opened={dialog === 'change'} onShut={() => setDialog(null)} />
    </>
  );
}

function Wall({ lockdown }: { readonly lockdown: Lockdown }) {
  const incident = useIncident();
  const intent = useIntent();
  const [dialog, setDialog] = useDialog(DIALOGS);
  const [rooms, setRooms] = useState<readonly LockdownRoom[] | null>(null);
  const [only, setOnly] = useState<TileState | null>(null);
  /** What the person wants of the question about their own room; null: it is asked until they have answered. */
  const [ownRoom, setOwnRoom] = useState<'later' | 'again' | null>(null);
  const own = ownRoomOf(lockdown, useMe());
  const asksOwn = own !== null && own.room.released === null && (ownRoom === 'again' || (ownRoom === null && !own.reported));
  const outside = useRef<HTMLDivElement>(null);
  const mayRelease = useMay('ReleaseRooms');
  const mayEnd = useMay('ProposeAllClear');
  const shut = (): void => setDialog(null);
  const shown = only === null ? lockdown.rooms : lockdown.rooms.filter((room) => stateOf(room) === only);
  const released = lockdown.rooms.filter((room) => room.released !== null).length;
  const { twoPeople, everyRoomReleased } = lockdown.rule;
  const [proposed] = lockdown.proposals;
  const asks = [...(twoPeople ? ['two people'] : []), ...(everyRoomReleased ? ['every room released'] : [])].join(' and ');
  // What was touched may have been reported by another console meanwhile.
  const open = rooms?.map((room) => lockdown.rooms.find((one) => one.room === room.room) ?? room) ?? null;

  return (
    <Screen
      title="Now: lockdown"
      flush
      next={
        <LockdownStep
          incident={incident}
          lockdown={lockdown}
          busy={intent.busy}
          mayRelease={mayRelease}
          onTold={(fact) => void intent.run((send) => send({ type: 'Tell911', incident: incident.incident, facts: [fact] }))}
          onPhoned={() => setDialog('phoned')}
          onRooms={setRooms}
          onRelease={() => setDialog('release')}
        />
      }
      bar={
        <>
          <Urgent />
          {own !== null && !asksOwn && own.room.released === null && (
            <Button className="own-room-again" leftSection={<IconDoor size={22} aria-hidden />} onClick={() => setOwnRoom('again')}>
              <bdi>{`${roomName(own.room.name) ?? ''}${own.reported ? ', yours' : ': say how it is'}`}</bdi>
            </Button>
          )}
          {mayRelease && lockdown.rooms.length > 0 && (
            <Button leftSection={<IconKey size={22} aria-hidden />} disabled={released === lockdown.rooms.length} onClick={() => setDialog('release')}>
              Release a room
            </Button>
          )}
          <span className="said">{proposed !== undefined ? <><bdi>{proposed.by}</bdi> proposed all clear.</> : asks === '' ? '' : `All clear takes ${asks}.`}</span>
          {mayEnd && (
            <HoldButton onHeld={() => setDialog('clear')}>
              <IconCircleCheck size={22} aria-hidden /> All clear · hold 1 s
            </HoldButton>
          )}
        </>
      }
    >
      {asksOwn && <OwnRoom key={own.room.room} room={own.room} onLater={() => setOwnRoom('later')} onSent={() => setOwnRoom(null)} />}
      <div className="number-row lockdown-numbers">
        {numbers.map(({ state, one, many }) => {
          const count = lockdown.rooms.filter((room) => stateOf(room) === state).length;
          return (
            <UnstyledButton className={`number-cell ${state === 'help' && count > 0 ? 'act' : ''}`} key={state} aria-pressed={only === state} onClick={() => setOnly(only === state ? null : state)}>
              <span className="number-count number">{count}</span>
              <span className="with-icon">
                {tileIcon(state)}
                {count === 1 ? one : many}
              </span>
            </UnstyledButton>
          );
        })}
        <UnstyledButton className="number-cell" onClick={() => outside.current?.focus()}>
          <span className="number-count number">{lockdown.outside.length}</span>
          <span className="with-icon">
            <IconWalk size={18} aria-hidden />
            Outside a room
          </span>
        </UnstyledButton>
        <Link className="number-cell number-total" to="/now/list/all">
          <b>Counting is deferred.</b>
          <span className="quiet lockdown-deferred">{incident.expected} expected. Nobody is asked to report, and no record here means “safe”.</span>
        </Link>
      </div>
      {intent.refusal !== null && (
        <div style={{ padding: '12px 24px 0' }}>
          <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />
        </div>
      )}
      <div className="lockdown-work">
        <div className="lockdown-left">
          <Ledger heading={only === null ? 'Rooms' : `Rooms: ${numbers.find((one) => one.state === only)?.many.replace(/^Rooms /, '') ?? ''}`} count={shown.length} aside={`${released} released. Opened one by one, with a key.`}>
            <LedgerRows label="Rooms">
              <LockdownWall rooms={shown} onRooms={setRooms} />
              {shown.length === 0 && <p className="ledger-none">{lockdown.rooms.length === 0 ? 'No room is known here. Write down what you hear with “Add what you know”.' : 'None now. Touch the number again to see all rooms.'}</p>}
            </LedgerRows>
          </Ledger>
        </div>
        <div className="lockdown-right">
          <Known lockdown={lockdown} exercise={incident.exercise} />
          <div tabIndex={-1} ref={outside} className="lockdown-outside">
            {lockdown.outside.length === 0 ? (
              <p className="lockdown-nobody">Nobody is known to be outside a room. That does not mean that nobody is.</p>
            ) : (
              <Ledger heading="Outside a room" count={lockdown.outside.length} aside="last known">
                <LedgerRows label="Outside a room">
                  <ul className="outside-people">
                    {lockdown.outside.map((one) => (
                      <li className="ledger-row" key={one.key}>
                        <span className="grow">
                          <ListName name={one.name} grade={one.grade} room={null} />
                        </span>
                        <span className="quiet outside-where">
                          <bdi>{one.why === 'late' ? 'late in' : one.why === 'visitor' ? (one.where === '' ? 'visitor' : `visitor, for ${one.where}`) : one.where === '' ? 'elsewhere' : one.where}</bdi>, {clockTime(one.wall)}
                        </span>
                      </li>
                    ))}
                  </ul>
                </LedgerRows>
              </Ledger>
            )}
          </div>
          <div className="lockdown-add">
            <Button leftSection={<IconPlus size={22} aria-hidden />} onClick={() => setDialog('note')}>
              Add what you know
            </Button>
            {!asksForCall(incident, lockdown) && (
              <Button leftSection={<IconPhone size={22} aria-hidden />} onClick={() => setDialog('phoned')}>
                911 was phoned
              </Button>
            )}
          </div>
        </div>
      </div>
      {open !== null && <RoomReportDialog key={open.map((room) => room.room).join()} rooms={open} onShut={() => setRooms(null)} />}
      {dialog === 'note' && <KnownDialog onShut={shut} />}
      {dialog === 'phoned' && <PhonedDialog onShut={shut} />}
      {dialog === 'release' && <ReleaseDialog lockdown={lockdown} onShut={shut} />}
      {dialog === 'clear' && mayEnd && <LockdownClearDialog lockdown={lockdown} onShut={shut} />}
    </Screen>
  );
}

function Known({ lockdown, exercise }: { readonly lockdown: Lockdown; readonly exercise: boolean }) {
  const calls = lockdown.phoned.map((one) => ({ ...one, text: exercise ? '911 would be phoned' : '911 phoned', place: one.words, from: one.by, told: null, call: true }));
  const facts = lockdown.known.map((one) => ({ ...one, from: `${one.reporter} ${roomChannelNames[one.channel]}`, call: false }));
  const rows = [...facts, ...calls].sort((a, b) => b.wall - a.wall || (a.event < b.event ? -1 : 1));
  return (
    <Ledger heading="Known so far" count={rows.length} aside="newest first">
      <LedgerRows label="Known so far">
        {rows.map((one) => (
          <div className="ledger-row known-row" key={one.event}>
            <span className="number strong">{clockTime(one.wall)}</span>
            <span className="grow">
              <b>
                <bdi>{one.text}</bdi>
              </b>
              {one.place !== '' && (
                <>
                  , <bdi>{one.place}</bdi>
                </>
              )}
              <span className="quiet known-from">
                <bdi>{one.from}</bdi>
              </span>
              {!one.call &&
                (one.told === null ? (
                  <span className="due strong">{exercise ? 'Not said for 911 yet' : '911 not told yet'}</span>
                ) : (
                  <span className="quiet with-icon">
                    <IconPhoneCheck size={18} aria-hidden />
                    told {clockTime(one.told.wall)}
                  </span>
                ))}
            </span>
          </div>
        ))}
        {rows.length === 0 && <p className="ledger-none">Nothing is known yet.</p>}
      </LedgerRows>
    </Ledger>
  );
}
