/**
 * The facts of one stream and who had seen whom when they were attested. Everything that depends on order asks
 * `precedes` here and never a clock, so that a state derived from a history is the same on every console, whatever
 * order the facts arrived in.
 */
import { compareTimestamps, type Timestamp } from './clock.ts';
import { assert } from './assert.ts';
import type { CommandId, EventId, OriginId, PersonId, StreamName } from './ids.ts';

/** Who acted, under which role, resting on which grant (null only for the founder of a site). */
export type Actor = { readonly staff: PersonId; readonly role: string; readonly grant: EventId | null } | 'unsigned';

/** An event as the domain sees it: upcast to the newest version, payload checked. */
export interface Fact {
  readonly id: EventId;
  readonly stream: StreamName;
  readonly origin: OriginId;
  readonly type: string;
  readonly payload: unknown;
  readonly at: Timestamp;
  readonly wall: number;
  readonly actor: Actor;
  readonly commandId: CommandId;
  readonly parents: readonly EventId[];
  readonly refs: readonly EventId[];
}

/** The place of an event in its stream's graph. Erased and unknown events have a place, though no fact. */
export interface Place {
  readonly id: EventId;
  readonly parents: readonly EventId[];
  readonly origin: OriginId;
  readonly type: string;
  readonly commandId: CommandId;
}

interface Node extends Place {
  /** Longest way from a root: an ancestor's is always smaller. */
  readonly depth: number;
}

const WORD_BITS = 32;

export class History {
  readonly facts: readonly Fact[];
  /** Facts are there that this version should know and cannot read: what follows from the others is not certain. */
  readonly uncertain: boolean;
  readonly #nodes = new Map<EventId, Node>();
  readonly #twins = new Map<EventId, readonly EventId[]>();
  readonly #settled = new Set<EventId>();
  readonly #readable: ReadonlySet<EventId>;

