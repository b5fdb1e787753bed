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
  readonly name: string;
  readonly reason: string;
  readonly host: string;
  readonly badge: string;
  /** The fact by which they are in, and when that was, as whoever signed them in says. */
  readonly signedIn: Fact;
  readonly inWall: number;
  /** AT-7 null until somebody signs them out, over midnight too, or a list says when they left. */
  readonly signedOut: Fact | null;
  readonly outWall: number | null;
}

type Listed = Fact & { readonly payload: Payload<'v1.VisitorListed'> };

/** What the stream `visitor/<id>` says; null where nothing in it can be read, or nobody came in. */
export function visitOf(history: History): Visit | null {
  const facts = history.distinct(history.facts);
  const byHand = facts.find((fact): fact is Fact & { readonly payload: Payload<'v1.VisitorSignedIn'> } => fact.type === 'v1.VisitorSignedIn');
  const lists = facts.filter((fact): fact is Listed => fact.type === 'v1.VisitorListed');
  const newest = lists.filter((one) => !lists.some((other) => history.precedes(one.id, other.id)));
  // AT-24 of lists that did not know of each other one that says that they are still in.
  const listed = newest.find((one) => one.payload.outWall === null) ?? newest[0];
  const signedIn = byHand ?? listed;
  if (signedIn === undefined) return null;
  const { name, reason, host, badge } = signedIn.payload;
  const out = facts.find((fact) => fact.type === 'v1.VisitorSignedOut') ?? (byHand === undefined && listed !== undefined && listed.payload.outWall !== null ? listed : null);
  return {
    name,
    reason,
    host,
    badge,
    signedIn,
    inWall: byHand === undefined && listed !== undefined ? listed.payload.inWall : signedIn.wall,
    signedOut: out,
    outWall: out === null ? null : out === listed ? listed.payload.outWall : out.wall,
  };
}
