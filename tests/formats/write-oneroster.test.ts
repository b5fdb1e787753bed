/** What the OneRoster writer writes, our reader reads back as the same roster, and a spreadsheet runs none of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseCsv } from '../../shared/formats/csv.ts';
import { writeOneRoster } from '../../shared/formats/oneroster/write-oneroster.ts';
import { parseRoster } from '../../shared/formats/parse-roster.ts';
import type { RosterFile, SourceFile } from '../../shared/formats/roster-file.ts';
import { cleanCell } from '../../shared/formats/table.ts';

import { drawnRoster } from './drawn-roster.ts';

/** As a parser promises every text to be: one line, trimmed, composed. */
function promised(value: unknown): unknown {
  if (typeof value === 'string') return cleanCell(value);
  if (Array.isArray(value)) return value.map(promised);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, promised(entry)]));
  return value;
}

/** Whoever is student and guardian stands in one row, so the order of people is not kept. */
const inOrder = ({ students, guardians, staff, relationships, ...rest }: RosterFile): unknown => {
  const byKey = <T>(list: readonly T[], key: (entry: T) => string): readonly T[] => list.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  const bySource = <T extends { readonly sourceId: string }>(list: readonly T[]): readonly T[] => byKey(list, ({ sourceId }) => cleanCell(sourceId));
  return { ...rest, students: bySource(students), guardians: bySource(guardians), staff: bySource(staff), relationships: byKey(relationships, ({ student, contact }) => JSON.stringify([cleanCell(student), cleanCell(contact)])) };
};

const linesOf = (files: readonly SourceFile[], name: string): readonly string[] => new TextDecoder().decode(files.find((file) => file.name === name)?.bytes).trimEnd().split('\r\n');

describe('a roster written as OneRoster', () => {
  it('is read back the same, whatever its texts hold', () => {
    fc.assert(
      fc.property(drawnRoster, (roster) => {
        const { roster: read, problems } = parseRoster(writeOneRoster(roster));
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(read && inOrder(read)).toEqual(promised(inOrder(roster)));
      }),
      { numRuns: 300 },
    );
  });

  it('holds no cell that a spreadsheet would run, and no line break within one', () => {
    fc.assert(
      fc.property(drawnRoster, (roster) => {
        for (const file of writeOneRoster(roster)) {
          const text = new TextDecoder().decode(file.bytes);
          expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/);
          const parsed = parseCsv(text);
          const cells = parsed.ok ? parsed.value.flatMap((record) => record.cells) : [];
          expect(cells.length).toBeGreaterThan(0);
          expect(cells.filter((cell) => /^[=+\-@＝＋－＠]/.test(cell) && !/^-\d+$/.test(cell))).toEqual([]);
        }
      }),
    );
  });

  it('declares what it holds and leaves out files without rows, as the specification asks', () => {
    const files = writeOneRoster({
      custody: true,
      schools: [{ sourceId: 's', name: 'A school' }],
      terms: [],
      students: [{ sourceId: 'a', givenName: 'Ana', familyName: 'Moss', middleName: null, preferredGivenName: null, preferredFamilyName: null, grade: '7', studentNumber: '1', birthDate: null, needs: ['inhaler', 'nuts, eggs'], homeLanguage: 'Spanish', bus: '12', schools: ['s'] }],
      guardians: [],
      staff: [{ sourceId: 'n', givenName: 'Nell', familyName: 'Ward', middleName: null, preferredGivenName: null, preferredFamilyName: null, role: 'nurse', phone: null, email: null, trainings: [{ name: 'AED/CPR', on: '2026-08-12' }], schools: ['s'] }],
      classes: [],
      enrollments: [],
      relationships: [],
    });
    expect(files.map(({ name }) => name).sort()).toEqual(['manifest.csv', 'orgs.csv', 'roles.csv', 'student-contacts.csv', 'users.csv']);
    const manifest = linesOf(files, 'manifest.csv');
    for (const line of ['oneroster.version,1.2', 'file.users,bulk', 'file.classes,absent', 'file.demographics,absent', 'file.results,absent']) expect(manifest).toContain(line);
    const [header = '', ana = '', nell = ''] = linesOf(files, 'users.csv');
    expect(header.split(',').slice(-4)).toEqual(['metadata.needs', 'metadata.homeLanguage', 'metadata.bus', 'metadata.trainings']);
    expect(ana).toContain(',07,');
    expect(ana.endsWith(',"inhaler,""nuts, eggs""",Spanish,12,')).toBe(true);
    expect(nell.endsWith(',AED/CPR: 2026-08-12')).toBe(true);
    expect(linesOf(files, 'roles.csv')[2]).toBe('role-2,,,n,primary,ext:staff,,,s,,nurse');
  });
});

describe('extension columns of anybody’s package', () => {
  const written = (row: string): readonly SourceFile[] => {
    const encode = (name: string, text: string): SourceFile => ({ name, bytes: new TextEncoder().encode(text) });
    return [
      encode('manifest.csv', 'propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.orgs,bulk\nfile.users,bulk\n'),
      encode('orgs.csv', 'sourcedId,name,type\ns,A school,school\n'),
      encode('users.csv', `sourcedId,givenName,familyName,role,orgSourcedIds,METADATA.Needs,metadata.bus,metadata.homeLanguage,metadata.trainings\n${row}\n`),
    ];
  };

  it('are read in any case, with spaces, and with marks that do not pair', () => {
    const { roster } = parseRoster(written(`a,Ana,Moss,student,s," wheelchair , 5"" lift, , inhaler",'+7,es,`));
    expect(roster?.students).toMatchObject([{ needs: ['wheelchair', '5" lift', 'inhaler'], bus: '+7', homeLanguage: 'es' }]);
  });

  it('cut what is too long, and say so', () => {
    const long = 'x'.repeat(70);
    const { roster, problems } = parseRoster(written(`a,Ana,Moss,student,s,,,,\nt,Tom,Reed,teacher,s,,,,"${long}: 8/12/2026,CPR"`));
    expect(roster?.staff[0]?.trainings).toEqual([{ name: long.slice(0, 60), on: '2026-08-12' }, { name: 'CPR', on: null }]);
    expect(problems).toMatchObject([{ code: 'value-cut', row: 3, column: 'metadata.trainings' }]);
  });
});
