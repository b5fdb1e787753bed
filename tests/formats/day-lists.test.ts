/** Lists of the attendance and the visitor system as they are exported: columns by their names, codes, periods, times; and damaged ones, which make nobody absent. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodeMeaning } from '../../shared/formats/day-list/attendance-codes.ts';
import { parseAttendance, periodsIn, sayOfDay, type AttendanceEntry } from '../../shared/formats/day-list/parse-attendance.ts';
import { parseVisitors } from '../../shared/formats/day-list/parse-visitors.ts';
import { ProblemList } from '../../shared/formats/roster-problems.ts';
import { lines, textFile } from './oneroster-package.ts';

const DAY = '2026-11-19';
const NOON = 12 * 60;
const NO_CODES: ReadonlyMap<string, CodeMeaning> = new Map();

/** Who is said to be what, by number or name, and what was told with its row. */
function read(rows: readonly string[], codes = NO_CODES) {
  const problems = new ProblemList();
  const file = textFile('absences.csv', lines(...rows));
  const list = parseAttendance(file, DAY, codes, problems);
  const entries = list?.entries ?? [];
  const periods = periodsIn(entries);
  const said = [...Map.groupBy(entries, (one) => one.studentNumber || one.name)].flatMap(([who, all]) => {
    const day = sayOfDay(all, periods, file, problems);
    return day === null ? [] : [`${who} ${day.says}${day.words === '' ? '' : `: ${day.words}`}`];
  });
  return { said, codes: list?.codes, told: problems.all().map(({ code, row }) => `${code} ${row ?? ''}`.trim()) };
}

