/** One question of a screen at a time: whether it is on its way, and how it was refused. For what is asked and never kept, such as a PIN. */
import { useCallback, useState } from 'react';
import type { QueryAnswer, QueryName, QueryParams } from '../../shared/contract/procedures.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import { useMuster } from '../stores/muster.tsx';

export interface Asking {
  readonly busy: boolean;
  readonly refusal: Rejection | null;
  readonly putAway: () => void;
  /** Null where it was refused; the refusal is then in `refusal`. */
  readonly ask: <N extends QueryName>(name: N, params: QueryParams<N>) => Promise<QueryAnswer<N> | null>;
}

export function useAsk(): Asking {
  const { query } = useMuster();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Rejection | null>(null);
  const ask = useCallback<Asking['ask']>(
    async (name, params) => {
      setBusy(true);
      setRefusal(null);
      const answer = await query(name, params);
      setBusy(false);
      if (answer.ok) return answer.value;
      setRefusal(answer.rejection);
      return null;
    },
    [query],
  );
  const putAway = useCallback(() => setRefusal(null), []);
  return { busy, refusal, putAway, ask };
}
