/** Gives events that this console decided their headers: number, parents, time and hashes. Reads the log, writes nothing. */
import { readPayload, type EventRegistry } from '../../shared/domain/registry.ts';
import { assert } from '../../shared/kernel/assert.ts';
import { tick, TIME_ZERO, type Timestamp } from '../../shared/kernel/clock.ts';
import type { NewEvent } from '../../shared/kernel/decision.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { CommandId, EventId, OriginId, StreamName } from '../../shared/kernel/ids.ts';
import { MAX_COMMIT_BYTES, MAX_COMMIT_EVENTS, MAX_PARENTS } from '../../shared/kernel/limits.ts';
import type { Clock, Digests, Ids } from '../../shared/kernel/ports.ts';
import { canonicalText, eventIdOf, parseHeader, payloadHashOf, type Header } from '../log/header.ts';
import type { LogStore } from '../log/store.ts';
import { sizeOf, type CheckedEvent } from '../log/wire.ts';

export interface NewEventsNeeds {
  readonly log: LogStore;
  readonly origin: OriginId;
  readonly clock: Clock;
  readonly digests: Digests;
  readonly ids: Ids;
  readonly registry: EventRegistry;
}

/** The newest event that a console wrote in one incarnation. */
export interface Newest {
  readonly id: EventId;
  readonly seq: number;
  readonly at: Timestamp;
}

interface Said {
  readonly commandId: CommandId;
  readonly actor: Actor;
  readonly events: readonly NewEvent[];
}

/** More was said at once than a commit may hold. Nothing was written. */
export class CommitTooLarge extends Error {
  override readonly name = 'CommitTooLarge';
  constructor(size: number) {
    super(`a commit is at most ${MAX_COMMIT_BYTES} long; this one is ${size}`);
  }
}

/** `after`: what this origin wrote last; null: nothing. Heads are read from the log, and those of this commit from memory. */
export function newEvents({ log, origin, clock, digests, ids, registry }: NewEventsNeeds, { commandId, actor, events }: Said, after: Newest | null): readonly CheckedEvent[] {
  assert(events.length <= MAX_COMMIT_EVENTS, `a commit holds at most ${MAX_COMMIT_EVENTS} events`);
  let prev = after?.id ?? null;
  let seq = after?.seq ?? 0;
  let lastAt = after?.at ?? TIME_ZERO;
  const heads = new Map<StreamName, readonly EventId[]>();
  const times = new Map<EventId, Timestamp>();
  const timeOf = (id: EventId): Timestamp => times.get(id) ?? log.event(id)?.header.at ?? TIME_ZERO;
  const wall = Math.round(clock.wallMs());
  const built = events.map((event): CheckedEvent => {
    const read = readPayload(registry, event.type, event.payload);
    assert(read.known && read.valid, `decide made an event that its schema refuses: ${read.known && !read.valid ? read.reason : event.type}`);
    // Heads beyond the limit stay heads, and the next event takes them up.
    const parents = heads.get(event.stream) ?? log.heads(event.stream).slice(0, MAX_PARENTS);
    const refs = [...new Set(event.refs)].sort();
    lastAt = tick(wall, [lastAt, ...parents.map(timeOf), ...refs.map(timeOf)]);
    seq += 1;
    const salt = ids.next();
    const text = canonicalText(read.payload);
    const header: Header = { origin, seq, stream: event.stream, parents, refs, at: lastAt, wall, type: event.type, actor, commandId, payloadHash: payloadHashOf(digests, salt, text), prev };
    const headerText = canonicalText(header);
    assert(parseHeader(headerText) !== null, `decide made an event whose header no console would take: ${headerText}`);
    const id = eventIdOf(digests, headerText);
    prev = id;
    heads.set(event.stream, [id]);
    times.set(id, lastAt);
    return { id, header, headerText, payload: { salt, text } };
  });
  const size = sizeOf({ events: built.map((event) => ({ header: event.headerText, payload: event.payload })) });
  if (size > MAX_COMMIT_BYTES) throw new CommitTooLarge(size);
  return built;
}
