/** How names and moments stand in the cells of every exported table. */
import type { Reader } from '../../../db/queries/reader.ts';
import type { PersonName } from '../../../shared/contract/person-name.ts';
import { timeOfDay } from '../../../shared/kernel/day-times.ts';

export const listedName = ({ given, family }: PersonName): string => [family, given].filter((part) => part !== '').join(', ');

/** "2026-11-19 10:14", by this console's clock. */
export const momentIn = ({ dateOf, minuteOf }: Pick<Reader, 'dateOf' | 'minuteOf'>, wall: number): string => `${dateOf(wall)} ${timeOfDay(minuteOf(wall))}`;
