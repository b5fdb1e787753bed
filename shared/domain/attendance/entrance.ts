/** What was said at the entrance: who may not enter, how a visitor compared with those of a near name, and what a supervisor decided. No clock is asked. */
import type { z } from 'zod';
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId } from '../../kernel/ids.ts';
import type { attendanceEvents, Comparison } from './events.ts';

type Payload<T extends keyof typeof attendanceEvents> = z.infer<(typeof attendanceEvents)[T]>;
type FactOf<T extends keyof typeof attendanceEvents> = Fact & { readonly payload: Payload<T> };

const isA =
  <T extends keyof typeof attendanceEvents>(type: T) =>
  (fact: Fact): fact is FactOf<T> =>
    fact.type === type;

export interface Bar {
  readonly set: FactOf<'v1.PersonBarred'>;
  /** AT-15 null: it stands. No date ends it. */
  readonly lifted: FactOf<'v1.BarLifted'> | null;
}

/** What the stream `barred/<id>` says; null where nothing in it can be read. */
export function barOf(history: History): Bar | null {
  const facts = history.distinct(history.facts);
  const set = facts.find(isA('v1.PersonBarred'));
  if (set === undefined) return null;
  return { set, lifted: facts.find(isA('v1.BarLifted')) ?? null };
}

/** "waits": until a supervisor decides. "away": turned away, or to be. */
export type Verdict = 'clear' | 'waits' | 'away';

export interface Entry {
  readonly compared: FactOf<'v1.VisitorCompared'>;
  /** Of each of a near name the answer that counts. */
  readonly answers: readonly Comparison[];
  readonly verdict: Verdict;
  /** The comparisons on which the visitor waits, and which a decision names. */
  readonly open: readonly EventId[];
  readonly decided: FactOf<'v1.HeldVisitorDecided'> | null;
  readonly signedIn: boolean;
}

const WORST_FIRST: readonly Comparison['answer'][] = ['match', 'notSure', 'no'];

const keyOf = ({ is, id }: Comparison): string => `${is} ${id}`;

/** AT-17 whoever is one that may not enter is turned away; whoever may be, or is an adult with a restriction, waits for a supervisor. */
export function verdictOn(answers: readonly Comparison[]): Verdict {
  if (answers.some((one) => one.answer === 'match' && one.is === 'barred')) return 'away';
  return answers.some((one) => one.answer !== 'no') ? 'waits' : 'clear';
}

/** What the stream `visitor/<id>` says of comparing; null where nobody was compared. AT-18 of answers that did not know of each other the worse counts. */
export function entryOf(history: History): Entry | null {
  const facts = history.distinct(history.facts);
  const all = facts.filter(isA('v1.VisitorCompared'));
  const [compared] = all;
  if (compared === undefined) return null;
  const said = all.flatMap((fact) => fact.payload.answers.map((answer) => ({ fact, answer })));
  const newest = said.filter((one) => !said.some((other) => keyOf(other.answer) === keyOf(one.answer) && history.precedes(one.fact.id, other.fact.id)));
  const answers = [...Map.groupBy(newest, (one) => keyOf(one.answer)).values()].map((same) => {
    const worst = WORST_FIRST.find((answer) => same.some((one) => one.answer.answer === answer));
    return same.find((one) => one.answer.answer === worst) ?? same[0];
  });
  const counted = answers.filter((one) => one !== undefined);
  const open = counted.filter((one) => !history.isSettled(one.fact.id));
  const decisions = facts.filter(isA('v1.HeldVisitorDecided'));
  const last = decisions.filter((one) => !decisions.some((other) => history.precedes(one.id, other.id)));
  // AT-19 of decisions apart, one that says no.
  const decided = last.find((one) => !one.payload.admitted) ?? last[0] ?? null;
  const openVerdict = verdictOn(open.map((one) => one.answer));
  return {
    compared,
    answers: counted.map((one) => one.answer),
    verdict: openVerdict === 'clear' && decided !== null && !decided.payload.admitted ? 'away' : openVerdict,
    open: [...new Set(open.filter((one) => one.answer.answer !== 'no').map((one) => one.fact.id))],
    decided,
    signedIn: facts.some((fact) => fact.type === 'v1.VisitorSignedIn' || fact.type === 'v1.VisitorListed'),
  };
}
