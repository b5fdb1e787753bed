/** One call, whatever order its facts arrived in: what it is about, who answers, and whether it is over. Total; what was said apart stands side by side. */
import type { Fact, History } from '../../kernel/history.ts';
import { consoleOfOrigin, type EventId, type PersonId, type RoomId } from '../../kernel/ids.ts';
import type { dispatchEvents, DispatchPayload } from './events.ts';

interface FactOf<T extends keyof typeof dispatchEvents> extends Fact {
  readonly type: T;
  readonly payload: DispatchPayload<T>;
}
const isA = <T extends keyof typeof dispatchEvents>(type: T) => (fact: Fact): fact is FactOf<T> => fact.type === type;

const isCalled = isA('v1.HelpCalled');
const isDetailed = isA('v1.CallDetailed');
const isCancelled = isA('v1.CallCancelled');
const isCleared = isA('v1.CallCleared');
const isTaken = isA('v1.CallTaken');
const isHandedOver = isA('v1.CallHandedOver');
const isTakenOver = isA('v1.CallTakenOver');
const isSettled = isA('v1.ClaimsSettled');

/** Farthest from help first: of what was said apart of one responder, the first counts (DI-7). */
export const responderStates = ['stoodDown', 'asked', 'acknowledged', 'onTheWay', 'onScene'] as const;
export type ResponderState = (typeof responderStates)[number];
export type CallState = 'new' | 'acknowledged' | 'onTheWay' | 'onScene' | 'cleared' | 'cancelled';

interface Responder {
  readonly staff: PersonId;
  readonly state: ResponderState;
  /** What says so. */
  readonly fact: Fact;
  readonly onBehalf: DispatchPayload<'v1.CallTaken'>['onBehalf'];
}

/** A word of somebody that adds to others. */
interface CallWords {
  readonly of: 'atRisk' | 'words';
  readonly text: string;
  readonly fact: Fact;
}

interface Ending {
  readonly is: 'cleared' | 'cancelled';
  readonly words: string;
  readonly fact: Fact;
}

export interface Call {
  readonly called: FactOf<'v1.HelpCalled'>;
  /** Null: nobody was signed in there. */
  readonly caller: PersonId | null;
  readonly raisedAt: string;
  readonly state: CallState;
  /** More than one where they were said apart. */
  readonly rooms: readonly RoomId[];
  readonly kinds: readonly string[];
  readonly silent: boolean;
  readonly words: readonly CallWords[];
  readonly responders: readonly Responder[];
  /** Takings that did not know of each other, of people who both still go (DI-8). */
  readonly takenApart: readonly { readonly taking: EventId; readonly staff: PersonId; readonly fact: Fact }[];
  readonly endings: readonly Ending[];
  /** It was ended by somebody who did not know of what others did: it goes on (DI-10). */
  readonly endedApart: boolean;
  /** Steps of the ladder that were reached, each with the fact that was written first by the clock. */
  readonly steps: ReadonlyMap<number, Fact>;
  readonly checks: readonly FactOf<'v1.SceneChecked'>[];
  /** The first of each, by the clock; for times only. */
  readonly firsts: Readonly<Record<'acknowledged' | 'onTheWay' | 'onScene', Fact | null>>;
}

export const isOver = ({ state }: Pick<Call, 'state'>): boolean => state === 'cleared' || state === 'cancelled';
/** DI-6 whoever goes; who was asked does not yet. */
export const goes = ({ state }: Pick<Responder, 'state'>): boolean => state !== 'asked' && state !== 'stoodDown';

/** For display, and for which of several came first where none knew of the other. */
const byClock = (a: Fact, b: Fact): number => a.at.ms - b.at.ms || a.at.n - b.at.n || (a.id < b.id ? -1 : 1);

