/**
 * The simulation's own record, kept apart from the code under test: which commits each console was handed, which of them
 * must have landed, who had seen which release when they made theirs, and what was settled or erased.
 */
import { eventIdOf } from '../../db/log/header.ts';
import type { WireCommit } from '../../db/log/wire.ts';
import { nodeDigests } from '../../electron/host/system/crypto.ts';
import type { CommandId, EventId, IncidentId } from '../../shared/kernel/ids.ts';

export interface Release {
  readonly event: EventId;
  readonly stream: string;
  readonly incident: IncidentId;
  readonly command: CommandId;
  /** The releases that its console held at that moment. */
  readonly seen: ReadonlySet<EventId>;
}

interface Entry {
  readonly wire: WireCommit;
  readonly events: readonly EventId[];
  readonly causes: readonly EventId[];
}

interface HeaderText {
  readonly parents: readonly EventId[];
  readonly refs: readonly EventId[];
  readonly prev: EventId | null;
}

/** What one console was handed, landed or waiting. */
export class Holding {
  readonly #entries: Map<EventId, Entry>;
  readonly landed: Set<EventId>;

  constructor(from?: Holding) {
    this.#entries = new Map(from === undefined ? [] : from.#entries);
    this.landed = new Set(from === undefined ? [] : from.landed);
  }

  add(wire: WireCommit): void {
    const events = wire.events.map((event) => eventIdOf(nodeDigests, event.header));
    const newest = events.at(-1)!;
    if (this.#entries.has(newest)) return;
    const headers = wire.events.map((event) => JSON.parse(event.header) as HeaderText);
    const own = new Set(events);
    const causes = headers.flatMap((header) => [...header.parents, ...header.refs, ...(header.prev === null ? [] : [header.prev])]).filter((id) => !own.has(id));
    this.#entries.set(newest, { wire, events, causes });
    this.#settle();
  }

  /** Commits whose causes never came. */
  get waiting(): number {
    return [...this.#entries.values()].filter((entry) => !this.landed.has(entry.events.at(-1)!)).length;
  }

  takeOver(other: Holding): void {
    for (const [newest, entry] of other.#entries) this.#entries.set(newest, entry);
    this.#settle();
  }

  #settle(): void {
    for (let again = true; again; ) {
      again = false;
      for (const entry of this.#entries.values()) {
        if (this.landed.has(entry.events.at(-1)!) || !entry.causes.every((cause) => this.landed.has(cause))) continue;
        for (const event of entry.events) this.landed.add(event);
        again = true;
      }
    }
  }
}

export class Record {
  readonly releases: Release[] = [];
  readonly acknowledged = new Set<EventId>();
  /** Events that a settlement names. */
  readonly settled = new Set<EventId>();
  readonly erasedStreams = new Set<string>();

  /** Pairs that no console had seen together, of different commands, that nothing settled or erased. `held`: facts that still exist. */
  concurrentReleases(held: ReadonlySet<EventId>): readonly (readonly [readonly EventId[], readonly EventId[]])[] {
    const facts = new Map<string, Release[]>();
    for (const release of this.releases) {
      if (!held.has(release.event) || this.erasedStreams.has(release.stream)) continue;
      const key = `${release.stream} ${release.command}`;
      facts.set(key, [...(facts.get(key) ?? []), release]);
    }
    const all = [...facts.values()].filter((fact) => !fact.some((one) => this.settled.has(one.event)));
    const pairs: (readonly [readonly EventId[], readonly EventId[]])[] = [];
    for (const [i, a] of all.entries()) {
      for (const b of all.slice(i + 1)) {
        if (a[0]!.stream !== b[0]!.stream) continue;
        if (a.some((one) => b.some((other) => one.seen.has(other.event) || other.seen.has(one.event)))) continue;
        pairs.push([a.map((one) => one.event), b.map((one) => one.event)]);
      }
    }
    return pairs;
  }
}
