/**
 * What the rows of consoles say, in words: of each one how it is, and of all of them what the foot of every screen says.
 * Nothing here rounds up: a console counts as in step only while its row says so.
 */
import { CLOCK_MISLEADS_MS } from '../../shared/contract/console-rows.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { clockTime, dayAndTime } from './times.ts';
import { counted, someOf } from './words.ts';

export type ConsoleRow = SubscriptionRow<'consoles'>;

export const isMember = (row: ConsoleRow): boolean => row.state !== 'left' && row.state !== 'revoked';
const isInStep = (row: ConsoleRow): boolean => row.state === 'here' || row.state === 'inStep';
/** A member of the site that does not hold what this console holds, or is not heard. */
const isApart = (row: ConsoleRow): boolean => isMember(row) && !isInStep(row);

/** "since today 10:42"; without a time only that nothing is known. */
const since = (row: ConsoleRow, nowMs: number): string => (row.lastHeardWall === null ? '' : ` since ${dayAndTime(row.lastHeardWall, nowMs)}`);

function behindWords(row: ConsoleRow): string {
  if (row.theyLack === 0 && row.weLack === 0) return 'Not in step yet';
  const parts: string[] = [];
  if (row.theyLack > 0) parts.push(`${counted(row.theyLack, 'event')} behind`);
  if (row.weLack > 0) parts.push(`${counted(row.weLack, 'event')} of it not here yet`);
  return parts.join(', ');
}

/** How it is, for its row. */
export function stateWords(row: ConsoleRow, nowMs: number): string {
  switch (row.state) {
    case 'here':
      return 'This console';
    case 'inStep':
      return 'In step';
    case 'behind':
      return behindWords(row);
    case 'stale':
      return `Not heard${since(row, nowMs)}`;
    case 'neverHeard':
      return 'Not heard since this console was started';
    case 'left':
      return 'Left the site';
    case 'revoked':
      return 'Revoked';
  }
}

/** "4 min ahead of this console"; null: near enough, or not known. */
export function clockOffWords(row: ConsoleRow): string | null {
  if (row.clockOffMs === null || Math.abs(row.clockOffMs) < CLOCK_MISLEADS_MS) return null;
  const minutes = Math.round(Math.abs(row.clockOffMs) / 60_000);
  const off = minutes < 120 ? `${minutes} min` : minutes < 2 * 1440 ? counted(Math.round(minutes / 60), 'hour') : counted(Math.round(minutes / 1440), 'day');
  return `Its clock is ${off} ${row.clockOffMs > 0 ? 'ahead of' : 'behind'} this one`;
}

/** "Gym stale since 10:42", "Tent 14 behind": as short as the foot needs it. */
function shortly(row: ConsoleRow): string {
  if (row.state === 'behind') return row.theyLack > 0 ? `${row.name} ${row.theyLack.toLocaleString('en-US')} behind` : `${row.name} sends ${row.weLack.toLocaleString('en-US')} more`;
  return row.state === 'stale' && row.lastHeardWall !== null ? `${row.name} stale since ${clockTime(row.lastHeardWall)}` : `${row.name} not heard`;
}

const byTrouble: Readonly<Record<ConsoleRow['state'], number>> = { stale: 0, neverHeard: 1, behind: 2, inStep: 3, here: 3, left: 4, revoked: 4 };

/** Members that are not in step, the worst off first. */
export const apartOf = (rows: readonly ConsoleRow[]): readonly ConsoleRow[] => rows.filter(isApart).sort((a, b) => byTrouble[a.state] - byTrouble[b.state]);

export interface Presence {
  readonly inStep: number;
  readonly of: number;
  /** The one that is worst off, in a few words, and how many more; null: all are in step. */
  readonly apart: string | null;
}

/** Null: no other console is admitted, so there is nothing to be in step with. */
export function presenceOf(rows: readonly ConsoleRow[]): Presence | null {
  const members = rows.filter(isMember);
  if (members.length < 2) return null;
  const apart = apartOf(members);
  const [worst, ...others] = apart;
  const inStep = members.length - apart.length;
  return { inStep, of: members.length, apart: worst === undefined ? null : `${shortly(worst)}${others.length > 0 ? `, ${others.length} more` : ''}` };
}

/** What is missing from every count on this console while others are not heard or bring more; null: nothing that is known of. */
export function countsAsOf(rows: readonly ConsoleRow[], nowMs: number): string | null {
  const silent = rows.filter((row) => row.state === 'stale' || row.state === 'neverHeard');
  const bringing = rows.filter((row) => row.state === 'behind' && row.weLack > 0);
  const sentences: string[] = [];
  if (silent.length === 1 && silent[0] !== undefined) {
    const [one] = silent;
    sentences.push(one.lastHeardWall === null ? `${one.name} is not heard: what is reported there does not count here yet.` : `${one.name} was last heard ${dayAndTime(one.lastHeardWall, nowMs)}: what is reported there since does not count here yet.`);
  } else if (silent.length > 1) {
    sentences.push(`${someOf(silent.map((row) => row.name), 2)} are not heard: what is reported there does not count here yet.`);
  }
  if (bringing.length > 0) sentences.push(`${counted(bringing.reduce((sum, row) => sum + row.weLack, 0), 'event')} of ${someOf(bringing.map((row) => row.name), 2)} are on their way.`);
  return sentences.length === 0 ? null : sentences.join(' ');
}
