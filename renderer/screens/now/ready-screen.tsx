/** Ready: pick what everybody must do, then one of two separate buttons, real (held) or drill. No switch to get wrong. */
import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { useCatchingUp } from '../../ui/catching-up.tsx';
import { presenceOf } from '../../ui/console-words.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { directiveColors } from '../../ui/tokens.ts';
import { counted, directiveNames } from '../../ui/words.ts';
import { NoRosterStep } from '../no-roster.tsx';
import { useSurroundings, type Site } from '../surroundings.tsx';
import { DirectivePicker, type Chosen } from './directive-picker.tsx';
import { StartRealButton } from './start-real-button.tsx';

export function ReadyScreen() {
  const { site, places } = useSurroundings();
  const intent = useIntent();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const signedIn = site.signedIn !== null;
  const alone = presenceOf(useList('consoles', {}).rows) === null;
  const catchingUp = useCatchingUp();
  const noRoster = signedIn && site.rosterAsOfWall === null && catchingUp === null;

  const start = (exercise: boolean): void => {
    if (chosen !== null) void intent.run((send) => send({ type: 'StartIncident', ...chosen, exercise }));
  };

  const next = noRoster ? (
    <NoRosterStep why="You can start an incident all the same; until then nobody can be counted by name." />
  ) : (
    <NextStep context="Start an incident or a drill" sentence="What must everybody do?" why="Touch one. It goes nowhere until you press real or drill below." />
  );
  const name = chosen === null ? null : directiveNames[chosen.directive];

  return (
    <Screen
      title="Now: ready"
      next={next}
      bar={
        <>
          {signedIn && <OnTheRoster site={site} />}
          <span className="said">{alone ? 'Starting shows at this console only. Say it aloud too.' : 'Starting shows at every console that is heard. Say it aloud too.'}</span>
        </>
      }
    >
      <div className="column">
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        <DirectivePicker chosen={chosen} onChoose={setChosen} places={places} />
        <div className="start-buttons" style={chosen === null ? {} : directiveColors(chosen.directive)}>
          <StartRealButton chosen={chosen} busy={intent.busy} words="Everybody here starts to account for people" onStart={() => start(false)} />
          <UnstyledButton className="start-drill" disabled={chosen === null || intent.busy} onClick={() => start(true)}>
            <span>
              <span className="start-big">{name === null ? 'DRILL' : `${name}, DRILL`}</span>
              <span className="start-small">{name === null ? 'Opens when you have touched one above' : 'DRILL stands on every screen'}</span>
            </span>
          </UnstyledButton>
        </div>
      </div>
    </Screen>
  );
}

function OnTheRoster({ site }: { readonly site: Site }) {
  const navigate = useNavigate();
  return (
    <>
      <span className="quiet">On the roster</span>
      <Count count={site.students} word="students" />
      <Count count={site.staff} word="staff" />
      <Count count={site.classes} word="classes" />
      <Button onClick={() => void navigate('/people/today')}>
        {site.absentToday} absent today, {counted(site.visitors, 'visitor')}
      </Button>
    </>
  );
}

function Count({ count, word }: { readonly count: number; readonly word: string }) {
  return (
    <span className="nowrap">
      <b className="number" style={{ fontSize: 20 }}>
        {count.toLocaleString('en-US')}
      </b>{' '}
      {word}
    </span>
  );
}
