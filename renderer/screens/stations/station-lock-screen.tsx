/** A console that is a station, with nobody at it: a name and a badge open it, and nothing else does but signing in. */
import { Button, TextInput } from '@mantine/core';
import { IconDoorExit, IconLogin2, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAsk } from '../../intents/use-ask.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { useSurroundings } from '../surroundings.tsx';
import './stations.css';

const NAME_LENGTH = 120;
const BADGE_LENGTH = 40;

/** A name and a badge: all that a volunteer needs. */
function StationForm({ action }: { readonly action: string }) {
  const asking = useAsk();
  const [name, setName] = useState('');
  const [badge, setBadge] = useState('');
  const ready = name.trim() !== '' && badge.trim() !== '';
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void asking.ask('takeStation', { name, badge });
      }}
    >
      {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
      <TextInput label="Your name" size="lg" value={name} maxLength={NAME_LENGTH} autoComplete="off" autoFocus onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput label="Your badge number" size="lg" value={badge} maxLength={BADGE_LENGTH} autoComplete="off" onChange={(event) => setBadge(event.currentTarget.value)} />
      <div className="choices">
        <Button size="lg" variant="filled" type="submit" leftSection={<IconUserCheck size={26} aria-hidden />} disabled={!ready} loading={asking.busy}>
          {action}
        </Button>
        {!ready && <span className="quiet">Both are needed; everything done here is recorded under them.</span>}
      </div>
    </form>
  );
}

export function StationLockScreen() {
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const asking = useAsk();
  const { station, is } = site.signIn;
  if (station === null) return null;
  return (
    <Screen
      title={station.title}
      next={<NextStep context={`${station.title} · nobody is here`} sentence={`Who works at ${station.title}?`} why="Type your name and the number on your badge. No training is needed: the next step always stands here." />}
      bar={
        <>
          {is === 'notSetUp' ? (
            <Button leftSection={<IconDoorExit size={22} aria-hidden />} loading={asking.busy} onClick={() => void asking.ask('endStation', {})}>
              No station any more
            </Button>
          ) : (
            <Button leftSection={<IconLogin2 size={22} aria-hidden />} onClick={() => void navigate('/sign-in')}>
              Sign in as staff
            </Button>
          )}
          <span className="said">{is === 'notSetUp' ? 'Sign-in is not set up, so anybody may end it.' : 'A supervisor signs in for what a volunteer may not do.'}</span>
        </>
      }
    >
      {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
      <div className="station-lock">
        <StationForm action="I am here" />
        <p className="quiet">What you do here is recorded with your name and the time, and is never changed. When you go, touch “Leave”: then nobody can act under your name.</p>
      </div>
    </Screen>
  );
}

/** The next volunteer comes while one is here: two fields, and the one who was here has left. */
export function StationHandOverScreen() {
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const asking = useAsk();
  const { station } = site.signIn;
  if (station === null || site.signedIn === null) return null;
  return (
    <Screen
      title={`Leave ${station.title}`}
      next={
        <NextStep context={station.title} sentence="Leave, or let the next one take over." why="Nobody acts under your name once you have left.">
          <Button size="lg" leftSection={<IconDoorExit size={26} aria-hidden />} loading={asking.busy} onClick={() => void asking.ask('leaveStation', {})}>
            Leave
          </Button>
        </NextStep>
      }
      bar={<Button onClick={() => void navigate('/station')}>Back to {station.title}</Button>}
    >
      {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
      <div className="station-lock">
        <StationForm action="I take over" />
        <p className="quiet">
          Now here: <bdi>{site.signedIn.name}</bdi>. Lines and lists stay as they are; whoever takes over sees the same.
        </p>
      </div>
    </Screen>
  );
}
