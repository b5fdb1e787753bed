/** How classes are named and in which order they stand: trouble first. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { roomName } from '../../ui/words.ts';

export type ClassRow = SubscriptionRow<'classes'>;

/** "Rm 204", or the class's title where it has no room. */
export const classLabel = (row: ClassRow): string => roomName(row.room) ?? row.title;

/** Not reported before missing before the rest; within each, more people first. */
const troubleOf = (row: ClassRow): number => (row.contradictions > 0 ? 4000 : 0) + (row.reportedWall === null ? 2000 : 0) + row.missing * 100 + row.injured * 10 + row.unknown;

export const byTrouble = (rows: readonly ClassRow[]): ClassRow[] => [...rows].sort((a, b) => troubleOf(b) - troubleOf(a) || classLabel(a).localeCompare(classLabel(b), 'en-US', { numeric: true }));
export const byRoom = (rows: readonly ClassRow[]): ClassRow[] => [...rows].sort((a, b) => classLabel(a).localeCompare(classLabel(b), 'en-US', { numeric: true }));
