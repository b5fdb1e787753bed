/**
 * Rosters of every kind, damaged as the wild damages them: read whole, so that the log accepts every write, or refused
 * with a reason; never slow.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { NOTHING_STANDS } from '../../electron/host/roster-import/active-roster.ts';
import { planImport } from '../../electron/host/roster-import/plan-import.ts';
import { rosterWrite } from '../../shared/domain/roster/entities.ts';
import { parseRoster } from '../../shared/formats/parse-roster.ts';
import { CLASS_LIST } from '../formats/class-list-file.ts';
import { ONEROSTER_1_1, changesOf, filesOf, withContacts, type FileTexts } from '../formats/oneroster-package.ts';
import { SDS_1, SDS_2 } from '../formats/school-data-sync-package.ts';

import { keyedId } from './keyed-id.ts';

const WHOLE = withContacts('u1,u3,Mother,true,true,true,1,,true', 'u2,u4,Father,false,no,0,2,may not be picked up,n');
const CHANGES = changesOf({
  users: ['u2,tobedeleted,true,b,Ben,Núñez,,,,,,,,,,,', 'u3,active,true,c,Carla,Moss,,,,,,,,,,,'],
  enrollments: ['e9,active,c2,s2,u1,student,,,'],
  classes: ['c1,active,,k1,A2,scheduled,205,s1,t1,3'],
});
const PACKAGES: readonly FileTexts[] = [WHOLE, ONEROSTER_1_1, CHANGES, SDS_2, SDS_1, CLASS_LIST];
const active = parseRoster(filesOf(WHOLE)).roster;

type Damage = (text: string, at: number) => string;
const inRows = (change: (rows: string[], at: number) => string[]): Damage => (text, at) => {
  const rows = text.split('\r\n');
  return change(rows, at % rows.length).join('\r\n');
};
const inColumns = (change: (cells: string[], at: number) => string[]): Damage => (text, at) =>
  text.split('\r\n').map((row) => (row === '' ? row : change(row.split(','), at % 7).join(','))).join('\r\n');

const DAMAGES: readonly Damage[] = [
  inRows((rows, at) => rows.toSpliced(at, 1)),
  inRows((rows, at) => [...rows, rows[at] ?? '']),
  inRows((rows, at) => rows.map((row, index) => (index === at ? row.slice(0, row.length / 2) : row))),
  inRows((rows) => ['Please fill in', '', ...rows]),
  inColumns((cells, at) => cells.toSpliced(at, 1)),
  inColumns((cells, at) => cells.toSpliced(at, 0, 'x')),
  inColumns((cells, at) => [...cells.slice(at), ...cells.slice(0, at)]),
  ...['"', ',', ';', '\n', '\0', '\t', '\u202e', 'NULL', '=1+1', '<b>', '1.2E+11', '😀'.repeat(5000)].map((text): Damage => (whole, at) => `${whole.slice(0, at % whole.length)}${text}${whole.slice(at % whole.length)}`),
];
const ENCODINGS: readonly ((text: string) => Uint8Array)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.concat([Buffer.from(text), Buffer.from('Núñez', 'latin1')]),
];

it('a damaged roster is read whole or refused', { timeout: 120_000 }, () => {
  let whole = 0;
  let refused = 0;
  let slowestMs = 0;
  const damage = fc.record({ file: fc.nat(), kind: fc.constantFrom(...DAMAGES), at: fc.nat() });
  const run = fc.record({
    texts: fc.constantFrom(...PACKAGES),
    damages: fc.array(damage, { minLength: 1, maxLength: 2 }),
    encoding: fc.constantFrom(...ENCODINGS),
    flips: fc.array(fc.record({ file: fc.nat(), at: fc.nat(), byte: fc.nat(255) }), { maxLength: 1 }),
  });
  fc.assert(
    fc.property(run, ({ texts, damages, encoding, flips }) => {
      const files = Object.entries(texts).map(([name, text], index, all) => {
        const own = <T extends { readonly file: number }>(list: readonly T[]): readonly T[] => list.filter(({ file }) => file % all.length === index);
        const bytes = encoding(own(damages).reduce((damaged, { kind, at }) => kind(damaged, at), text));
        for (const { at, byte } of own(flips)) bytes[at % bytes.length] = byte;
        return { name, bytes };
      });
      const started = performance.now();
      const { roster, problems } = parseRoster(files, { active: () => active });
      slowestMs = Math.max(slowestMs, performance.now() - started);
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(errors.length > 0).toBe(roster === null);
      if (roster) whole += 1;
      else refused += 1;
      const plan = roster && planImport({ roster, active: NOTHING_STANDS, keyedId, school: null });
      for (const write of plan?.ok ? plan.value.writes : []) rosterWrite.parse(write);
    }),
    { numRuns: 5000 },
  );
  expect(Math.min(whole, refused)).toBeGreaterThan(500);
  expect(slowestMs).toBeLessThan(2000);
});
