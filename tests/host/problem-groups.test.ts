/** The problems of an import, grouped to be read. */
import { expect, test } from 'vitest';
import { groupProblems } from '../../shared/contract/problem-groups.ts';
import { rosterProblem } from '../../shared/formats/roster-problems.ts';

const bad = (row: number) => rosterProblem('date-unreadable', { file: 'users.csv', row, column: 'birthDate' });

test('each kind stands once, errors first, with how many rows have it and where the first are', () => {
  const groups = groupProblems([...Array.from({ length: 30 }, (_, index) => bad(index + 2)), rosterProblem('value-missing', { file: 'users.csv', row: 9, column: 'givenName' })]);
  expect(groups.map(({ code, severity, count, places }) => [code, severity, count, places.length])).toEqual([['value-missing', 'error', 1, 1], ['date-unreadable', 'warning', 30, 20]]);
  expect(groups[1]?.places[0]).toMatchObject({ file: 'users.csv', row: 2, column: 'birthDate' });
});

test('rows that are no longer listed stand last', () => {
  const groups = groupProblems([bad(2), bad(3), rosterProblem('more-of-the-same', { file: 'users.csv' }, { code: 'date-unreadable', count: 150 })]);
  expect(groups.map(({ code }) => code)).toEqual(['date-unreadable', 'more-of-the-same']);
});
