/** Lists of completed courses: each row is read or named with what is wrong, and what is written is read back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTrainingList, writeTrainingList, type TrainingLine } from '../../shared/formats/training/training-list.ts';

test('columns in any order and by other words, days as a school writes them, and each fault by its row', () => {
  const text = ['Training;Employee;Date completed;Hrs;Valid until', 'AED;"Levy, Noa";9/1/2026;4;', 'NCI;Ben Whitehorse;2026-09-02;;9/2/2027', ';Ben Whitehorse;2026-09-02;;', 'AED;;2026-09-02;;', 'AED;Ben Whitehorse;soon;;', 'AED;Ben Whitehorse;2026-09-02;many;', 'AED;Ben Whitehorse;2026-09-02;;never'].join('\r\n');
  const { lines, problems } = readTrainingList(text);
  expect(lines).toEqual([
    { row: 2, name: 'Noa Levy', course: 'AED', completed: '2026-09-01', hours: 4, expires: null },
    { row: 3, name: 'Ben Whitehorse', course: 'NCI', completed: '2026-09-02', hours: null, expires: '2027-09-02' },
  ]);
  expect(problems.map(({ row }) => row)).toEqual([4, 5, 6, 7, 8]);
  // A problem never repeats what the row says of somebody.
  expect(JSON.stringify(problems)).not.toContain('Whitehorse');
});

test.each([
  ['', 'empty'],
  ['who,what\r\na,b', 'names no column “name”, “course”, “completed”'],
  ['name,course,completed\r\n"Noa', 'cannot be read as CSV'],
  [`name,course,completed\r\n${'Noa,AED,2026-09-01\r\n'.repeat(2_001)}`, 'Divide the file'],
])('a file that is none is refused whole (%#)', (text, words) => {
  expect(readTrainingList(text)).toMatchObject({ lines: [], problems: [{ message: expect.stringContaining(words) as string }] });
});

const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ]{1,10}(?: [A-Za-zÀ-ÖØ-öø-ÿ]{1,10}){0,2}$/);
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(Date.UTC(1990, 0, 1 + days)).toISOString().slice(0, 10));
const line: fc.Arbitrary<Omit<TrainingLine, 'row'>> = fc.record({ name: word, course: word, completed: day, hours: fc.option(fc.integer({ min: 0, max: 1_000 })), expires: fc.option(day) });

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      expect(readTrainingList(writeTrainingList(lines))).toEqual({ lines: lines.map((one, at) => ({ row: at + 2, ...one })), problems: [] });
    }),
  );
});
