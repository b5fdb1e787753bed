/** A district's calendar as ICS and as CSV, what is made of damaged ones, and the plan of drills as ICS read back. */
import { convertIcsCalendar } from 'ts-ics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCalendar } from '../../shared/formats/school-calendar/read-calendar.ts';
import { writePlan } from '../../shared/formats/school-calendar/write-plan.ts';

const event = (summary: string, from: string, to: string | null): string => `BEGIN:VEVENT\r\nUID:${summary}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:${from}\r\n${to === null ? '' : `DTEND;VALUE=DATE:${to}\r\n`}SUMMARY:${summary}\r\nEND:VEVENT\r\n`;
const ics = (...events: readonly string[]): string => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n${events.join('')}END:VCALENDAR\r\n`;

test('ICS: first and last day make the year, a break ends the day before its end, what is no day of school is counted', () => {
  const read = readCalendar(ics(event('First day of school', '20260826', null), event('Thanksgiving recess\\, no school', '20261126', '20261128'), event('Band concert', '20261203', null), event('Regents exams', '20270118', '20270123'), event('Last day of school', '20270611', null)));
  expect(read).toEqual({
    entries: [
      { kind: 'year', name: 'School year', from: '2026-08-26', to: '2027-06-11' },
      { kind: 'dayOff', name: 'Thanksgiving recess, no school', from: '2026-11-26', to: '2026-11-27' },
      { kind: 'exams', name: 'Regents exams', from: '2027-01-18', to: '2027-01-22' },
    ],
    leftOut: 1,
    problems: [],
  });
});

test('CSV: by its column, by its words, with American dates; a bad row is named and the others are read', () => {
  const read = readCalendar('From,To,Kind,Name\n8/26/2026,6/11/2027,School year,Year\n11/26/2026,,,Thanksgiving\n2026-02-30,,day off,Nonsense\n2026-12-05,2026-12-01,day off,Backwards\n2026-12-03,,party,Dance\n');
  expect(read.entries.map(({ kind, from, to }) => [kind, from, to])).toEqual([['year', '2026-08-26', '2027-06-11'], ['dayOff', '2026-11-26', '2026-11-26']]);
  expect(read.problems.map(({ row }) => row)).toEqual([4, 5, 6]);
});

test('whatever is no calendar is said, and nothing throws', () => {
  expect(readCalendar('hello').problems).toMatchObject([{ row: 1 }]);
  expect(readCalendar('BEGIN:VCALENDAR\r\nhello').problems).toHaveLength(1);
  expect(readCalendar(ics(event('No school', '2026xx', null))).problems).toHaveLength(1);
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (noise, isIcs) => {
      expect(readCalendar(isIcs ? ics(`BEGIN:VEVENT\r\n${noise}\r\nEND:VEVENT\r\n`) : noise).entries.every(({ from, to }) => from <= to)).toBe(true);
    }),
  );
});

test('the plan comes back from ICS with its days, and DRILL in front of each title', () => {
  const text = writePlan([{ id: 'a', title: '09:30 Fire; by\nthe gym, north', date: '2026-12-31', details: 'Students are told.' }], 0);
  const [back] = convertIcsCalendar(undefined, text).events ?? [];
  expect(back).toMatchObject({ summary: 'DRILL: 09:30 Fire; by the gym, north', start: { date: new Date('2026-12-31T00:00:00Z'), type: 'DATE' }, end: { date: new Date('2027-01-01T00:00:00Z') } });
});
