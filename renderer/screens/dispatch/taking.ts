/** Taking a call in one touch, wherever it is offered: for whoever is signed in. */
import { useIntent, type Intent } from '../../intents/use-intent.ts';
import { useMay } from '../people/use-may.ts';

export interface Taking {
  readonly intent: Intent;
  /** Null: whoever is here takes no call. */
  readonly take: ((call: string) => void) | null;
}

export function useTaking(): Taking {
  const intent = useIntent();
  const may = useMay('TakeCall');
  return { intent, take: may ? (call) => void intent.run((send) => send({ type: 'TakeCall', call, responder: null, onBehalf: null })) : null };
}
