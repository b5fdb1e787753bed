/** The lists of many classes as they are at this moment, asked for piece by piece. Paper does not change by itself, so neither do they. */
import { useEffect, useState } from 'react';
import { MAX_CLASS_LISTS, type SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import { useMuster } from '../stores/muster.tsx';

export type ClassListRow = SubscriptionRow<'class-list'>;

interface ClassLists {
  /** Which classes were asked for. */
  readonly asked: string;
  readonly lists: ReadonlyMap<string, readonly ClassListRow[]>;
  readonly complete: boolean;
  readonly refusal: Rejection | null;
}

const nothing = (asked: string): ClassLists => ({ asked, lists: new Map(), complete: false, refusal: null });

export function useClassLists(classIds: readonly string[]): ClassLists {
  const { query } = useMuster();
  const asked = classIds.join(' ');
  const [held, setHeld] = useState<ClassLists>(() => nothing(asked));
  useEffect(() => {
    let wanted = true;
    const read = async (): Promise<void> => {
      const ids = asked === '' ? [] : asked.split(' ');
      const lists = new Map<string, readonly ClassListRow[]>();
      for (let at = 0; at < ids.length; at += MAX_CLASS_LISTS) {
        const answer = await query('classLists', { classIds: ids.slice(at, at + MAX_CLASS_LISTS) });
        if (!wanted) return;
        if (!answer.ok) return setHeld({ asked, lists, complete: false, refusal: answer.rejection });
        for (const one of answer.value.lists) lists.set(one.classId, one.rows);
        setHeld({ asked, lists: new Map(lists), complete: false, refusal: null });
      }
      setHeld({ asked, lists, complete: true, refusal: null });
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [asked, query]);
  return held.asked === asked ? held : nothing(asked);
}
