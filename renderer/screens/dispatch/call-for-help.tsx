/**
 * Call for help, in the band of every screen: one touch or F9, whoever is signed in or nobody. That touch sends the call; the panel that
 * opens then only adds to it, and says what becomes of it. While it is open F9 sends no second one.
 */
import { Button } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { CallPanel } from './call-panel.tsx';
import './dispatch.css';

const KEY = 'F9';

interface Calling {
  /** For the band. */
  readonly button: ReactNode;
  /** Null: none is open. */
  readonly panel: ReactNode;
  /** The panel of a call that was raised here before. */
  readonly open: (call: string) => void;
}

export function useCallForHelp(): Calling {
  const intent = useIntent();
  /** Null: no panel. Its call is null while it is on its way. */
  const [shown, show] = useState<{ readonly call: string | null } | null>(null);
  const callForHelp = async (): Promise<void> => {
    show({ call: null });
    const sent = await intent.run((send) => send({ type: 'CallForHelp', room: null, kind: null, silent: false, exercise: false, onBehalf: null }));
    const call = sent?.result['call'];
    // Whoever shut the panel meanwhile is not shown it again.
    if (call !== undefined) show((now) => (now === null ? null : { call }));
  };
  const pressed = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== KEY) return;
    event.preventDefault();
    event.stopPropagation();
    if (shown === null && !event.repeat) void callForHelp();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => pressed(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
  return {
    button: (
      <Button className="help-button" leftSection={<IconUrgent size={26} aria-hidden />} aria-keyshortcuts={KEY} onClick={() => void callForHelp()}>
        Call for help <kbd>{KEY}</kbd>
      </Button>
    ),
    panel: shown === null ? null : <CallPanel call={shown.call} refusal={intent.refusal} onShut={() => show(null)} />,
    open: (call) => show({ call }),
  };
}
