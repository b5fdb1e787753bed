/** Setup: every room by the zone where it lies. Many are chosen at once and placed with one word; the roster's rooms are there by themselves. */
import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { commandPermissions } from '../../../shared/contract/procedures.ts';
import { useList } from '../../stores/muster.tsx';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { counted } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { BackToSetup } from './back-to-setup.tsx';
import { PlaceRooms } from './place-rooms.tsx';
import { AddRoomDialog } from './room-dialogs.tsx';
import { ChooseAll, RoomGroup } from './room-group.tsx';
import { beginsLike, groupsOf, needsLook, roomFilters, takenBy, type RoomFilter, type RoomRow } from './room-lists.ts';
import { whoMay } from './who-may.ts';
import '../people/people.css';
import './setup.css';

export function RoomsScreen() {
  const rooms = useList('rooms', {});
  const mayChange = useMay('PlaceRooms');
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<RoomFilter>('used');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [adding, setAdding] = useState(false);
  const found = useMemo(() => rooms.rows.filter((room) => beginsLike(room, typed)), [rooms.rows, typed]);
  const shown = useMemo(() => found.filter(takenBy(filter)), [found, filter]);
  // What is out of sight is not placed along with the rest.
  const chosen = shown.filter((room) => ticked.has(room.room));
  const toggle = (some: readonly RoomRow[], on: boolean): void => setTicked(new Set([...ticked].filter((room) => !some.some((one) => one.room === room)).concat(on ? some.map(({ room }) => room) : [])));
  const open = rooms.rows.filter(needsLook).length;
  const zones = [...new Set(rooms.rows.flatMap(({ zone }) => zone ?? []))].sort();

  return (
    <Screen
      title="Setup: rooms and zones"
      flush
      next={
        <NextStep
          context="Setup: rooms and zones"
          sentence={open > 0 ? `${counted(open, 'room is', 'rooms are')} in no zone yet, or in two.` : rooms.rows.length === 0 ? 'Which rooms are there?' : `${counted(rooms.rows.filter(({ used }) => used).length, 'room')} in ${counted(zones.length, 'zone')}.`}
          why={mayChange ? 'A zone is a part of the campus as people say it: “North”, “Upper floor”. In a lockdown the rooms are shown by zone.' : `Set by: ${whoMay(commandPermissions.PlaceRooms)}.`}
        >
          {mayChange && (
            <Button size="lg" leftSection={<IconPlus size={26} aria-hidden />} onClick={() => setAdding(true)}>
              Add a room
            </Button>
          )}
        </NextStep>
      }
      bar={chosen.length === 0 ? <><BackToSetup />{mayChange && rooms.rows.length > 0 && <span className="said">Choose rooms, then say their zone here.</span>}</> : <PlaceRooms key={chosen.length === 1 ? chosen[0]?.room : 'several'} chosen={chosen} zones={zones} onDone={() => setTicked(new Set())} />}
    >
      {rooms.rows.length === 0 ? (
        <div className="teach setup-teach">
          <NoRows list={rooms}>
            Rooms come with the roster: each room that a class names is here by itself, and in its zone where the roster says one. Rooms in which no class meets, such as the gym or the main office, are added by hand.
          </NoRows>
        </div>
      ) : (
        <>
          <div className="people-tools">
            <TextInput aria-label="Only rooms that begin with" placeholder="Room or zone…" leftSection={<IconSearch size={22} aria-hidden />} value={typed} maxLength={60} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
            <FilterTabs label="Only rooms" filters={roomFilters(found, filter)} chosen={filter} onChoose={setFilter} />
            {mayChange && shown.length > 0 && (
              <Button onClick={() => toggle(shown, chosen.length < shown.length)}>{chosen.length < shown.length ? `Choose all ${shown.length}` : 'Choose none'}</Button>
            )}
          </div>
          <div className="room-zones" tabIndex={0} role="region" aria-label="Rooms by zone">
            {shown.length === 0 && <p className="ledger-none">No room is like that. Take a letter away, or choose “In use”.</p>}
            {groupsOf(shown).map(({ zone, rooms: some }) => (
              <Ledger key={zone ?? ''} heading={zone ?? 'No zone yet'} count={some.length} aside={mayChange && some.length > 1 ? <ChooseAll zone={zone} rooms={some} ticked={ticked} onToggle={toggle} /> : undefined} {...(zone === null && filter !== 'out' ? { level: 'due' as const } : {})}>
                <RoomGroup rooms={some} ticked={ticked} onToggle={toggle} mayChange={mayChange} />
              </Ledger>
            ))}
          </div>
        </>
      )}
      {adding && <AddRoomDialog zones={zones} onShut={() => setAdding(false)} />}
    </Screen>
  );
}
