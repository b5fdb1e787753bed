/** Asks the host as one types. An answer to older letters is never taken for one to newer ones: until it comes, `text` says what is shown. */
import { useEffect, useState } from 'react';
import type { QueryAnswer } from '../../../shared/contract/procedures.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { useMuster } from '../../stores/muster.tsx';

const PAUSE_MS = 60;
const LETTERS = 2;
/** Of each kind. */
const SHOWN = 10;

export interface Answered {
  readonly text: string;
  /** Null: too few letters, nobody is signed in, or it was refused. */
  readonly answer: QueryAnswer<'find'> | null;
  readonly refusal: Rejection | null;
}

/** `incident` null: none is open. Nothing is asked while nobody is signed in. */
export function useFind(text: string, incident: string | null, signedIn: boolean): Answered {
  const { query, clock } = useMuster();
  const [answered, setAnswered] = useState<Answered>({ text: '', answer: null, refusal: null });
  const asks = signedIn && text.length >= LETTERS;
  useEffect(() => {
    if (!asks) return undefined;
    let current = true;
    const ask = async (): Promise<void> => {
      const found = await query('find', { text, incident, limit: SHOWN });
      if (current) setAnswered(found.ok ? { text, answer: found.value, refusal: null } : { text, answer: null, refusal: found.rejection });
    };
    const callOff = clock.after(PAUSE_MS, () => void ask());
    return () => {
      current = false;
      callOff();
    };
  }, [asks, text, incident, query, clock]);
  return asks ? answered : { text, answer: null, refusal: null };
}
