/** Numbers of calls: how long each step took, by kind, room, hour and week; where they repeat; and a summary that names nobody. Pure. */
import { weekdayOf } from '../../kernel/day-times.ts';

export type CallGroup = 'kind' | 'room' | 'hour' | 'week';

/** A call as it is counted. Null: it did not come to that, or nobody said. */
export interface CountedCall {
  readonly kind: string;
  readonly room: string;
  readonly date: string;
  readonly hour: number;
  readonly toAcknowledgeMs: number | null;
  readonly toArriveMs: number | null;
  readonly toClearMs: number | null;
}

/** `count`: of how many calls it is known. */
export interface Spread {
  readonly count: number;
  readonly medianMs: number;
  readonly slowTenthMs: number;
}

export interface GroupNumbers {
  readonly key: string;
  readonly calls: number;
  readonly toAcknowledge: Spread | null;
  readonly toArrive: Spread | null;
  readonly toClear: Spread | null;
}

const MEDIAN = 0.5;
const SLOW_TENTH = 0.9;

/** AF-9 by nearest rank: every figure is one that happened. */
function spreadOf(durations: readonly (number | null)[]): Spread | null {
  const known = durations.filter((one) => one !== null).sort((a, b) => a - b);
  const at = (part: number): number => known[Math.ceil(part * known.length) - 1] ?? 0;
  return known.length === 0 ? null : { count: known.length, medianMs: at(MEDIAN), slowTenthMs: at(SLOW_TENTH) };
}

export const numbersOf = (key: string, calls: readonly CountedCall[]): GroupNumbers => ({
  key,
  calls: calls.length,
  toAcknowledge: spreadOf(calls.map((one) => one.toAcknowledgeMs)),
  toArrive: spreadOf(calls.map((one) => one.toArriveMs)),
  toClear: spreadOf(calls.map((one) => one.toClearMs)),
});

const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;
/** The Monday of its week. */
export function weekOf(date: string): string {
  const sinceMonday = (weekdayOf(date) + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK;
  return new Date(Date.parse(`${date}T00:00:00Z`) - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

const KEYS: Readonly<Record<CallGroup, (call: CountedCall) => string>> = {
  kind: (call) => call.kind,
  room: (call) => call.room,
  hour: (call) => String(call.hour).padStart(2, '0'),
  week: (call) => weekOf(call.date),
};

/** Hours and weeks in their order, kinds and rooms by how many calls they had. */
export function groupsOf(calls: readonly CountedCall[], group: CallGroup): readonly GroupNumbers[] {
  const inTime = group === 'hour' || group === 'week';
  const byKey = (a: GroupNumbers, b: GroupNumbers): number => (a.key < b.key ? -1 : 1);
  return [...Map.groupBy(calls, KEYS[group])].map(([key, of]) => numbersOf(key, of)).sort((a, b) => (inTime ? 0 : b.calls - a.calls) || byKey(a, b));
}

/** AF-9 a room is worth a look from its third call on. */
const REPEATS_FROM = 3;
export const repeatRooms = (calls: readonly CountedCall[]): readonly GroupNumbers[] => groupsOf(calls, 'room').filter((one) => one.calls >= REPEATS_FROM);

/** AF-10 fewer could be told to be somebody. */
const SMALL = 5;

/** `calls` null: withheld. */
interface SummaryCell {
  readonly key: string;
  readonly calls: number | null;
}

export interface Summary {
  readonly total: number | null;
  readonly cells: readonly SummaryCell[];
}

/** AF-10 small numbers are withheld, and with them the next larger ones, until the total does not give them away. */
export function summaryOf(calls: readonly CountedCall[], group: CallGroup): Summary {
  const groups = groupsOf(calls, group);
  const smallestFirst = [...groups].sort((a, b) => a.calls - b.calls || (a.key < b.key ? -1 : 1));
  let held = smallestFirst.filter((one) => one.calls < SMALL).length;
  const heldCalls = (): number => smallestFirst.slice(0, held).reduce((sum, one) => sum + one.calls, 0);
  while (held > 0 && held < smallestFirst.length && (held === 1 || heldCalls() < SMALL)) held += 1;
  const withheld = new Set(smallestFirst.slice(0, held).map((one) => one.key));
  return { total: calls.length > 0 && calls.length < SMALL ? null : calls.length, cells: groups.map((one) => ({ key: one.key, calls: withheld.has(one.key) ? null : one.calls })) };
}
