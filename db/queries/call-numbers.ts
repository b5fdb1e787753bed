/** Numbers of the calls of some days. Persons are not counted, and do not come in here. */
import type { QueryAnswer, QueryParams } from '../../shared/contract/procedures.ts';
import { groupsOf, numbersOf, repeatRooms, summaryOf, type CallGroup, type CountedCall, type GroupNumbers, type Summary } from '../../shared/domain/dispatch/call-numbers.ts';
import type { Digests } from '../../shared/kernel/ports.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import { everyCall } from './call-report.ts';
import type { Reader } from './reader.ts';

const MINUTES_OF_HOUR = 60;

/** Not known where clocks of two consoles would make it less than nothing. */
const between = (from: number, to: number | null): number | null => (to === null || to < from ? null : to - from);

export function* readCallNumbers(reader: Reader, digests: Digests, { from, to }: QueryParams<'callNumbers'>): Pieces<QueryAnswer<'callNumbers'>> {
  const calls = (yield* everyCall(reader, digests)).flatMap((one) => {
    const date = reader.dateOf(one.requestedWall);
    return date < from || date > to ? [] : [{ ...one, date }];
  });
  const counted = (exercise: boolean): readonly CountedCall[] =>
    calls
      .filter((one) => one.exercise === exercise && one.state !== 'cancelled')
      .map(({ room, kind, date, requestedWall, endedWall, detail: { firsts } }) => ({
        kind: kind ?? 'Kind not said',
        room: room ?? 'Room not known',
        date,
        hour: Math.floor(reader.minuteOf(requestedWall) / MINUTES_OF_HOUR),
        toAcknowledgeMs: between(requestedWall, firsts.acknowledged),
        toArriveMs: between(requestedWall, firsts.onScene),
        toClearMs: between(requestedWall, endedWall),
      }));
  const real = counted(false);
  const groups = (group: CallGroup): GroupNumbers[] => [...groupsOf(real, group)];
  const summary = (group: CallGroup): { total: Summary['total']; cells: Summary['cells'][number][] } => {
    const { total, cells } = summaryOf(real, group);
    return { total, cells: [...cells] };
  };
  return {
    all: numbersOf('all', real),
    cancelled: calls.filter(({ state, exercise }) => state === 'cancelled' && !exercise).length,
    groups: { kind: groups('kind'), room: groups('room'), hour: groups('hour'), week: groups('week') },
    repeats: [...repeatRooms(real)],
    drills: numbersOf('drills', counted(true)),
    summary: { kind: summary('kind'), room: summary('room'), hour: summary('hour') },
  };
}
