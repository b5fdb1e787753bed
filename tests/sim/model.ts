/**
 * The simulation's own record, kept apart from the code under test: what was acknowledged to whom, what a disk that was put
 * back took with it, who had seen which release when they made theirs, and what was settled or erased.
 */
import { ContradictionModel } from './contradiction-model.ts';
import type { CommandId, EventId, IncidentId } from '../../shared/kernel/ids.ts';

export interface Release {
  readonly event: EventId;
  readonly stream: string;
  readonly incident: IncidentId;
  readonly command: CommandId;
  /** The releases that its console held at that moment. */
  readonly seen: ReadonlySet<EventId>;
}

export class Record {
  readonly contradictions = new ContradictionModel();
  readonly releases: Release[] = [];
  readonly acknowledged = new Set<EventId>();
  /** Events that no disk has any more, since the only one that had them was put back. */
  readonly lost = new Set<EventId>();
  /** Events that a settlement names. */
  readonly settled = new Set<EventId>();
  readonly erasedStreams = new Set<string>();
  /** Alarms that were acknowledged: the commands and the events that they left. */
  readonly alarms = new Map<CommandId, readonly EventId[]>();

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
