/**
 * The room of whoever sits here, asked for in a lockdown: "Locked, 23 here" is one touch, "1 injured" one more. Nothing sounds or moves,
 * and it can wait: "Later" leaves it as a button in the bar below.
 */
import { Button } from '@mantine/core';
import { IconClockPause, IconFirstAidKit, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { Reporter } from '../../intents/report-people.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { roomName } from '../../ui/words.ts';
import { useIncident, useMe } from '../surroundings.tsx';
import { countsOf, HeadCount, headWords, type Heads } from './head-count.tsx';
import type { Lockdown, LockdownRoom, RoomStatus } from './lockdown-words.ts';

/** The host knows it by the console's name or the class that is taught; else it is the one from which this person reported last. */
export function ownRoomOf({ own, rooms }: Lockdown, me: Reporter): { readonly room: LockdownRoom; readonly reported: boolean } | null {
  const mine = rooms.flatMap((room) => room.reports.filter((one) => me.staff !== null && one.reporterStaff === me.staff && one.channel === 'inPerson').map((report) => ({ room, report }))).sort((a, b) => b.report.wall - a.report.wall);
  const room = rooms.find((one) => one.room === own) ?? mine[0]?.room;
  return room === undefined ? null : { room, reported: mine.some((one) => one.room === room) };
}

interface OwnRoomProps {
  readonly room: LockdownRoom;
  readonly onLater: () => void;
  readonly onSent: () => void;
}

export function OwnRoom({ room, onLater, onSent }: OwnRoomProps) {
  const { incident } = useIncident();
  const intent = useIntent();
  const me = useMe();
  const { expected } = room;
  const [heads, setHeads] = useState<Heads>({ here: expected > 0 ? expected : null, injured: 0 });
  const counts = countsOf(heads, expected);
  const words = headWords(counts);
  const report = async (status: RoomStatus): Promise<void> => {
    const reports = [{ room: room.room, status, counts, words: '', settles: [] }];
    if ((await intent.run((send) => send({ type: 'ReportRooms', incident, reporter: me, channel: 'inPerson', reports }))) !== null) onSent();
  };
  return (
    <section className="own-room" aria-label="Your room">
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <div className="own-room-line">
        <h2>
          Your room: <bdi>{roomName(room.name)}</bdi>
        </h2>
        <HeadCount heads={heads} expected={expected} onHeads={setHeads} />
        <Button size="lg" variant="filled" leftSection={<IconLock size={24} aria-hidden />} loading={intent.busy} onClick={() => void report('locked')}>
          Locked{words === '' ? '' : `: ${words}`}
        </Button>
        <Button size="lg" className="button-danger" leftSection={<IconFirstAidKit size={24} aria-hidden />} loading={intent.busy} onClick={() => void report('help')}>
          Needs help
        </Button>
        <Button leftSection={<IconClockPause size={22} aria-hidden />} onClick={onLater}>
          Later
        </Button>
      </div>
    </section>
  );
}
