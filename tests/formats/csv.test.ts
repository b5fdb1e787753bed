import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_ROWS, parseCsv } from '../../shared/formats/csv.ts';
import { decodeText } from '../../shared/formats/text-decoding.ts';

const cellsOf = (text: string) => {
  const parsed = parseCsv(text);
  return parsed.ok ? parsed.value.map(({ row, cells }) => [row, ...cells]) : parsed.error;
};

describe('rows', () => {
  it('are numbered as a spreadsheet shows them', () => {
    expect(cellsOf('a,b\r\n"x\r\ny",1\r\n\r\n,\r\nz,2')).toEqual([[1, 'a', 'b'], [2, 'x\r\ny', '1'], [5, 'z', '2']]);
  });

  it('may end in different ways in one file', () => {
    expect(cellsOf('a\r\nb\nc\rd')).toEqual([[1, 'a'], [2, 'b'], [3, 'c'], [4, 'd']]);
  });

  it('with a quotation mark out of place are named', () => {
    expect(cellsOf('a,b\n1,2\n3,"x" y\n')).toEqual({ code: 'csv-malformed', row: 3 });
    expect(cellsOf('a,b\n1,"2\n3,4\n')).toEqual({ code: 'csv-malformed', row: 2 });
  });
});

describe('limits', () => {
  it('hold for rows, columns and cells', () => {
    expect(cellsOf('\n'.repeat(MAX_ROWS + 10))).toEqual({ code: 'too-many-rows', row: MAX_ROWS + 1, limit: MAX_ROWS });
    expect(cellsOf(`a\n${','.repeat(MAX_COLUMNS)}`)).toEqual({ code: 'too-many-columns', row: 2, limit: MAX_COLUMNS });
    const tooLarge = { code: 'cell-too-large', row: 2, limit: MAX_CELL_CHARACTERS };
    expect(cellsOf(`a\n${'x'.repeat(MAX_CELL_CHARACTERS + 1)}`)).toEqual(tooLarge);
    expect(cellsOf(`a\n"${'x,\n'.repeat(1_000_000)}`)).toEqual(tooLarge);
  });
});

const SPECTRUM = join(import.meta.dirname, '../../../shared/data/csv-edge/csv-spectrum');
const REFUSED = 'location_coordinates';
const hasSpectrum = existsSync(SPECTRUM);
const cases = hasSpectrum ? readdirSync(join(SPECTRUM, 'csvs')).map((name) => name.replace(/\.csv$/, '')) : [];

describe.skipIf(!hasSpectrum)(`csv-spectrum acid tests${hasSpectrum ? '' : ' (skipped: ../shared/data/csv-edge is not here)'}`, () => {
  it('are all there', () => expect(cases).toHaveLength(12));

  const textOf = (name: string): string => {
    const decoded = decodeText(readFileSync(join(SPECTRUM, 'csvs', `${name}.csv`)));
    return decoded.ok ? decoded.value.text : '';
  };

  it.each(cases.filter((name) => name !== REFUSED))('%s', (name) => {
    const parsed = parseCsv(textOf(name));
    const [header, ...records] = parsed.ok ? parsed.value : [];
    const objects = records.map(({ cells }) => Object.fromEntries((header?.cells ?? []).map((column, index) => [column, cells[index]])));
    // In this copy newlines_crlf.csv has lost its carriage returns on the way through git; its JSON has them still.
    const expected: unknown = JSON.parse(readFileSync(join(SPECTRUM, 'json', `${name}.json`), 'utf8').replaceAll('\\r', ''));
    expect(objects).toEqual(expected);
  });

  it(`${REFUSED} breaks RFC 4180 (a quotation mark inside a cell without quotation marks), and is refused by its row`, () => {
    expect(cellsOf(textOf(REFUSED))).toEqual({ code: 'csv-malformed', row: 2 });
  });
});
