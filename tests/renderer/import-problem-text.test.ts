/** The list of problems that is passed on to whoever runs the student system. */
import { expect, test } from 'vitest';
import { placeOf, problemsAsText } from '../../renderer/screens/people/import-problem-text.ts';

const missing = (row: number) => ({ code: 'student-name-missing', severity: 'error' as const, file: 'fall.csv', row, column: null, message: 'The row says something about a student, but not their name.', whatToDo: 'Fill in the name.' });
const unused = { code: 'columns-not-used', severity: 'warning' as const, file: 'fall.csv', row: null, column: null, message: 'Muster does not use these columns: Locker.', whatToDo: 'Nothing.' };

test('has every place, errors first, however many there are', () => {
  const many = Array.from({ length: 30 }, (_, index) => missing(index + 2));
  const text = problemsAsText(['fall.csv', 'student-contacts.csv'], [unused, ...many]);
  const lines = text.split('\n');
  expect(lines[0]).toBe('Muster read: fall.csv, student-contacts.csv');
  expect(lines[2]).toBe('ERROR, 30 times (student-name-missing). Fill in the name.');
  expect(lines.filter((line) => line.includes('row '))).toHaveLength(30);
  expect(text).toContain('fall.csv · row 31: The row says something');
  expect(text.indexOf('ERROR')).toBeLessThan(text.indexOf('Warning, once'));
});

test('names a place as far as it is known', () => {
  expect(placeOf({ file: 'users.csv', row: 7, column: 'email' })).toBe('users.csv · row 7 · column email');
  expect(placeOf({ file: '', row: null, column: null })).toBe('');
});
