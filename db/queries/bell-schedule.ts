/** The bell schedule of the site, what it says is on, and how it fits the roster. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Period } from '../../shared/domain/incident/decide.ts';
import type { BellSchedule } from '../../shared/domain/site/events.ts';
import { periodAt, scheduleOn } from '../../shared/kernel/day-times.ts';
import type { Reader } from './reader.ts';
import type { RosterClassInfo } from './roster-snapshot.ts';

interface BellRow {
  readonly event: string;
  readonly wall: number;
  readonly actor: string | null;
  readonly bells: string;
}

/** The one that counts first; more than one where consoles set it without knowing of each other. */
const standing = (reader: Reader): readonly BellRow[] => reader.db.prepare<[], BellRow>('SELECT event, wall, actor, bells FROM view_bell_schedule ORDER BY event').all();

function bellsOf(reader: Reader): BellSchedule | null {
  const [row] = standing(reader);
  return row === undefined ? null : (JSON.parse(row.bells) as BellSchedule);
}

/** What is on at a moment where this console stands; null: no schedule, no school, or between periods. */
export function periodAtWall(reader: Reader, wallMs: number): Period | null {
  const bells = bellsOf(reader);
  const schedule = bells === null ? null : scheduleOn(bells, reader.dateOf(wallMs));
  const on = schedule === null ? null : periodAt(schedule.periods, reader.minuteOf(wallMs));
  return on === null ? null : { period: on.period, name: on.name };
}

const inOrder = new Intl.Collator('en', { numeric: true });

/** The periods of these classes, each with what the schedule of the day calls it. */
export function periodsOf(reader: Reader, classes: Iterable<RosterClassInfo>, date: string): readonly { readonly period: string; readonly name: string }[] {
  const bells = bellsOf(reader);
  const schedule = bells === null ? null : scheduleOn(bells, date);
  const called = new Map(schedule?.periods.map(({ period, name }) => [period, name]));
  const all = new Set([...classes].flatMap((one) => one.periods));
  return [...all].sort(inOrder.compare).map((period) => ({ period, name: called.get(period) ?? `Period ${period}` }));
}

export function readBellSchedule(reader: Reader): SubscriptionRow<'bell-schedule'>[] {
  const rows = standing(reader);
  const said = rows.map(({ wall, actor }) => ({ wall, by: reader.staffName(actor) }));
  const classes = [...reader.rosterToday().classes.values()];
  const perPeriod = Map.groupBy(classes.flatMap(({ periods }) => periods), (period) => period);
  return [
    {
      key: 'bell-schedule',
      bells: bellsOf(reader),
      setBy: said[0] ?? null,
      alsoSet: said.slice(1),
      rosterPeriods: [...perPeriod].map(([period, found]) => ({ period, classes: found.length })).sort((a, b) => inOrder.compare(a.period, b.period)),
    },
  ];
}
