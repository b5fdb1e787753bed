/** The bell schedules that stand: one, or several that consoles set without knowing of each other. */
import { bellSchedulesOf } from '../../shared/domain/site/state.ts';
import { BELL_SCHEDULE } from '../../shared/kernel/streams.ts';
import type { StreamProjection } from './projection.ts';

export const bellSchedules: StreamProjection = {
  kind: 'stream',
  name: 'bell-schedule',
  version: 1,
  reads: (stream) => stream === BELL_SCHEDULE,
  tables: [{ name: 'view_bell_schedule', columns: ['event TEXT NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT', 'bells TEXT NOT NULL'], key: ['event'], indexes: [] }],
  rows: (history) =>
    bellSchedulesOf(history).map(({ fact, bells }) => ({ table: 'view_bell_schedule', cells: [fact.id, fact.wall, fact.actor === 'unsigned' ? null : fact.actor.staff, JSON.stringify(bells)] })),
};