describe('attendance', () => {
  test('AT-25 a row for each student, by whatever names the columns have, below titles', () => {
    const said = ['1001 absent: flu', '1002 arrived', '1003 absent'];
    const rows = ['1001,Ana,A,flu', '1002,Ben,T,bus', '1003,Gil,Unexcused,', '1004,Eve,P,'];
    expect(read(['Student Number,Student Name,Attendance Code,Comment', ...rows]).said).toEqual(said);
    expect(read(['North School,,,', 'Daily attendance 11/19/2026,,,', 'ID,Student,Status,Reason', ...rows]).said).toEqual(said);
    expect(read(['Matrícula;Nombre completo;Code;Notes', ...rows.map((row) => row.replaceAll(',', ';'))]).said).toEqual(said);
    expect(read(['Last Name,First Name,Type', 'Moss,Ana,Absent', 'Moss,Ben,Excused tardy']).said).toEqual(['Moss, Ana absent', 'Moss, Ben arrived']);
  });

  test('AT-25 by periods: absent in all, late in the first, whatever else stays expected and is told', () => {
    const header = 'Student ID,Period,Code';
    const rows = ['1,1,A', '1,2,A', '1,10,A', '2,1,A', '3,2,A', '4,1,P', '4,2,T', '5,1,A', '5,2,A', '6,1,A', '6,2,P', '6,10,A'];
    expect(read([header, ...rows])).toMatchObject({ said: ['1 absent', '2 arrived', '4 arrived', '5 arrived'], told: ['absent-in-some-periods 6', 'absent-in-some-periods 11'] });
    expect(read(['Student ID,P1,P2,P3', '1,A,A,A', '2,A,,', '3,,A,', '4,T,,', '5,,,'])).toMatchObject({ said: ['1 absent', '2 arrived', '4 arrived'], told: ['absent-in-some-periods 4'] });
  });

  test('AT-25 a code that is not known, an early leaving, rows that differ and other days make nobody absent', () => {
    const { said, told, codes } = read(['ID,Date,Code', '1,2026-11-19,E', '2,2026-11-19,ED', '3,11/19/2026,A', '3,11/19/2026,P', '4,2026-11-18,A', ',2026-11-19,A']);
    expect(said).toEqual([]);
    expect(told).toEqual(['other-day 6', 'code-unknown 2', 'listed-nobody 7', 'left-by-list 3', 'codes-differ 4']);
    expect(codes).toEqual([{ code: 'A', rows: 1, means: 'absent' }, { code: 'E', rows: 1, means: null }, { code: 'ED', rows: 1, means: 'left' }, { code: 'P', rows: 1, means: 'here' }]);
    expect(read(['ID,Code', '1,E', '2,E'], new Map([['E', 'absent']])).said).toEqual(['1 absent', '2 absent']);
  });

  test('a file that is no such list is refused with what is missing', () => {
    expect(read(['Name,Class', 'Ana,7A']).told).toEqual(['day-list-header-missing']);
    expect(read(['"broken']).told[0]).toMatch(/^csv-malformed/);
    expect(read(['ID,Code', ...Array.from({ length: 50_001 }, () => '1,A')]).told).toEqual(['day-list-too-long']);
  });

  test('AT-25 whatever is broken in a list, nobody is absent of whom it does not say so in every period', () => {
    const cell = fc.constantFrom('A', 'T', 'P', '', 'E', 'ED', 'x,y', '"', ' a ', 'Absent - excused', '\u0000', 'ausente');
    const row = fc.record({ who: fc.constantFrom('1', '2', '3', ''), period: fc.constantFrom('1', '2', '10', ''), code: cell });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 14 }), fc.nat(400), (rows, cut) => {
        const text = lines('Student ID,Period,Code', ...rows.map(({ who, period, code }) => [who, period, code.includes('"') || code.includes(',') ? code : `"${code}"`].join(',')));
        const problems = new ProblemList();
        const file = textFile('a.csv', text.slice(0, text.length - (cut % (text.length + 1))));
        const list = parseAttendance(file, DAY, NO_CODES, problems);
        expect(list === null).toBe(problems.hasErrors);
        const read = list?.entries ?? [];
        const periods = periodsIn(read);
        for (const entries of Map.groupBy(read, (one: AttendanceEntry) => one.studentNumber).values()) {
          if (sayOfDay(entries, periods, file, problems)?.says !== 'absent') continue;
          expect(entries.every((one) => one.meaning === 'absent')).toBe(true);
          const spoken = new Set(entries.map((one) => one.period));
          expect(spoken.has(null) || periods.every((period) => spoken.has(period))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('visitors', () => {
  const visits = (...rows: readonly string[]) => {
    const problems = new ProblemList();
    const found = parseVisitors(textFile('visitors.csv', lines(...rows)), DAY, NOON, problems);
    return { visits: found?.map(({ name, inMinute, outMinute, badge }) => [name, inMinute, outMinute, badge]), keys: found?.map((one) => one.key), told: problems.all().map(({ code, row }) => `${code} ${row ?? ''}`.trim()) };
  };

  test('names, times and badges, as systems write them', () => {
    expect(visits('Visitor Name,Check-in Time,Check-out Time,Host,Purpose,Badge #', 'Pat Lee,8:05 AM,9:10 am,Karin,Repairs,7', 'Sam Black,11/19/2026 10:00,,,,').visits).toEqual([['Pat Lee', 485, 550, '7'], ['Sam Black', 600, null, '']]);
    expect(visits('First Name;Last Name;Time in;Time out', 'Pat;Lee;08:05:30;').visits).toEqual([['Pat Lee', 485, null, '']]);
    expect(visits('Name,Sign In', 'Pat Lee,2026-11-19T12:00:00').visits).toEqual([['Pat Lee', 720, null, '']]);
  });

  test('rows without a name or a time, of another day, or that lie ahead are left out and told; who left before they came is in', () => {
    expect(visits('Name,Check in,Check out', ',8:00,', 'Pat,soon,', 'Sam,2026-11-18 08:00,', 'Eve,14:00,', 'Gil,9:00,8:00', 'Ida,9:00,15:00')).toMatchObject({
      visits: [['Gil', 540, null, ''], ['Ida', 540, null, '']],
      told: ['visitor-without-name 2', 'visit-without-time 3', 'other-day 4', 'visit-to-come 5'],
    });
    expect(visits('Name,Class', 'Pat,7A').told).toEqual(['day-list-header-missing']);
  });

  test('AT-24 the same badge and time is the same visit, whatever the name is spelt like; without a badge the name tells', () => {
    const [first] = visits('Name,Check in,Badge', 'Pat Lee,8:05,A7').keys ?? [];
    expect(visits('Badge number,Visitor,Time in', 'a7,Patricia Lee,8:05 AM').keys).toEqual([first]);
    expect(new Set([...(visits('Name,In', 'Pát LEE,8:05', 'Pat Lee,8:06').keys ?? []), ...(visits('Name,In', 'pat lee,8:05').keys ?? [])]).size).toBe(2);
    expect(visits('Name,In,Badge', 'Pat,8:05,7', 'Pat Lee,8:05,7')).toMatchObject({ visits: [['Pat Lee', 485, null, '7']], told: ['visitor-repeated 3'] });
  });

  test('whatever the cells hold, a visit has a name and a time that has been', () => {
    const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('8:05', '25:00', '8:05 PM', '2026-11-19 8:05', '"', '', '12:00 AM'));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 10 }), (rows) => {
        const found = parseVisitors(textFile('v.csv', lines('Name,Check in,Check out', ...rows.map((cells) => cells.join(',')))), DAY, NOON, new ProblemList()) ?? [];
        for (const one of found) {
          expect(one.name).not.toBe('');
          expect(one.inMinute).toBeLessThanOrEqual(NOON);
          expect(one.outMinute ?? one.inMinute).toBeGreaterThanOrEqual(one.inMinute);
        }
        expect(new Set(found.map((one) => one.key)).size).toBe(found.length);
      }),
      { numRuns: 500 },
    );
  });
});
