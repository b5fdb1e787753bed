/** Rules SI-8 and SI-9: a bell schedule that can be read in one way only, and what it says is on. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setBellSchedule } from '../../shared/domain/site/decide.ts';
import type { BellPeriod, BellSchedule } from '../../shared/domain/site/events.ts';
import { bellSchedulesOf } from '../../shared/domain/site/state.ts';
import { siteCommands } from '../../shared/domain/site/commands.ts';
import { periodAt, scheduleOn, timeOfDay, weekdayOf } from '../../shared/kernel/day-times.ts';
import { BELL_SCHEDULE } from '../../shared/kernel/streams.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf } from '../support/drawn-history.ts';

const period = (name: string, startMinute: number, endMinute: number): BellPeriod => ({ period: name, name: `Period ${name}`, startMinute, endMinute });
const WEEK = [null, 'Regular', 'Regular', 'Regular', 'Regular', 'Regular', null];
const bells = (periods: BellPeriod[], more: Partial<BellSchedule> = {}): BellSchedule => ({ schedules: [{ name: 'Regular', periods }], weekdays: WEEK, dates: [], ...more });
const set = (given: BellSchedule) => setBellSchedule({ type: 'SetBellSchedule', bells: given });
const message = (given: BellSchedule): string => {
  const decision = set(given);
  return decision.accepted ? 'accepted' : decision.rejection.message;
};

describe('a bell schedule is set as a whole', () => {
  test('its periods are put in order, and periods that touch are no overlap', () => {
    const decision = set(bells([period('2', 530, 580), period('1', 480, 530)]));
    expect(decision.accepted && decision.events).toMatchObject([{ stream: BELL_SCHEDULE, payload: { schedules: [{ periods: [{ period: '1' }, { period: '2' }] }] } }]);
  });

  test('SI-8 what cannot be is refused by name, with the schedule and the period', () => {
    expect(refusedAs(set(bells([period('1', 480, 480)])))).toBe('PeriodEndsBeforeItBegins');
    expect(message(bells([period('1', 545, 100)]))).toBe('In “Regular”, “Period 1” begins at 09:05 and ends at 01:40.');
    expect(refusedAs(set(bells([period('1', 480, 531), period('2', 530, 580)])))).toBe('PeriodsOverlap');
    expect(message(bells([period('2', 530, 580), period('1', 480, 531)]))).toBe('In “Regular”, “Period 2” begins at 08:50, before “Period 1” ends at 08:51.');
    expect(refusedAs(set(bells([], { weekdays: WEEK.with(1, 'Late') })))).toBe('ScheduleUnknown');
    expect(refusedAs(set(bells([], { dates: [{ date: '2026-11-19', schedule: 'Late' }] })))).toBe('ScheduleUnknown');
    expect(refusedAs(set(bells([], { dates: ['Regular', null].map((schedule) => ({ date: '2026-11-19', schedule })) })))).toBe('DateNamedTwice');
    expect(refusedAs(set({ schedules: [{ name: 'Regular', periods: [] }, { name: 'Regular', periods: [] }], weekdays: WEEK, dates: [] }))).toBe('ScheduleNamedTwice');
  });

  test('the largest that may be sent fits one commit', () => {
    const periods = Array.from({ length: 20 }, (_, i) => ({ period: 'é'.repeat(20), name: 'é'.repeat(40), startMinute: 1000 + i, endMinute: 1001 + i }));
    const name = (i: number): string => `${i}${'é'.repeat(39)}`;
    const largest: BellSchedule = {
      schedules: Array.from({ length: 10 }, (_, i) => ({ name: name(i), periods })),
      weekdays: WEEK.map(() => name(1)),
      dates: Array.from({ length: 200 }, (_, i) => ({ date: new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10), schedule: name(1) })),
    };
    expect(siteCommands.SetBellSchedule.safeParse({ type: 'SetBellSchedule', bells: largest }).success).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(largest))).toBeLessThan(100 * 1024);
    expect(refusedAs(set(largest))).toBe('accepted');
  });

  test('SI-8 of any that is accepted, each minute of each schedule is in one period at most', () => {
    const minute = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(minute, minute), { maxLength: 6 }), (drawn) => {
        const periods = drawn.map(([from, to], i) => period(String(i), from, to));
        const at = (m: number): number => periods.filter((one) => one.startMinute <= m && m < one.endMinute).length;
        const accepted = set(bells(periods)).accepted;
        const readOneWay = periods.every((one) => one.startMinute < one.endMinute) && Array.from({ length: 61 }, (_, m) => at(m)).every((count) => count <= 1);
        expect(accepted).toBe(readOneWay);
      }),
    );
  });
});

describe('which schedule counts', () => {
  const fact = (name: string) => ({ stream: BELL_SCHEDULE, type: 'v1.BellScheduleSet', payload: bells([], { weekdays: WEEK.map(() => null), schedules: [{ name, periods: [] }] }), refs: [] });
  const names = (facts: Parameters<typeof historyOf>[0]): string[] => bellSchedulesOf(historyOf(facts)).map((one) => one.bells.schedules[0]?.name ?? '');

  test('SI-9 the newest; of two that did not know of each other both stand, in the same order whatever came first; a later one ends it', () => {
    const first = factAfter(fact('first'), []);
    const [a, b] = [factAfter(fact('a'), [first]), factAfter(fact('b'), [first])];
    expect(names([])).toEqual([]);
    expect(names([first, a])).toEqual(['a']);
    expect(names([first, a, b])).toHaveLength(2);
    expect(names([first, a, b])).toEqual(names([first, b, a]));
    expect(names([first, a, b, factAfter(fact('last'), [a, b])])).toEqual(['last']);
  });
});

describe('what is on', () => {
  const given = bells([period('1', 480, 530), { period: null, name: 'Lunch', startMinute: 700, endMinute: 730 }], { dates: [{ date: '2026-11-19', schedule: null }, { date: '2026-11-21', schedule: 'Regular' }] });
  const on = (date: string, minute: number): string | null => periodAt(scheduleOn(given, date)?.periods ?? [], minute)?.name ?? null;

  test('by weekday, by a date of its own, and nothing between periods', () => {
    expect(weekdayOf('2026-11-22')).toBe(0);
    expect([479, 480, 529, 530, 710].map((minute) => on('2026-11-18', minute))).toEqual([null, 'Period 1', 'Period 1', null, 'Lunch']);
    expect([on('2026-11-19', 500), on('2026-11-20', 500), on('2026-11-21', 500), on('2026-11-22', 500)]).toEqual([null, 'Period 1', 'Period 1', null]);
  });

  test('times of a day are written with two digits each', () => {
    expect([0, 545, 1439].map(timeOfDay)).toEqual(['00:00', '09:05', '23:59']);
  });
});
