/** The one thing to do next in a lockdown: tell 911, hear from rooms, release them, end it; else stay silent. */
import { Button } from '@mantine/core';
import { IconPhoneCheck } from '@tabler/icons-react';
import { NextStep } from '../../ui/next-step.tsx';
import { clockTime } from '../../ui/times.ts';
import { counted, roomName, someOf } from '../../ui/words.ts';
import type { Incident } from '../surroundings.tsx';
import { asksForCall, stateOf, type Lockdown, type LockdownRoom } from './lockdown-words.ts';

interface LockdownStepProps {
  readonly incident: Incident;
  readonly lockdown: Lockdown;
  readonly busy: boolean;
  readonly mayRelease: boolean;
  readonly onTold: (fact: string) => void;
  readonly onPhoned: () => void;
  readonly onRooms: (rooms: readonly LockdownRoom[]) => void;
  readonly onRelease: () => void;
}

export function LockdownStep({ incident, lockdown, busy, mayRelease, onTold, onPhoned, onRooms, onRelease }: LockdownStepProps) {
  const { exercise } = incident;
  const [phoned] = lockdown.phoned;
  const untold = lockdown.known.find((one) => one.told === null);
  const silent = lockdown.rooms.filter((room) => stateOf(room) === 'notHeard');
  const [first] = silent;
  const released = lockdown.rooms.filter((room) => room.released !== null).length;
  const [proposed] = lockdown.proposals;
  const drill = 'Drill: nobody phones 911. Say it aloud as you would.';
  const line = exercise ? drill : phoned === undefined ? 'Nobody has recorded a call to 911 yet. Muster cannot call 911 itself.' : `${phoned.by} recorded the call to 911 at ${clockTime(phoned.wall)}. Keep the line open. Muster cannot call 911 itself.`;

  if (incident.directives.length > 1) return <NextStep context="Next step" sentence="Choose one directive." why="Two consoles changed it without knowing of each other. Use “Change directive” below." />;
  // Before its end, too: a fact can come after somebody said that it is over.
  if (untold !== undefined)
    return (
      <NextStep
        context="Next step"
        sentence={
          <>
            {exercise ? 'Drill, for 911: ' : 'Tell 911: '}
            <bdi>{untold.text}</bdi>
            {untold.place !== '' && (
              <>
                , <bdi>{untold.place}</bdi>
              </>
            )}
            , {clockTime(untold.wall)}.
          </>
        }
        why={line}
      >
        <Button size="lg" leftSection={<IconPhoneCheck size={24} aria-hidden />} loading={busy} onClick={() => onTold(untold.event)}>
          {exercise ? 'I have said it' : 'I have told 911'}
        </Button>
      </NextStep>
    );
  if (proposed !== undefined)
    return <NextStep context={`${proposed.by} says that the lockdown is over`} sentence="A second person confirms all clear." why="Signed in under their own name, at any console. “All clear” is at the right below." />;
  if (asksForCall(incident, lockdown))
    return (
      <NextStep context="Next step" sentence="Phone 911, if nobody has." why="Muster cannot call 911 itself. Dial it on a phone, then say here that you did.">
        <Button size="lg" leftSection={<IconPhoneCheck size={24} aria-hidden />} onClick={onPhoned}>
          911 was phoned
        </Button>
      </NextStep>
    );
  if (released > 0 && released < lockdown.rooms.length && mayRelease)
    return (
      <NextStep context="Rooms are being released" sentence={`Release ${counted(lockdown.rooms.length - released, 'more room')}.`} why="One by one, with a key. Nobody opens from the inside.">
        <Button size="lg" onClick={onRelease}>
          Release rooms
        </Button>
      </NextStep>
    );
  if (released > 0 && released === lockdown.rooms.length) return <NextStep context="Every room is released" sentence="Give all clear." why={lockdown.rule.twoPeople ? 'It takes two people. “All clear” is at the right below.' : '“All clear” is at the right below.'} />;
  if (first !== undefined)
    return (
      <NextStep context="Lockdown: counting is deferred" sentence={`Not heard: ${someOf(silent.map((room) => roomName(room.name) ?? room.name), 2)}.`} why="By radio, phone or message. Never by knocking: doors stay shut until a key opens them.">
        <Button size="lg" onClick={() => onRooms([first])}>
          Report for {roomName(first.name) ?? first.name}
        </Button>
      </NextStep>
    );
  return <NextStep context="Lockdown: counting is deferred" sentence="Stay silent. Keep the door shut." why={line} />;
}
