/** The bell schedule while it is edited: times as people type them, and names, copies and removals that leave the days right. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bellsOf, copied, draftOf, minuteOfText, neverRung, unfinished, withoutClasses, withoutSchedule, withRow, withSchedule } from '../../renderer/screens/setup/bell-draft.ts';
import type { BellSchedule } from '../../shared/domain/site/events.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { timeOfDay } from '../../shared/kernel/day-times.ts';

const BELLS: BellSchedule = {
  schedules: [
    { name: 'Regular', periods: [{ period: '1', name: 'Period 1', startMinute: 480, endMinute: 530 }, { period: null, name: 'Lunch', startMinute: 530, endMinute: 560 }] },
    { name: 'Late', periods: [] },
  ],
  weekdays: [null, 'Regular', 'Regular', 'Late', 'Regular', 'Regular', null],
  dates: [{ date: '2026-11-25', schedule: 'Late' }, { date: '2026-11-26', schedule: null }],
};
const rosterPeriods = [{ period: '1', classes: 4 }, { period: '2', classes: 3 }];
const drafted = () => draftOf({ bells: BELLS, rosterPeriods });
const scheduleOf = (draft: ReturnType<typeof draftOf>, index: number) => defined(draft.schedules[index], 'a schedule');

test('times are read as people type them, and nothing else is', () => {
  expect(['9:05', '905', '09.05', ' 13:20 ', '24:00'].map(minuteOfText)).toEqual([545, 545, 545, 800, 1440]);
  expect(['1:20 PM', '1:20\u202FPM', '9:05am', '12:00 p.m.', '12:30 AM'].map(minuteOfText)).toEqual([800, 800, 545, 720, 30]);
  expect(['13:20 PM', '0:20 AM', '1:20 XM'].map(minuteOfText)).toEqual([null, null, null]);
  expect(['', '9', '9:5', '9:60', '25:00', '24:01', 'nine', '-9:05'].map(minuteOfText)).toEqual(Array(8).fill(null));
  fc.assert(fc.property(fc.integer({ min: 0, max: 1440 }), (minute) => minuteOfText(timeOfDay(minute)) === minute));
});

test('what is set comes back as it was; a new name takes its days along', () => {
  expect(bellsOf(drafted())).toEqual(BELLS);
  const renamed = bellsOf(withSchedule(drafted(), { ...scheduleOf(drafted(), 1), name: 'Wednesday' }));
  expect([renamed.weekdays[3], renamed.dates[0]?.schedule]).toEqual(['Wednesday', 'Wednesday']);
});

test('a copy has the rows and no days; whose schedule is removed has no school', () => {
  const copy = bellsOf(copied(drafted(), scheduleOf(drafted(), 0)));
  expect(copy.schedules.map(({ name, periods }) => [name, periods.length])).toEqual([['Regular', 2], ['Late', 0], ['Regular (copy)', 2]]);
  expect(copy.weekdays).toEqual(BELLS.weekdays);
  const fewer = bellsOf(withoutSchedule(drafted(), scheduleOf(drafted(), 1).id));
  expect([fewer.weekdays[3], fewer.dates[0]?.schedule]).toEqual([null, null]);
});

test('what is not finished is said by schedule and row', () => {
  expect(unfinished(drafted())).toBe(null);
  const row = withRow(drafted(), scheduleOf(drafted(), 0));
  expect(scheduleOf(row, 0).periods.at(-1)).toMatchObject({ begins: '09:20', ends: '' });
  expect(unfinished(row)).toBe('“Regular”, row 3: what is this period called?');
  const named = withSchedule(row, { ...scheduleOf(row, 0), periods: scheduleOf(row, 0).periods.map((one) => ({ ...one, name: one.name || 'Period 2' })) });
  expect(unfinished(named)).toBe('“Regular”, row 3, Period 2: write its times as 9:05, 13:20 or 1:20 PM.');
});

test('without a schedule the periods of the roster wait for their times', () => {
  const empty = draftOf({ bells: null, rosterPeriods });
  expect(scheduleOf(empty, 0).periods.map(({ period, name, begins }) => [period, name, begins])).toEqual([['1', 'Period 1', ''], ['2', 'Period 2', '']]);
  expect(unfinished(empty)).toContain('row 1');
});

test('what does not fit the roster is named, both ways', () => {
  const row = { key: 'k', bells: BELLS, setBy: null, alsoSet: [], rosterPeriods: [{ period: '2', classes: 3 }] };
  expect(withoutClasses(scheduleOf(drafted(), 0), row)).toEqual(['1']);
  expect(neverRung(scheduleOf(drafted(), 0), row)).toEqual(['2']);
});
