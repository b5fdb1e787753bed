/** Whatever is done to a package, it is read whole or refused with a reason; it never throws, and never points at nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseRoster } from '../../shared/formats/parse-roster.ts';
import type { ParsedRoster } from '../../shared/formats/parsed-roster.ts';
import type { SourceFile } from '../../shared/formats/roster-file.ts';

import { CLASS_LIST } from './class-list-file.ts';
import { ONEROSTER_1_1, changesOf, filesOf, lines, withContacts, type FileTexts } from './oneroster-package.ts';
import { SDS_1, SDS_2 } from './school-data-sync-package.ts';

const WITH_CONTACTS = withContacts('u1,u3,Mother,true,true,true,1,,true', 'u2,u4,Father,false,no,0,2,may not be picked up,n');

function expectWholeOrRefused({ roster, problems }: ParsedRoster): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!roster) {
    expect(errors).not.toHaveLength(0);
    return;
  }
  expect(errors).toEqual([]);
  const ids = (list: readonly { readonly sourceId: string }[]): ReadonlySet<string> => {
    const set = new Set(list.map(({ sourceId }) => sourceId));
    expect(set.size).toBe(list.length);
    return set;
  };
  const [schools, terms, students, guardians, staff, classes] = [roster.schools, roster.terms, roster.students, roster.guardians, roster.staff, roster.classes].map(ids);
  for (const person of [...roster.students, ...roster.staff]) for (const school of person.schools) expect(schools).toContain(school);
  for (const given of roster.classes) {
    if (given.school !== null) expect(schools).toContain(given.school);
    for (const term of given.terms) expect(terms).toContain(term);
  }
  for (const enrollment of roster.enrollments) {
    expect(classes).toContain(enrollment.class);
    expect(enrollment.role === 'student' ? students : staff).toContain(enrollment.person);
  }
  for (const relationship of roster.relationships) {
    expect(students).toContain(relationship.student);
    expect(guardians).toContain(relationship.contact);
  }
}

const CHANGES = changesOf({
  users: ['u2,tobedeleted,true,b,Ben,Núñez,,,,,,,,,,,', 'u6,active,true,f,Fay,Stone,,1006,,,,"u3,u5",07,,,,s1'],
  roles: ['r8,active,u6,primary,student,,,s1', 'r6,tobedeleted,u5,primary,teacher,,,s1'],
  enrollments: ['e1,tobedeleted,c1,s1,u1,student,,,', 'e9,active,c2,s2,u6,student,,,'],
  classes: ['c1,active,,k1,A2,scheduled,205,s1,t1,3'],
});
const active = parseRoster(filesOf(WITH_CONTACTS)).roster;
const parse = (files: readonly SourceFile[]): ParsedRoster => parseRoster(files, { active: () => active });

const packages = fc.constantFrom(filesOf(WITH_CONTACTS), filesOf(ONEROSTER_1_1), filesOf(SDS_2), filesOf(SDS_1), filesOf(CLASS_LIST), filesOf(CHANGES));

describe('a damaged package', () => {
  it('with bytes changed', () => {
    let whole = 0;
    let refused = 0;
    const change = fc.record({ file: fc.nat(), position: fc.nat(), byte: fc.nat(255) });
    fc.assert(
      fc.property(packages, fc.array(change, { minLength: 1, maxLength: 6 }), (files, changes) => {
        const damaged = files.map(({ name, bytes }): SourceFile => ({ name, bytes: Uint8Array.from(bytes) }));
        for (const { file, position, byte } of changes) {
          const bytes = damaged[file % damaged.length]?.bytes;
          if (bytes) bytes[position % bytes.length] = byte;
        }
        const parsed = parse(damaged);
        if (parsed.roster) whole += 1;
        else refused += 1;
        expectWholeOrRefused(parsed);
      }),
      { numRuns: 500 },
    );
    expect(Math.min(whole, refused)).toBeGreaterThan(25);
  });

  it('with files cut off or gone', () => {
    fc.assert(
      fc.property(packages, fc.nat(), fc.nat(), fc.boolean(), (files, file, position, gone) => {
        const chosen = file % files.length;
        const cut = files.map(({ name, bytes }, index) => ({ name, bytes: index === chosen ? bytes.slice(0, position % bytes.length) : bytes }));
        expectWholeOrRefused(parse(gone ? cut.filter((_, index) => index !== chosen) : cut));
      }),
      { numRuns: 300 },
    );
  });

  it('with a file of anything', () => {
    fc.assert(
      fc.property(packages, fc.nat(), fc.uint8Array({ maxLength: 300 }), (files, file, bytes) => {
        expectWholeOrRefused(parse(files.map(({ name, bytes: own }, index) => ({ name, bytes: index === file % files.length ? bytes : own }))));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a package whose columns and rows are shuffled', () => {
  const byId = (list: readonly object[]): readonly string[] => list.map((each) => JSON.stringify(each)).sort();
  const everything = (texts: FileTexts) => {
    const { roster, problems } = parseRoster(filesOf(texts));
    return roster && [problems, roster.schools, roster.students, roster.guardians, roster.staff, roster.classes, roster.enrollments, roster.relationships].map(byId);
  };

  /** Without what depends on the order of rows: the row in a problem, and the order of somebody's schools. */
  const sds2 = { ...SDS_2, 'users.csv': SDS_2['users.csv']!.replace('example,,,', 'example,Dan,,'), 'roles.csv': SDS_2['roles.csv']!.replace('u2,s1', 'u2,s2').replace('u5,s2', 'u5,s1') };

  it.each([['OneRoster', WITH_CONTACTS], ['School Data Sync v2.1', sds2]])('is the same roster: %s', (_format, whole) => {
    expect(everything(whole)).not.toBeNull();
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list.map((each) => ({ each, at: Number(numbers.next().value) })).sort((one, other) => one.at - other.at).map(({ each }) => each);
        const texts = Object.entries(whole).map(([name, text]): [string, string] => {
          const [header, ...rows] = text.trimEnd().split('\r\n').map((row) => row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
          const order = shuffled([...(header ?? []).keys()]);
          return [name, lines(...[header ?? [], ...shuffled(rows)].map((row) => order.map((column) => row[column]).join(',')))];
        });
        expect(everything(Object.fromEntries(texts))).toEqual(everything(whole));
      }),
      { numRuns: 100 },
    );
  });
});
