/** What the wild does to roster files: rows cut, columns shuffled, bytes flipped, encodings mixed, files lost. Drawn by fast-check, so that a seed gives the same damage again. */
import fc from 'fast-check';

import type { SourceFile } from '../../shared/formats/roster-file.ts';
import type { FileTexts } from '../formats/oneroster-package.ts';

type Damage = (text: string, at: number) => string;

const endOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
const inRows = (change: (rows: string[], at: number) => string[]): Damage => (text, at) => {
  const rows = text.split(endOf(text));
  return change(rows, at % rows.length).join(endOf(text));
};
const inColumns = (change: (cells: string[], at: number) => string[]): Damage => (text, at) =>
  text.split(endOf(text)).map((row) => (row === '' ? row : change(row.split(','), at % 7).join(','))).join(endOf(text));

const PIECES = ['"', ',', ';', '\n', '\0', '\t', '\u202e', '\ufeff', 'NULL', '=1+1', '="01"', '<b>', '1.2E+11', '41530', '😀'.repeat(5000)] as const;

const DAMAGES: readonly Damage[] = [
  inRows((rows, at) => rows.toSpliced(at, 1)),
  inRows((rows, at) => rows.slice(0, at)),
  inRows((rows, at) => [...rows, rows[at] ?? '']),
  inRows((rows, at) => rows.map((row, index) => (index === at ? row.slice(0, row.length / 2) : row))),
  inRows((rows, at) => rows.toSpliced(at, 0, rows[0] ?? '')),
  inRows((rows) => ['Please fill in', '', ...rows]),
  inRows((rows) => ['sep=,', ...rows, 'Total,,,']),
  inColumns((cells, at) => cells.toSpliced(at, 1)),
  inColumns((cells, at) => cells.toSpliced(at, 0, 'x')),
  inColumns((cells, at) => [...cells.slice(at), ...cells.slice(0, at)]),
  inColumns((cells, at) => cells.map((cell, index) => (index === at ? cell.replace(/^0+/, '') : cell))),
  (text) => text.replaceAll(',', ';'),
  (text) => text.toUpperCase(),
  ...PIECES.map((piece): Damage => (text, at) => `${text.slice(0, at % (text.length + 1))}${piece}${text.slice(at % (text.length + 1))}`),
];

const ENCODINGS: readonly ((text: string) => Uint8Array)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.concat([Buffer.from(text), Buffer.from('Núñez', 'latin1')]),
];

/** The packages, each with at most two damages, in one of the encodings or one for each file, and sometimes a byte changed or a file lost. */
export function damagedFiles(packages: readonly FileTexts[]): fc.Arbitrary<readonly SourceFile[]> {
  const drawn = fc.record({
    texts: fc.constantFrom(...packages),
    damages: fc.array(fc.record({ file: fc.nat(), kind: fc.constantFrom(...DAMAGES), at: fc.nat() }), { maxLength: 2 }),
    encodings: fc.array(fc.constantFrom(...ENCODINGS), { minLength: 1, maxLength: 2 }),
    flips: fc.array(fc.record({ file: fc.nat(), at: fc.nat(), byte: fc.nat(255) }), { maxLength: 1 }),
    lost: fc.oneof({ weight: 19, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat() }),
  });
  return drawn.map(({ texts, damages, encodings, flips, lost }) => {
    const files = Object.entries(texts).map(([name, text], index, all) => {
      const own = <T extends { readonly file: number }>(list: readonly T[]): readonly T[] => list.filter(({ file }) => file % all.length === index);
      const encode = encodings[index % encodings.length] ?? ((plain: string) => Buffer.from(plain));
      const bytes = encode(own(damages).reduce((damaged, { kind, at }) => kind(damaged, at), text));
      for (const { at, byte } of own(flips)) if (bytes.length > 0) bytes[at % bytes.length] = byte;
      return { name, bytes };
    });
    return lost === null ? files : files.filter((_file, index) => index !== lost % files.length);
  });
}
