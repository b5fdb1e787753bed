/** One intent of a screen at a time: whether it is on its way, and how it was refused. The refusal stays until it is put away. */
import { useCallback, useState } from 'react';
import type { CommandOutcome } from '../../shared/contract/procedures.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import { useMuster } from '../stores/muster.tsx';
import type { SendCommand } from '../stores/sending-store.ts';

export interface Intent {
  readonly busy: boolean;
  readonly refusal: Rejection | null;
  readonly putAway: () => void;
  /** Null where it was refused; the refusal is then in `refusal`. */
  readonly run: (act: (send: SendCommand) => Promise<CommandOutcome>) => Promise<Extract<CommandOutcome, { accepted: true }> | null>;
}

export function useIntent(): Intent {
  const { send } = useMuster();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Rejection | null>(null);
  const run = useCallback<Intent['run']>(
    async (act) => {
      setBusy(true);
      setRefusal(null);
      const outcome = await act(send);
      setBusy(false);
      if (outcome.accepted) return outcome;
      setRefusal(outcome.rejection);
      return null;
    },
    [send],
  );
  const putAway = useCallback(() => setRefusal(null), []);
  return { busy, refusal, putAway, run };
}
