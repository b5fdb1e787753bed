/** The one row behind the frame of every screen. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { ConsoleId } from '../../shared/kernel/ids.ts';
import type { Digests } from '../../shared/kernel/ports.ts';
import { currentHeads, type RosterPerson } from './roster-snapshot.ts';
import { listContradictions } from './contradictions.ts';
import { roomChosen } from './console-room.ts';
import { countAbsent, countVisitors } from './attendance.ts';
import { rosterWall } from './incidents.ts';
import type { Reader } from './reader.ts';
import { clockHours, schoolsOnSite, siteNamesSet } from './site-settings.ts';
import type { Grant } from './staff.ts';

/** Null before the site is founded. */
export function siteName(reader: Reader): string | null {
  const founded = reader.db.prepare<[], string>('SELECT name FROM view_site ORDER BY event LIMIT 1').pluck().get();
  return founded === undefined ? null : (siteNamesSet(reader)[0]?.says.name ?? founded);
}

/** Steps from one type to the next by the index: this is read after every commit, however long the log. */
const COUNT_UNKNOWN = `
  WITH RECURSIVE found(type) AS (
    SELECT min(type) FROM log_event
    UNION ALL
    SELECT (SELECT min(type) FROM log_event WHERE type > found.type) FROM found WHERE found.type IS NOT NULL
  )
  SELECT coalesce(sum((SELECT count(*) FROM log_event WHERE type = found.type)), 0)
  FROM found WHERE type IS NOT NULL AND type NOT IN (SELECT value FROM json_each(?))`;

/** What is in no log: who acts at this console, how that came about, and whether more than one roster is active that do not say the same. */
export interface SiteAtThisConsole {
  readonly acting: Grant | null;
  readonly signIn: SubscriptionRow<'site'>['signIn'];
  readonly rostersContradict: boolean;
  readonly digests: Digests;
  readonly diskReserveGoneWall: number | null;
  readonly dataTrouble: SubscriptionRow<'site'>['dataTrouble'];
}

export function readSite(reader: Reader, console: ConsoleId, knownTypes: readonly string[], version: string, { acting, signIn, rostersContradict, digests, diskReserveGoneWall, dataTrouble }: SiteAtThisConsole): SubscriptionRow<'site'>[] {
  const number = (sql: string, ...args: string[]): number => Number(reader.db.prepare(sql).pluck().get(...args));
  const name = siteName(reader);
  const heads = currentHeads(reader.db);
  const roster = reader.rosters.current();
  const source = reader.db.prepare<[string], { source: string }>('SELECT source FROM view_roster_activation WHERE activation = ?').get(heads[0] ?? '');
  const today = reader.today();
  const active = (people: Iterable<RosterPerson>): number => [...people].filter((person) => !person.withdrawn && person.countsAs === null).length;
  return [
    {
      key: 'site',
      founded: name !== null,
      siteName: name ?? '',
      consoleName: reader.db.prepare<[string], string>('SELECT name FROM view_console_name WHERE console = ?').pluck().get(console) ?? '',
      consoleRoom: roomChosen(reader, console),
      managed: reader.managed,
      schools: [...schoolsOnSite(reader)],
      clockHours: clockHours(reader),
      signedIn: acting === null ? null : { staff: acting.staff, name: reader.staffName(acting.staff), role: acting.role },
      signIn,
      rosterAsOfWall: rosterWall(reader, heads),
      rosterSource: source?.source ?? '',
      rosterDisputed: rostersContradict,
      today,
      absentToday: countAbsent(reader, today),
      visitors: countVisitors(reader),
      students: active(roster.students.values()),
      staff: active(roster.staff.values()),
      guardians: active(roster.guardians.values()),
      classes: roster.classes.size,
      unknownEvents: number(COUNT_UNKNOWN, JSON.stringify(knownTypes)),
      forks: number('SELECT count(*) FROM log_fork'),
      waiting: number('SELECT count(*) FROM local_waiting'),
      diskReserveGoneWall,
      dataTrouble,
      contradictions: listContradictions(reader, { rostersContradict, digests }).length,
      version,
    },
  ];
}
