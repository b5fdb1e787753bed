/** The lines and who waits in them, as the screens of the posts look at them. Pure, but for the two lists. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { GONE_LONG_MS, WAITS_LONG_MS } from '../../../shared/contract/queue-rows.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import type { ListState } from '../../stores/list-store.ts';
import { useIncident } from '../surroundings.tsx';

export type QueueRow = SubscriptionRow<'queues'>;
export type WaitingRow = SubscriptionRow<'queue'>;
export type WaitingStudent = WaitingRow['students'][number];

/** "Checker 2"; "Checker" for the line of whoever is free, and at a post for one. */
export const stationTitle = ({ title, heldBy, station }: Pick<QueueRow, 'title' | 'heldBy' | 'station'>): string => (heldBy === 'one' || station === null ? title : `${title} ${station}`);

/** As the family is told. */
export const lineWords = (line: number | null): string => (line === null ? 'the line for whoever is free' : `line ${line}`);

export const minutesSince = (wall: number, nowMs: number): number => Math.max(0, Math.floor((nowMs - wall) / 60_000));

export const waitsLong = (row: WaitingRow, nowMs: number): boolean => nowMs - row.sinceWall > WAITS_LONG_MS;
export const isGoneLong = (student: WaitingStudent, nowMs: number): boolean => student.stage === 'onTheWay' && student.sentWall !== null && nowMs - student.sentWall > GONE_LONG_MS;

/** "11 in line, longest 9 min" */
function lengthWords(rows: readonly WaitingRow[], nowMs: number): string {
  if (rows.length === 0) return 'nobody in line';
  return `${rows.length} in line, longest ${minutesSince(Math.min(...rows.map((one) => one.sinceWall)), nowMs)} min`;
}

/** By the family name, as it is called out; several where brothers and sisters bear different ones. */
export const familyName = ({ students }: WaitingRow): string => [...new Set(students.map((one) => one.name.family || one.name.given))].join(' / ');

export const placesOf = (students: readonly WaitingStudent[]): readonly string[] => [...new Set(students.map((one) => one.place))];
export const placeWords = (place: string): string => (place === '' ? 'place not known' : place);

interface Lines {
  readonly queues: ListState<'queues'>;
  readonly queue: ListState<'queue'>;
  readonly families: readonly WaitingRow[];
  readonly batches: readonly WaitingRow[];
  readonly nowMs: number;
}

export function useLines(): Lines {
  const { incident } = useIncident();
  const queues = useList('queues', { incident });
  const queue = useList('queue', { incident });
  const nowMs = useWallMs(15_000);
  return { queues, queue, families: queue.rows.filter((one) => one.waitsFor === 'checker'), batches: queue.rows.filter((one) => one.waitsFor === 'reunifier'), nowMs };
}

/** "Checker 2 · 11 in line, longest 9 min" */
export const contextWords = (title: string, waiting: readonly WaitingRow[], nowMs: number): string => `${title} · ${lengthWords(waiting, nowMs)}`;
