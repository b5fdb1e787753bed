/** Times by the clock that the site chose: both ways, at the edges of the day, and back from what was typed. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { minuteOfText } from '../../renderer/screens/setup/bell-draft.ts';
import { bellTime, clockSeconds, clockTime, dayAndTime, minuteNow, writeTimesBy } from '../../renderer/ui/times.ts';

afterEach(() => writeTimesBy(24));
const at = (hours: number, minutes: number): number => new Date(2026, 10, 19, hours, minutes, 7).getTime();
/** Between a time and its half of the day stands a space that does not break. */
const plain = (text: string): string => text.replace(/\s/gu, ' ');

test('a time is written by 24 hours until the site says 12', () => {
  const times = [at(0, 5), at(9, 5), at(12, 0), at(14, 5)];
  expect(times.map(clockTime)).toEqual(['00:05', '09:05', '12:00', '14:05']);
  writeTimesBy(12);
  expect(times.map((ms) => plain(clockTime(ms)))).toEqual(['12:05 AM', '9:05 AM', '12:00 PM', '2:05 PM']);
  expect(plain(clockSeconds(at(14, 5)))).toBe('2:05:07 PM');
  expect(plain(dayAndTime(at(14, 5), at(15, 0)))).toBe('today 2:05 PM');
});

test('every time that a bell can ring is read back as it was written, by either clock', () => {
  for (const hours of [24, 12] as const) {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1440 }), (minute) => {
        writeTimesBy(hours);
        expect(minuteOfText(bellTime(minute))).toBe(minute);
      }),
    );
  }
});

test('the minute of the day is that of the clock on the wall', () => {
  expect([at(0, 0), at(9, 5), at(23, 59)].map(minuteNow)).toEqual([0, 545, 1439]);
});
