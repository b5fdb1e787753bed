/** Who may not enter, how visitors compared with them, and what the attendance system lists of each day. */
import { dayListsOf } from '../../shared/domain/attendance/day-lists.ts';
import { barOf, entryOf } from '../../shared/domain/attendance/entrance.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { StreamProjection } from './projection.ts';

const actorOf = (fact: Fact): string | null => (fact.actor === 'unsigned' ? null : fact.actor.staff);

export const barredPeople: StreamProjection = {
  kind: 'stream',
  name: 'barred',
  version: 1,
  reads: (stream) => stream.startsWith('barred/'),
  /** `other_names`: as JSON. Those who were lifted have no row. */
  tables: [
    {
      name: 'view_barred',
      columns: ['barred TEXT NOT NULL', 'name TEXT NOT NULL', 'other_names TEXT NOT NULL', 'birth_year INTEGER', 'note TEXT NOT NULL', 'until TEXT', 'set_wall INTEGER NOT NULL', 'set_by TEXT'],
      key: ['barred'],
      indexes: [],
    },
  ],
  rows(history, stream) {
    const bar = barOf(history);
    if (bar === null || bar.lifted !== null) return [];
    const { name, otherNames, birthYear, note, until } = bar.set.payload;
    return [{ table: 'view_barred', cells: [stream.slice('barred/'.length), name, JSON.stringify(otherNames), birthYear, note, until, bar.set.wall, actorOf(bar.set)] }];
  },
};

export const entries: StreamProjection = {
  kind: 'stream',
  name: 'entries',
  version: 1,
  reads: (stream) => stream.startsWith('visitor/'),
  /** `answers`: as JSON. `decided_reason`: null where nobody decided. */
  tables: [
    {
      name: 'view_entry',
      columns: ['visitor TEXT NOT NULL', 'name TEXT NOT NULL', 'reason TEXT NOT NULL', 'host TEXT NOT NULL', 'answers TEXT NOT NULL', 'verdict TEXT NOT NULL', 'signed_in INTEGER NOT NULL', 'compared_wall INTEGER NOT NULL', 'compared_by TEXT', 'decided_reason TEXT', 'decided_by TEXT', 'decided_wall INTEGER'],
      key: ['visitor'],
      indexes: [['verdict'], ['visitor']],
    },
  ],
  rows(history, stream) {
    const entry = entryOf(history);
    if (entry === null) return [];
    const { compared, answers, verdict, decided, signedIn } = entry;
    const { name, reason, host } = compared.payload;
    const decision = decided === null ? [null, null, null] : [decided.payload.reason, actorOf(decided), decided.wall];
    return [{ table: 'view_entry', cells: [stream.slice('visitor/'.length), name, reason, host, JSON.stringify(answers), verdict, Number(signedIn), compared.wall, actorOf(compared), ...decision] }];
  },
};

export const dayLists: StreamProjection = {
  kind: 'stream',
  name: 'day-lists',
  version: 1,
  reads: (stream) => stream.startsWith('attendance/'),
  tables: [
    {
      name: 'view_day_list',
      columns: ['date TEXT NOT NULL', 'list TEXT NOT NULL', 'source TEXT NOT NULL', 'event TEXT NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT', 'origin TEXT NOT NULL', 'rows INTEGER NOT NULL'],
      key: ['list'],
      indexes: [['date']],
    },
    {
      name: 'view_day_listed',
      columns: ['date TEXT NOT NULL', 'list TEXT NOT NULL', 'person TEXT NOT NULL', 'says TEXT NOT NULL', 'words TEXT NOT NULL'],
      key: ['list', 'person'],
      indexes: [['date'], ['person', 'date']],
    },
  ],
  rows(history, stream) {
    const date = stream.slice('attendance/'.length);
    return dayListsOf(history).flatMap(({ list, source, fact, rows }) => [
      { table: 'view_day_list', cells: [date, list, source, fact.id, fact.wall, actorOf(fact), fact.origin, rows.length] },
      // A list that names somebody twice says the first of both.
      ...rows.filter((row, at) => rows.findIndex((other) => other.person === row.person) === at).map(({ person, says, words }) => ({ table: 'view_day_listed', cells: [date, list, person, says, words] })),
    ]);
  },
};