  /** `places` in any order in which causes stand before effects; `facts` those of them that can be read, sorted by id here. */
  constructor(places: readonly Place[], facts: readonly Fact[], uncertain = false) {
    this.uncertain = uncertain;
    const byCommand = new Map<string, Node[]>();
    for (const place of places) {
      let depth = 0;
      for (const parent of place.parents) {
        const node = this.#nodes.get(parent);
        assert(node !== undefined, `event ${place.id} stands before its parent ${parent}`);
        depth = Math.max(depth, node.depth + 1);
      }
      const node = { ...place, depth };
      this.#nodes.set(place.id, node);
      const key = `${place.commandId} ${place.type}`;
      const same = byCommand.get(key);
      if (same) same.push(node);
      else byCommand.set(key, [node]);
    }
    for (const same of byCommand.values()) for (const ids of twinsAmong(same)) for (const id of ids) this.#twins.set(id, ids);
    this.facts = [...facts].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#readable = new Set(this.facts.map((fact) => fact.id));
    for (const fact of this.facts) {
      for (const id of namedBySettlement(fact)) for (const twin of this.#twinsOf(id)) this.#settled.add(twin);
    }
  }

  /** Several streams as one history, for what was said in each of them apart and is one thing since: a fact had seen what it names in `refs`, and all before that. */
  static together(histories: readonly History[]): History {
    const facts = histories.flatMap((one) => one.facts);
    const refs = new Map(facts.map((fact) => [fact.id, fact.refs]));
    const nodes = new Map(histories.flatMap((one) => [...one.#nodes]));
    const places = [...nodes.values()].map((node) => ({ ...node, parents: [...node.parents, ...(refs.get(node.id) ?? []).filter((ref) => nodes.has(ref))] }));
    return new History(causesFirst(places), facts, histories.some((one) => one.uncertain));
  }

  /** As it was when it held nothing later than that by the hybrid clock, which never puts a fact before its cause. What cannot be read has no time and stands where something that is kept had seen it. */
  upTo(last: Timestamp): History {
    const facts = this.facts.filter((fact) => compareTimestamps(fact.at, last) <= 0);
    const kept = new Set(facts.map((fact) => fact.id));
    for (const { id, parents } of [...this.#nodes.values()].reverse()) if (kept.has(id)) for (const parent of parents) kept.add(parent);
    return new History([...this.#nodes.values()].filter((node) => kept.has(node.id)), facts, this.uncertain);
  }

  /**
   * One command that reached two consoles left two events: one fact. It goes by the smaller id of those that can be
   * read, on every console the same. What another event says of one of the two, it says of the fact.
   */
  canonical(id: EventId): EventId {
    const twins = this.#twinsOf(id);
    const readable = twins.filter((twin) => this.#readable.has(twin));
    return (readable.length > 0 ? readable : twins).reduce((least, twin) => (twin < least ? twin : least));
  }

  /** Each fact once, by its canonical id. */
  distinct<F extends Fact>(facts: readonly F[]): readonly F[] {
    return facts.filter((fact) => fact.id === this.canonical(fact.id));
  }

  /**
   * Had the author of `later` seen `earlier`? False for concurrent events, and for an event and itself. Twins may have
   * been seen in different orders on different consoles; where a circle comes of it, none of its facts precedes another,
   * so that of any facts at least one has nothing after it.
   */
  precedes(earlier: EventId, later: EventId): boolean {
    const before = this.#twinsOf(earlier);
    const after = this.#twinsOf(later);
    if (before.length === 1 && after.length === 1) return this.#isAncestor(earlier, later);
    return before.some((a) => after.some((b) => this.#isAncestor(a, b))) && !this.#leadsTo(after, before);
  }

  /** `precedes`, prepared for asking about all pairs of a stream that grows for years (the roster's, every night). */
  precedence(): (earlier: EventId, later: EventId) => boolean {
    if (this.#twins.size > 0) return (earlier, later) => this.precedes(earlier, later);
    const numbers = new Map<EventId, number>();
    const ancestors = new Map<EventId, Uint32Array>();
    // Causes stand before effects, so the ancestors of a parent are known: one bit for each.
    for (const { id, parents } of this.#nodes.values()) {
      const bits = new Uint32Array(Math.ceil(this.#nodes.size / WORD_BITS));
      for (const parent of parents) {
        ancestors.get(parent)?.forEach((word, at) => (bits[at] = (bits[at] ?? 0) | word));
        const number = numbers.get(parent) ?? 0;
        const at = Math.floor(number / WORD_BITS);
        bits[at] = (bits[at] ?? 0) | (1 << (number % WORD_BITS));
      }
      numbers.set(id, numbers.size);
      ancestors.set(id, bits);
    }
    return (earlier, later) => {
      const number = numbers.get(earlier);
      return number !== undefined && (((ancestors.get(later)?.[Math.floor(number / WORD_BITS)] ?? 0) >>> (number % WORD_BITS)) & 1) === 1;
    };
  }

  /** Whether a settlement in this stream names the event. It closes that one for good and no other. */
  isSettled(id: EventId): boolean {
    return this.#settled.has(id);
  }

  #twinsOf(id: EventId): readonly EventId[] {
    return this.#twins.get(id) ?? [id];
  }

  /** Does a way lead from one fact to another, when twins are taken as one? */
  #leadsTo(from: readonly EventId[], to: readonly EventId[]): boolean {
    const wanted = new Set(from);
    const seen = new Set<EventId>();
    const open: EventId[] = [...to];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const parent of this.#nodes.get(id)?.parents ?? []) {
        if (wanted.has(parent)) return true;
        for (const twin of this.#twinsOf(parent)) {
          if (seen.has(twin)) continue;
          seen.add(twin);
          open.push(twin);
        }
      }
    }
    return false;
  }

  #isAncestor(earlier: EventId, later: EventId): boolean {
    const target = this.#nodes.get(earlier);
    if (target === undefined || earlier === later) return false;
    const seen = new Set<EventId>();
    const open: EventId[] = [later];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const node = this.#nodes.get(id);
      if (node === undefined || node.depth <= target.depth) continue;
      for (const parent of node.parents) {
        if (parent === earlier) return true;
        if (!seen.has(parent)) {
          seen.add(parent);
          open.push(parent);
        }
      }
    }
    return false;
  }
}

/** No event can name one that came after it, since ids are hashes: so there is such an order. */
function causesFirst(places: readonly Place[]): readonly Place[] {
  const waiting = new Map(places.map((place) => [place.id, place]));
  const ordered: Place[] = [];
  const open = [...places];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (!waiting.has(place.id)) continue;
    const causes = place.parents.flatMap((parent) => waiting.get(parent) ?? []);
    if (causes.length > 0) {
      open.push(place, ...causes);
      continue;
    }
    waiting.delete(place.id);
    ordered.push(place);
  }
  return ordered;
}

/**
 * A command may say one thing of several (rooms), one event after another: the first of one console goes with the first of
 * the other. Where it left more at one console than at another, nobody can tell which go together, and none do.
 */
function twinsAmong(same: readonly Node[]): readonly (readonly EventId[])[] {
  if (same.length < 2) return [];
  const consoles = [...Map.groupBy(same, ({ origin }) => origin).values()].map((events) => events.sort((a, b) => a.depth - b.depth));
  const [first, ...others] = consoles;
  if (first === undefined || others.length === 0 || others.some((events) => events.length !== first.length)) return [];
  return first.map((_, at) => consoles.flatMap((events) => events[at]?.id ?? []));
}

/** An event type that settles something lists what it settles in a field `settles`; its schema says so. */
function namedBySettlement(fact: Fact): readonly EventId[] {
  const payload = fact.payload;
  if (typeof payload !== 'object' || payload === null || !('settles' in payload)) return [];
  return Array.isArray(payload.settles) ? (payload.settles as EventId[]) : [];
}
