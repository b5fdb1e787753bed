/** What the facts about the site say, beyond what each says by itself. */
import type { Fact } from '../../kernel/history.ts';
import type { EventId, StreamName } from '../../kernel/ids.ts';
import { ERASURES, mayBeErased } from '../../kernel/streams.ts';
import type { PayloadsErased } from './events.ts';

export interface ErasedHead {
  readonly stream: StreamName;
  /** This event of the stream, and all that it had seen. */
  readonly head: EventId;
}

/** What an erasure reaches, each head once. SI-4 whoever wrote it: only facts about people and the course of incidents, and only from the stream of erasures. */
export function erasedBy(fact: Pick<Fact, 'type' | 'stream' | 'payload'>): readonly ErasedHead[] {
  if (fact.type !== 'v1.PayloadsErased' || fact.stream !== ERASURES) return [];
  const { erasures } = fact.payload as PayloadsErased;
  const all = erasures.flatMap((one) => one.heads.map((head): ErasedHead => ({ stream: one.stream as StreamName, head: head as EventId })));
  const each = new Map(all.map((one) => [`${one.stream} ${one.head}`, one]));
  return [...each.values()].filter((one) => mayBeErased(one.stream));
}
