/** What the facts about the site say, beyond what each says by itself. */
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, StreamName } from '../../kernel/ids.ts';
import { ERASURES, mayBeErased } from '../../kernel/streams.ts';
import type { BellSchedule, ImportChoicesMade, PayloadsErased } from './events.ts';
import { byId, newestOf, ofType } from './newest.ts';

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

export type ImportChoices = Readonly<ImportChoicesMade>;

export const NOTHING_CHOSEN: ImportChoices = { school: null, columns: null };

/** SI-7 the newest choices; where consoles chose differently without knowing of each other, nothing is remembered of what they differ in. */
export function importChoicesOf(history: History): ImportChoices {
  const facts = history.facts.filter((fact) => fact.type === 'v1.ImportChoicesMade');
  const newest = facts.filter((fact) => !facts.some((other) => history.precedes(fact.id, other.id))).map((fact) => fact.payload as ImportChoicesMade);
  const [first] = newest;
  if (first === undefined) return NOTHING_CHOSEN;
  const agreed = (of: keyof ImportChoicesMade): boolean => newest.every((one) => JSON.stringify(one[of]) === JSON.stringify(first[of]));
  return { school: agreed('school') ? first.school : null, columns: agreed('columns') ? first.columns : null };
}

export interface StandingBells {
  readonly fact: Fact;
  readonly bells: BellSchedule;
}

/** SI-9 the newest; of several that did not know of each other all, the one that counts first: that of the smallest event id, on every console. */
export const bellSchedulesOf = (history: History): readonly StandingBells[] =>
  [...newestOf(history, ofType(history, 'v1.BellScheduleSet'))].sort(byId).map((fact) => ({ fact, bells: fact.payload }));
