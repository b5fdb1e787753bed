/** A real emergency in the middle of a drill: pick what everybody must do, hold, and the drill is over. */
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { directiveColors } from '../../ui/tokens.ts';
import { useSurroundings } from '../surroundings.tsx';
import { DirectivePicker, type Chosen } from './directive-picker.tsx';
import { StartRealButton } from './start-real-button.tsx';

export function RealEmergencyScreen() {
  const navigate = useNavigate();
  const { places } = useSurroundings();
  const intent = useIntent();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const start = async (): Promise<void> => {
    if (chosen !== null && (await intent.run((send) => send({ type: 'StartIncident', ...chosen, exercise: false }))) !== null) await navigate('/now');
  };
  return (
    <Screen
      title="Real emergency"
      next={<NextStep context="This is not the drill" sentence="What must everybody do, for real?" why="Touch one, then hold. The drill ends at that moment; say aloud that this is real." />}
      bar={
        <Button leftSection={<IconArrowLeft size={20} aria-hidden />} onClick={() => void navigate('/now')}>
          Back to the drill
        </Button>
      }
    >
      <div className="column">
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        <DirectivePicker chosen={chosen} onChoose={setChosen} places={places} />
        <div className="start-buttons" style={{ gridTemplateColumns: '1fr', ...(chosen === null ? {} : directiveColors(chosen.directive)) }}>
          <StartRealButton chosen={chosen} busy={intent.busy} words="Ends the drill; everybody here starts to account for people" onStart={() => void start()} />
        </div>
      </div>
    </Screen>
  );
}