/** Null: the stream has no beginning that can be read. */
export function callOf(history: History): Call | null {
  const facts = [...history.distinct(history.facts)].sort(byClock);
  // One command that reached two consoles is one fact, and what its own console wrote says most; a faulty console may have begun it twice.
  const called = history.facts.filter(isCalled).sort((a, b) => Number(a.payload.raised !== undefined) - Number(b.payload.raised !== undefined) || (a.id < b.id ? -1 : 1))[0];
  if (called === undefined) return null;
  const details = facts.filter(isDetailed);
  const responders = respondersIn(history, facts);
  const going = responders.filter(goes);
  const endings = facts.flatMap((fact): Ending[] => (isCleared(fact) ? [{ is: 'cleared', words: fact.payload.outcome, fact }] : isCancelled(fact) ? [{ is: 'cancelled', words: fact.payload.reason, fact }] : []));
  const standing = endings.filter((ending) => knewAll(history, facts, ending.fact));
  const ended: CallState | null = standing.length === 0 ? null : standing.some((one) => one.is === 'cleared') ? 'cleared' : 'cancelled';
  const first = (...types: readonly string[]): Fact | null => facts.find((fact) => types.includes(fact.type)) ?? null;
  return {
    called,
    caller: called.payload.raised !== undefined ? (called.payload.raised.caller as PersonId | null) : called.actor === 'unsigned' ? null : called.actor.staff,
    raisedAt: called.payload.raised?.console ?? consoleOfOrigin(called.origin),
    state: ended ?? stateOf(going),
    rooms: newestOf(history, [called, ...details], (fact) => fact.payload.room ?? null) as readonly RoomId[],
    kinds: newestOf(history, [called, ...details], (fact) => fact.payload.kind ?? null),
    silent: newestOf(history, [called, ...details], (fact) => (fact.payload.silent === undefined ? null : String(fact.payload.silent))).includes('true'),
    words: details.flatMap((fact) => (['atRisk', 'words'] as const).flatMap((of) => (fact.payload[of] === undefined ? [] : [{ of, text: fact.payload[of], fact }]))),
    responders,
    takenApart: takenApartIn(history, facts, going),
    endings: ended === null ? endings : standing,
    endedApart: ended === null && endings.length > 0,
    steps: new Map(facts.filter(isA('v1.StepReached')).reverse().map((fact) => [fact.payload.step, fact])),
    checks: facts.filter(isA('v1.SceneChecked')),
    firsts: { acknowledged: first('v1.CallTaken', 'v1.ResponderSetOut', 'v1.ResponderArrived'), onTheWay: first('v1.ResponderSetOut', 'v1.ResponderArrived'), onScene: first('v1.ResponderArrived') },
  };
}

/** DI-6 as far as whoever is nearest to being there. */
function stateOf(going: readonly Responder[]): CallState {
  const states = new Set(going.map(({ state }) => state));
  return states.has('onScene') ? 'onScene' : states.has('onTheWay') ? 'onTheWay' : states.has('acknowledged') ? 'acknowledged' : 'new';
}

/** DI-4 the newest word counts; of words that did not know of each other all, each once. */
function newestOf<F extends Fact>(history: History, facts: readonly F[], said: (fact: F) => string | null): readonly string[] {
  const saying = facts.filter((fact) => said(fact) !== null);
  const newest = saying.filter((fact) => !saying.some((other) => history.precedes(fact.id, other.id)));
  return [...new Set(newest.flatMap((fact) => said(fact) ?? []))].sort();
}

/** What ends a call, or only records that time passes; and what is stated of it afterwards is of no area's concern here. */
const WITNESSED: ReadonlySet<string> = new Set(['v1.CallDetailed', 'v1.CallTaken', 'v1.ResponderAsked', 'v1.ResponderSetOut', 'v1.ResponderArrived', 'v1.ResponderStoodDown', 'v1.CallHandedOver', 'v1.CallTakenOver', 'v1.ClaimsSettled', 'v1.SceneChecked']);

/** DI-10 */
const knewAll = (history: History, facts: readonly Fact[], ending: Fact): boolean => facts.every((fact) => !WITNESSED.has(fact.type) || history.precedes(fact.id, ending.id));

