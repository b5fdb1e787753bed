import { describe, expect, it } from 'vitest';

import { readDate, readGrade } from '../../shared/formats/row-reader.ts';
import { cleanCell, cutText } from '../../shared/formats/table.ts';

describe('dates', () => {
  it.each([
    ['2026-08-10', '2026-08-10'],
    ['2026-8-1', '2026-08-01'],
    ['2026-08-10T00:00:00.000Z', '2026-08-10'],
    ['20260810', '2026-08-10'],
    ['20261310', null],
    ['8/10/2026', '2026-08-10'],
    ['02/29/2024', '2024-02-29'],
    ['02/29/2023', null],
    ['2026-13-01', null],
    ['31/12/2026', null],
    ['1/2/26', null],
    ['0001-01-01', null],
    ['46244', null],
    ['soon', null],
  ])('%s is %s', (cell, date) => expect(readDate(cell)).toBe(date));
});

describe('grades', () => {
  it.each([['07', '7'], ['12', '12'], ['KG', 'K'], ['k', 'K'], ['00', 'K'], ['PK', 'PK'], ['7.0', '7'], ['7th', '7'], ['Grade 7', '7'], ['', null], ['UG', 'UG'], ['Other', 'OTHER']])(
    '%s is %s',
    (cell, grade) => expect(readGrade(cell)).toBe(grade),
  );
});

describe('texts', () => {
  it('are one line, without control characters, composed', () => {
    expect(cleanCell('  Nu\u0301n\u0303ez\r\n\u0000 Ana\t')).toBe('Núñez Ana');
  });

  it('are never cut inside a character', () => {
    expect(cutText('ab😀', 3)).toBe('ab');
    expect(cutText('ab😀', 4)).toBe('ab😀');
  });
});
