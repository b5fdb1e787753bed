/** Which zones were searched, by whom and with what result, whatever order the facts arrived in. A zone of which nothing stands is unknown. */
import type { z } from 'zod';
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId } from '../../kernel/ids.ts';
import { foldRoom } from '../../kernel/room-names.ts';
import type { movementEvents, SweepResult } from './events.ts';

type ZoneSwept = z.infer<(typeof movementEvents)['v1.ZoneSwept']>;

interface Sweep {
  readonly event: EventId;
  readonly result: SweepResult;
  readonly words: string;
  readonly reporter: ZoneSwept['reporter'];
  readonly channel: ZoneSwept['channel'];
  readonly wall: number;
  readonly actor: string | null;
  /** MO-2 a directive that it had not seen has sent people somewhere else since. */
  readonly overtaken: boolean;
}

export interface ZoneState {
  /** Folded, so that two spellings are one zone. */
  readonly key: string;
  readonly name: string;
  /** MO-1 what stands, oldest event id first. */
  readonly sweeps: readonly Sweep[];
  /** MO-1 the worst of what stands and was not overtaken; null: not known. */
  readonly result: SweepResult | null;
}

const WORST_FIRST: readonly SweepResult[] = ['found', 'notReached', 'cleared'];

export const foldZone = (name: string): string => foldRoom(name);
const whose = ({ staff, name }: ZoneSwept['reporter']): string => staff ?? `name:${name.toLowerCase()}`;

/** `reopens`: facts of this stream after which a zone has to be searched again. */
export function sweepsOf(history: History, reopens: readonly EventId[]): readonly ZoneState[] {
  const all = history
    .distinct(history.facts)
    .filter((fact): fact is Fact & { readonly payload: ZoneSwept } => fact.type === 'v1.ZoneSwept')
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const standing = all
    .filter((one) => !history.isSettled(one.id))
    .filter((one) => !all.some((other) => foldZone(other.payload.zone) === foldZone(one.payload.zone) && whose(other.payload.reporter) === whose(one.payload.reporter) && history.precedes(one.id, other.id)));
  return [...Map.groupBy(standing, (one) => foldZone(one.payload.zone))]
    .map(([key, facts]): ZoneState => {
      const sweeps = facts.map((fact): Sweep => {
        const { result, words, reporter, channel } = fact.payload;
        return { event: fact.id, result, words, reporter, channel, wall: fact.wall, actor: fact.actor === 'unsigned' ? null : fact.actor.staff, overtaken: reopens.some((one) => !history.precedes(one, fact.id)) };
      });
      const count = sweeps.filter((one) => !one.overtaken || one.result !== 'cleared');
      return { key, name: facts[0]?.payload.zone ?? key, sweeps, result: WORST_FIRST.find((result) => count.some((one) => one.result === result)) ?? null };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
