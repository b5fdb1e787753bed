/** What the stream `incident/<id>` says of its posts: who is at them, and which steps of their job sheets are done. */
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, OriginId } from '../../kernel/ids.ts';
import type { PostHolder } from './events.ts';
import { isA } from './state.ts';
import type { StationTaken } from './station-events.ts';

export interface Holding {
  readonly event: EventId;
  readonly holder: PostHolder;
  readonly wall: number;
  /** Who recorded it; null: nobody was signed in. */
  readonly actor: string | null;
  /** Where. */
  readonly origin: OriginId;
}

export interface Tick {
  readonly event: EventId;
  readonly step: string;
  readonly wall: number;
  readonly actor: string | null;
}

export interface PostState {
  readonly holdings: readonly Holding[];
  readonly ticks: readonly Tick[];
}

export const UNTOUCHED: PostState = { holdings: [], ticks: [] };

/** The same staff member; of helpers the same name, letter case aside, and the same badge. */
export const isSameHolder = (a: PostHolder, b: PostHolder): boolean =>
  a.staff === null && b.staff === null ? a.name.toLowerCase() === b.name.toLowerCase() && a.badge === b.badge : a.staff === b.staff;

const actorOf = (fact: Fact): string | null => (fact.actor === 'unsigned' ? null : fact.actor.staff);

const isTaking = isA('v1.PostTaken');
const isHandOver = isA('v1.PostHandedOver');

/** Who took a post, in each of the ways to do so. */
function takingIn(fact: Fact): { readonly post: string; readonly holder: PostHolder } | null {
  if (isTaking(fact) || isHandOver(fact)) return fact.payload;
  if (fact.type !== 'v1.StationTaken') return null;
  const { post, name, badge } = fact.payload as StationTaken;
  return { post, holder: { staff: null, name, badge } };
}

/** IN-18, IN-22: takings and ticks that another fact names and ends. */
export const endedBy = (history: History): ReadonlySet<EventId> =>
  new Set(
    [
      ...history.facts.filter(isHandOver).flatMap((fact) => fact.payload.from),
      ...history.facts.filter(isA('v1.PostLeft')).flatMap((fact) => fact.payload.from),
      ...history.facts.filter((fact) => fact.type === 'v1.StationTaken').flatMap((fact) => (fact.payload as StationTaken).from),
      ...history.facts.filter(isA('v1.JobStepTakenBack')).flatMap((fact) => fact.payload.ticks),
    ].map((id) => history.canonical(id as EventId)),
  );

/** By post, of those of which anything was said. IN-18, IN-22: a fact stands until another names it. */
export function postsOf(history: History): ReadonlyMap<string, PostState> {
  const ended = endedBy(history);
  const standing = <F extends Fact>(facts: readonly F[]): readonly F[] => history.distinct(facts).filter((fact) => !ended.has(fact.id));
  const states = new Map<string, PostState>();
  const of = (post: string): PostState => states.get(post) ?? UNTOUCHED;
  for (const fact of standing(history.facts)) {
    const taking = takingIn(fact);
    if (taking === null) continue;
    const { post, holder } = taking;
    states.set(post, { ...of(post), holdings: [...of(post).holdings, { event: fact.id, holder, wall: fact.wall, actor: actorOf(fact), origin: fact.origin }] });
  }
  for (const fact of standing(history.facts.filter(isA('v1.JobStepDone')))) {
    const { post, step } = fact.payload;
    states.set(post, { ...of(post), ticks: [...of(post).ticks, { event: fact.id, step, wall: fact.wall, actor: actorOf(fact) }] });
  }
  return states;
}
