/** What people set of the site as a whole, and what its consoles are called. Which of several counts is said by `place`: the first. */
import { clocksOf, consoleNamesOf, consoleRoomsOf, lockdownAllClearsOf, schoolsOf, siteNamesOf } from '../../shared/domain/site/settings.ts';
import type { Fact, History } from '../../shared/kernel/history.ts';
import type { StreamName } from '../../shared/kernel/ids.ts';
import { CLOCK, LOCKDOWN_ALL_CLEAR, SCHOOLS, SITE_NAME } from '../../shared/kernel/streams.ts';
import type { StreamProjection } from './projection.ts';

function standing(history: History, stream: StreamName): readonly Fact[] {
  switch (stream) {
    case SITE_NAME:
      return siteNamesOf(history);
    case SCHOOLS:
      return schoolsOf(history);
    case LOCKDOWN_ALL_CLEAR:
      return lockdownAllClearsOf(history);
    default:
      return clocksOf(history);
  }
}

export const siteSettings: StreamProjection = {
  kind: 'stream',
  name: 'site-settings',
  version: 2,
  reads: (stream) => [SITE_NAME, SCHOOLS, CLOCK, LOCKDOWN_ALL_CLEAR].includes(stream),
  /** `says`: the payload, as JSON. */
  tables: [{ name: 'view_site_setting', columns: ['event TEXT NOT NULL', 'place INTEGER NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT', 'says TEXT NOT NULL'], key: ['event'], indexes: [] }],
  rows: (history, stream) =>
    standing(history, stream).map(({ id, wall, actor, payload }, place) => ({ table: 'view_site_setting', cells: [id, place, wall, actor === 'unsigned' ? null : actor.staff, JSON.stringify(payload)] })),
};

export const consoleNames: StreamProjection = {
  kind: 'stream',
  name: 'console-names',
  version: 1,
  reads: (stream) => stream.startsWith('console/'),
  tables: [{ name: 'view_console_name', columns: ['console TEXT NOT NULL', 'name TEXT NOT NULL'], key: [], indexes: [['console']] }],
  rows: (history) => consoleNamesOf(history).slice(0, 1).map(({ payload }) => ({ table: 'view_console_name', cells: [payload.console, payload.name] })),
};

/** `room` null: none was chosen, or (`apart`) two were. */
export const consoleRooms: StreamProjection = {
  kind: 'stream',
  name: 'console-rooms',
  version: 1,
  reads: (stream) => stream.startsWith('console/'),
  tables: [{ name: 'view_console_room', columns: ['console TEXT NOT NULL', 'room TEXT', 'apart INTEGER NOT NULL'], key: [], indexes: [['console']] }],
  rows(history) {
    const chosen = consoleRoomsOf(history).map(({ payload }) => payload);
    const [first] = chosen;
    if (first === undefined) return [];
    const apart = chosen.some(({ room }) => room !== first.room);
    return [{ table: 'view_console_room', cells: [first.console, apart ? null : first.room, apart ? 1 : 0] }];
  },
};