interface Word {
  readonly staff: string;
  readonly state: ResponderState;
  readonly fact: Fact;
  readonly onBehalf: Responder['onBehalf'];
}

/** Everything that a fact says of a responder. */
function wordsOf(fact: Fact, takers: ReadonlyMap<EventId, string>): readonly Word[] {
  const word = (staff: string, state: ResponderState, onBehalf: Word['onBehalf'] = null): Word => ({ staff, state, fact, onBehalf });
  if (isTaken(fact)) return [word(fact.payload.responder, 'acknowledged', fact.payload.onBehalf)];
  if (isA('v1.ResponderAsked')(fact)) return [word(fact.payload.responder, 'asked')];
  if (isA('v1.ResponderSetOut')(fact)) return [word(fact.payload.responder, 'onTheWay')];
  if (isA('v1.ResponderArrived')(fact)) return [word(fact.payload.responder, 'onScene')];
  if (isA('v1.ResponderStoodDown')(fact)) return [word(fact.payload.responder, 'stoodDown')];
  if (isHandedOver(fact) || isTakenOver(fact)) return fact.payload.from === fact.payload.to ? [] : [word(fact.payload.from, 'stoodDown'), word(fact.payload.to, 'acknowledged')];
  if (isSettled(fact)) {
    const named = new Set(fact.payload.settles.flatMap((taking) => takers.get(taking as EventId) ?? []));
    return [...named].filter((staff) => !fact.payload.stay.includes(staff)).map((staff) => word(staff, 'stoodDown'));
  }
  return [];
}

/** Whom a taking names as going. */
const takerOf = (fact: Fact): string | null => (isTaken(fact) ? fact.payload.responder : isHandedOver(fact) || isTakenOver(fact) ? fact.payload.to : null);

const takersIn = (history: History, facts: readonly Fact[]): ReadonlyMap<EventId, string> =>
  new Map(facts.flatMap((fact) => {
    const taker = takerOf(fact);
    return taker === null ? [] : [[fact.id, taker] as const, [history.canonical(fact.id), taker] as const];
  }));

/** DI-7 of each the newest word; of words apart the one that is farthest from help. In the order in which they came in. */
function respondersIn(history: History, facts: readonly Fact[]): readonly Responder[] {
  const takers = takersIn(history, facts);
  const words = Map.groupBy(facts.flatMap((fact) => wordsOf(fact, takers)), ({ staff }) => staff);
  return [...words].map(([staff, said]): Responder => {
    const newest = said.filter((one) => !said.some((other) => history.precedes(one.fact.id, other.fact.id)));
    const farthest = newest.reduce((a, b) => (responderStates.indexOf(b.state) < responderStates.indexOf(a.state) ? b : a));
    const taken = said.filter(({ fact }) => isTaken(fact)).at(-1);
    return { staff: staff as PersonId, state: farthest.state, fact: farthest.fact, onBehalf: taken?.onBehalf ?? null };
  });
}

/** DI-8 a taking is settled by whoever names it, and by whoever knew of both and let one of them go. */
function takenApartIn(history: History, facts: readonly Fact[], going: readonly Responder[]): Call['takenApart'] {
  const takers = takersIn(history, facts);
  const stoodDown = facts.flatMap((fact) => wordsOf(fact, takers)).filter(({ state }) => state === 'stoodDown');
  const takings = facts.flatMap((fact) => {
    const staff = takerOf(fact);
    if (staff === null || history.isSettled(fact.id) || !going.some((one) => one.staff === staff)) return [];
    return stoodDown.some((one) => one.staff === staff && history.precedes(fact.id, one.fact.id)) ? [] : [{ taking: fact.id, staff: staff as PersonId, fact }];
  });
  const apart = (a: EventId, b: EventId): boolean => !history.precedes(a, b) && !history.precedes(b, a);
  return takings.filter((one) => takings.some((other) => other.staff !== one.staff && apart(one.taking, other.taking)));
}
