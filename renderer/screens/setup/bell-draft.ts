/** The bell schedule while it is edited: times as they are typed, schedules by a number of their own, so that a new name keeps their days. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { BellSchedule } from '../../../shared/domain/site/events.ts';
import { MINUTES_OF_DAY } from '../../../shared/kernel/day-times.ts';
import { bellTime } from '../../ui/times.ts';

export type BellRow = SubscriptionRow<'bell-schedule'>;

export interface PeriodDraft {
  readonly id: number;
  /** As the roster writes it; empty: no class meets. */
  readonly period: string;
  readonly name: string;
  readonly begins: string;
  readonly ends: string;
}

export interface ScheduleDraft {
  readonly id: number;
  readonly name: string;
  readonly periods: readonly PeriodDraft[];
}

export interface DateDraft {
  readonly id: number;
  readonly date: string;
  readonly schedule: number | null;
}

export interface BellDraft {
  readonly schedules: readonly ScheduleDraft[];
  /** Sunday first; null: no school. */
  readonly weekdays: readonly (number | null)[];
  readonly dates: readonly DateDraft[];
  /** Ids from here on are free. */
  readonly nextId: number;
}

const SCHOOL_DAYS = [false, true, true, true, true, true, false];

/** "9:05", "905", "13:20" and "1:20 PM" as minutes after midnight; null where it is no time of day. */
export function minuteOfText(text: string): number | null {
  const found = /^(\d{1,2})[:.]?(\d{2})(?:\s*([ap])\.?m\.?)?$/i.exec(text.trim());
  if (found === null) return null;
  const [hours, minutes, half] = [Number(found[1]), Number(found[2]), found[3]?.toLowerCase()];
  if (minutes >= 60) return null;
  if (half !== undefined) return hours < 1 || hours > 12 ? null : ((hours % 12) + (half === 'p' ? 12 : 0)) * 60 + minutes;
  return hours * 60 + minutes <= MINUTES_OF_DAY ? hours * 60 + minutes : null;
}

/** What is set; where nothing is, a table of the roster's periods whose times are still to be written. */
export function draftOf({ bells, rosterPeriods }: Pick<BellRow, 'bells' | 'rosterPeriods'>): BellDraft {
  let nextId = 1;
  const fresh = (): number => nextId++;
  const isSet = bells !== null && bells.schedules.length > 0;
  const given = isSet ? bells : { schedules: [{ name: 'Regular', periods: [] }], weekdays: SCHOOL_DAYS.map((school) => (school ? 'Regular' : null)), dates: [] };
  const schedules = given.schedules.map(
    ({ name, periods }): ScheduleDraft => ({
      id: fresh(),
      name,
      periods: periods.map((one) => ({ id: fresh(), period: one.period ?? '', name: one.name, begins: bellTime(one.startMinute), ends: bellTime(one.endMinute) })),
    }),
  );
  const idOf = (name: string | null): number | null => schedules.find((one) => one.name === name)?.id ?? null;
  const [first] = schedules;
  const started = isSet || first === undefined ? schedules : [{ ...first, periods: rosterPeriods.map(({ period }) => ({ id: fresh(), period, name: `Period ${period}`, begins: '', ends: '' })) }];
  return { schedules: started, weekdays: given.weekdays.map(idOf), dates: given.dates.map(({ date, schedule }) => ({ id: fresh(), date, schedule: idOf(schedule) })), nextId };
}

/** What keeps the table from being saved, in words that name the row; null: nothing. The rules about overlaps are the host's. */
export function unfinished({ schedules, dates }: BellDraft): string | null {
  for (const { name, periods } of schedules) {
    if (name.trim() === '') return 'A schedule has no name.';
    for (const [index, one] of periods.entries()) {
      const row = `“${name}”, row ${index + 1}`;
      if (one.name.trim() === '') return `${row}: what is this period called?`;
      if (minuteOfText(one.begins) === null || minuteOfText(one.ends) === null) return `${row}, ${one.name}: write its times as 9:05, 13:20 or 1:20 PM.`;
    }
  }
  return dates.some(({ date }) => date === '') ? 'A special day has no date.' : null;
}

/** Rows whose times cannot be read yet are left out: what is on now is shown while somebody types. */
export function bellsOf({ schedules, weekdays, dates }: BellDraft): BellSchedule {
  const nameOf = (id: number | null): string | null => schedules.find((one) => one.id === id)?.name.trim() ?? null;
  return {
    schedules: schedules.map(({ name, periods }) => ({
      name: name.trim(),
      periods: periods.flatMap((one) => {
        const [startMinute, endMinute] = [minuteOfText(one.begins), minuteOfText(one.ends)];
        if (startMinute === null || endMinute === null) return [];
        return [{ period: one.period.trim() === '' ? null : one.period.trim(), name: one.name.trim(), startMinute, endMinute }];
      }),
    })),
    weekdays: weekdays.map(nameOf),
    dates: dates.map(({ date, schedule }) => ({ date, schedule: nameOf(schedule) })),
  };
}

/** A schedule with the same rows, to be changed where a day is other: "Wednesday" from "Regular". */
export function copied(draft: BellDraft, from: ScheduleDraft): BellDraft {
  const periods = from.periods.map((one, index) => ({ ...one, id: draft.nextId + 1 + index }));
  const copy = { id: draft.nextId, name: `${from.name} (copy)`.slice(0, 40), periods };
  return { ...draft, schedules: [...draft.schedules, copy], nextId: draft.nextId + 1 + periods.length };
}

/** Its days have no school until another is chosen for them. */
export function withoutSchedule(draft: BellDraft, id: number): BellDraft {
  const left = (schedule: number | null): number | null => (schedule === id ? null : schedule);
  return { ...draft, schedules: draft.schedules.filter((one) => one.id !== id), weekdays: draft.weekdays.map(left), dates: draft.dates.map((one) => ({ ...one, schedule: left(one.schedule) })) };
}

/** A row after the last, which begins when that one ends. */
export function withRow(draft: BellDraft, to: ScheduleDraft): BellDraft {
  const row: PeriodDraft = { id: draft.nextId, period: '', name: '', begins: to.periods.at(-1)?.ends ?? '', ends: '' };
  return { ...withSchedule(draft, { ...to, periods: [...to.periods, row] }), nextId: draft.nextId + 1 };
}

export const withSchedule = (draft: BellDraft, changed: ScheduleDraft): BellDraft => ({ ...draft, schedules: draft.schedules.map((one) => (one.id === changed.id ? changed : one)) });

/** Periods of this schedule in which no class of the roster meets. */
export const withoutClasses = ({ periods }: ScheduleDraft, { rosterPeriods }: BellRow): readonly string[] => {
  const known = new Set(rosterPeriods.map(({ period }) => period));
  return [...new Set(periods.map(({ period }) => period.trim()).filter((period) => period !== '' && !known.has(period)))];
};

/** Periods of the roster that never ring in this schedule. */
export const neverRung = ({ periods }: ScheduleDraft, { rosterPeriods }: BellRow): readonly string[] => {
  const rung = new Set(periods.map(({ period }) => period.trim()));
  return rosterPeriods.map(({ period }) => period).filter((period) => !rung.has(period));
};
