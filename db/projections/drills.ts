/** Drills from plan to evaluation, and what the school set about them. Of what was set apart the row at `place` 0 counts. */
import { drillRunOf } from '../../shared/domain/drills/run.ts';
import { drillOf, drillRulesOf, schoolCalendarsOf } from '../../shared/domain/drills/state.ts';
import { DRILL_RULES, SCHOOL_CALENDAR } from '../../shared/kernel/streams.ts';
import type { StreamProjection } from './projection.ts';

export const drills: StreamProjection = {
  kind: 'stream',
  name: 'drills',
  version: 2,
  reads: (stream) => stream.startsWith('exercise/'),
  /** `says`: the `DrillState`, `run`: the `DrillRunState`, as JSON. */
  tables: [{ name: 'view_drill', columns: ['drill TEXT NOT NULL', 'date TEXT NOT NULL', 'says TEXT NOT NULL', 'run TEXT NOT NULL'], key: ['drill'], indexes: [] }],
  rows(history, stream) {
    const state = drillOf(history);
    return state === null ? [] : [{ table: 'view_drill', cells: [stream.slice('exercise/'.length), state.plan.date, JSON.stringify(state), JSON.stringify(drillRunOf(history))] }];
  },
};

export const drillSettings: StreamProjection = {
  kind: 'stream',
  name: 'drill-settings',
  version: 1,
  reads: (stream) => stream === DRILL_RULES || stream === SCHOOL_CALENDAR,
  tables: [{ name: 'view_drill_setting', columns: ['setting TEXT NOT NULL', 'event TEXT NOT NULL', 'place INTEGER NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT', 'says TEXT NOT NULL'], key: ['event'], indexes: [] }],
  rows(history, stream) {
    const setting = stream === DRILL_RULES ? 'rules' : 'calendar';
    return [...(stream === DRILL_RULES ? drillRulesOf(history) : schoolCalendarsOf(history))].map(({ id, wall, actor, payload }, place) => ({
      table: 'view_drill_setting',
      cells: [setting, id, place, wall, actor === 'unsigned' ? null : actor.staff, JSON.stringify(payload)],
    }));
  },
};
