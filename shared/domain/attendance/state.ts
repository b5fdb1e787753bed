/** What was said of one person's days, and whether a visitor is in, whatever order the facts arrived in. No clock is asked. */
import type { z } from 'zod';
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId } from '../../kernel/ids.ts';
import type { attendanceEvents } from './events.ts';

type Payload<T extends keyof typeof attendanceEvents> = z.infer<(typeof attendanceEvents)[T]>;

/** One thing that was said of a day and stands. */
interface DayFact {
  readonly event: EventId;
  readonly says: 'absent' | 'arrived' | 'left';
  /** The reason of an absence, or with whom the person left; may be empty. */
  readonly words: string;
  readonly fact: Fact;
}

export interface Day {
  readonly date: string;
  /** "disputed": what stands cannot all be true, or cannot all be read; then the person is expected, like anybody. */
  readonly status: DayFact['says'] | 'disputed';
  /** What stands, by event id: one, or several that did not know of each other. */
  readonly facts: readonly DayFact[];
}

function factOfDay(fact: Fact): (DayFact & { readonly date: string }) | null {
  switch (fact.type) {
    case 'v1.MarkedAbsent': {
      const payload = fact.payload as Payload<'v1.MarkedAbsent'>;
      return { event: fact.id, says: 'absent', words: payload.reason, date: payload.date, fact };
    }
    case 'v1.ArrivedLate': {
      const payload = fact.payload as Payload<'v1.ArrivedLate'>;
      return { event: fact.id, says: 'arrived', words: '', date: payload.date, fact };
    }
    case 'v1.LeftEarly': {
      const payload = fact.payload as Payload<'v1.LeftEarly'>;
      return { event: fact.id, says: 'left', words: payload.with, date: payload.date, fact };
    }
    default:
      return null;
  }
}

/**
 * Every day of which something stands, by date. AT-2 the newest fact of a day counts, by who had seen whom. AT-3 facts that
 * did not know of each other and say different things make the day disputed, and so does a fact that cannot be read.
 * AT-4 what was taken back was never said: what it had replaced stands again.
 */
export function daysOf(history: History): readonly Day[] {
  const said = history
    .distinct(history.facts)
    .map(factOfDay)
    .filter((one) => one !== null)
    .filter((one) => !history.isSettled(one.event));
  return [...new Set(said.map((one) => one.date))].sort().map((date): Day => {
    const ofDay = said.filter((one) => one.date === date);
    const facts = ofDay.filter((one) => !ofDay.some((other) => history.precedes(one.event, other.event)));
    const [first] = facts;
    const agreed = first !== undefined && !history.uncertain && facts.every((one) => one.says === first.says);
    return { date, status: agreed ? first.says : 'disputed', facts: facts.map(({ date: _, ...fact }) => fact) };
  });
}

export interface Visit {
  readonly signedIn: Fact & { readonly payload: Payload<'v1.VisitorSignedIn'> };
  /** AT-7 null until somebody signs them out, over midnight too. */
  readonly signedOut: Fact | null;
}

/** What the stream `visitor/<id>` says; null where nothing in it can be read. */
export function visitOf(history: History): Visit | null {
  const facts = history.distinct(history.facts);
  const signedIn = facts.find((fact): fact is Visit['signedIn'] => fact.type === 'v1.VisitorSignedIn');
  if (signedIn === undefined) return null;
  return { signedIn, signedOut: facts.find((fact) => fact.type === 'v1.VisitorSignedOut') ?? null };
}
