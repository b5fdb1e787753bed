import { describe, expect, it } from 'vitest';

import { parseRoster } from '../../shared/formats/parse-roster.ts';

import { CONTACTS_HEADER, filesOf, lines, type FileTexts } from './oneroster-package.ts';
import { SDS_1, SDS_2 } from './school-data-sync-package.ts';

function parsed(texts: FileTexts) {
  const { roster, problems } = parseRoster(filesOf(texts));
  if (!roster) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return { roster, codes: problems.map(({ code }) => code) };
}

const refusal = (texts: FileTexts) => {
  const { roster, problems } = parseRoster(filesOf(texts));
  return roster === null ? problems.filter(({ severity }) => severity === 'error').map(({ code, file }) => `${code} ${file}`) : null;
};

const without = (texts: FileTexts, ...names: readonly string[]): FileTexts => Object.fromEntries(Object.entries(texts).filter(([name]) => !names.includes(name)));

describe('School Data Sync v2.1', () => {
  const { roster, codes } = parsed(SDS_2);

  it('is recognised without a manifest; only the missing name is a problem', () => {
    expect(codes).toEqual(['name-replaced']);
    expect(roster.format).toBe('School Data Sync v2.1');
    expect(roster.schools).toEqual([{ sourceId: 's1', name: 'North School' }, { sourceId: 's2', name: 'South College' }]);
    expect(roster.terms).toEqual([{ sourceId: 't1', title: 'Fall', startDate: '2026-08-10', endDate: '2026-12-18' }]);
  });

  it('gives students their schools, the grade of their primary role and their birth date', () => {
    expect(roster.students).toMatchObject([
      { sourceId: 'u1', givenName: 'Ana', familyName: 'Núñez', grade: '7', birthDate: '2013-09-13', schools: ['s1'] },
      { sourceId: 'u2', grade: '12', birthDate: null, schools: ['s1', 's2'] },
    ]);
  });

  it('gives staff the title of their primary role; the user name stands in for a name', () => {
    expect(roster.staff).toMatchObject([
      { sourceId: 'u4', givenName: '', familyName: 'dan', role: 'office staff', schools: ['s1'] },
      { sourceId: 'u5', familyName: 'Stone', role: 'teacher', phone: '555-0105', schools: ['s2', 's1'] },
    ]);
  });

  it('gives relationships from either side, with the word for them', () => {
    expect(roster.relationships.map(({ student, contact, relation }) => [student, contact, relation])).toEqual([
      ['u1', 'u3', 'parent'],
      ['u2', 'u3', null],
      ['u2', 'u5', 'guardian'],
    ]);
    expect(roster.guardians.map(({ sourceId, phone }) => [sourceId, phone])).toEqual([['u3', '555-0101'], ['u5', '555-0105']]);
  });

  it('gives classes and who is in them', () => {
    expect(roster.classes).toMatchObject([{ sourceId: 'c1', title: 'Algebra', code: 'A1', school: 's1', terms: ['t1'] }, { sourceId: 'c2', title: 'Biology', code: null, school: 's2' }]);
    expect(roster.enrollments.map(({ class: given, person, role }) => `${given} ${person} ${role}`)).toEqual(['c1 u1 student', 'c2 u2 student', 'c1 u5 teacher', 'c2 u5 aide']);
  });

  it('keeps no password and no flag', () => expect(JSON.stringify(roster)).not.toMatch(/hunter2|lunch/i));

  it('needs organisations, users and roles, and nothing else', () => {
    const { roster: small } = parsed({ 'orgs.csv': SDS_2['orgs.csv'] ?? '', 'users.csv': SDS_2['users.csv'] ?? '', 'roles.csv': SDS_2['roles.csv'] ?? '' });
    expect([small.students.length, small.classes.length, small.relationships.length]).toEqual([2, 0, 0]);
    expect(refusal(without(SDS_2, 'roles.csv'))).toEqual(['file-missing roles.csv']);
    expect(refusal(without(SDS_2, 'orgs.csv'))).toEqual(['part-of-package users.csv']);
  });

  it('takes restrictions from the side file, and keeps the word of the package for the pair', () => {
    const withSideFile = parsed({ ...SDS_2, 'student-contacts.csv': lines(CONTACTS_HEADER, 'u2,u5,,,,,,may not be picked up by this person,') }).roster;
    expect(withSideFile.relationships).toContainEqual(expect.objectContaining({ student: 'u2', contact: 'u5', relation: 'guardian', restriction: 'may not be picked up by this person' }));
    expect(withSideFile.relationships).toHaveLength(3);
  });
});

describe('School Data Sync v1', () => {
  const { roster, codes } = parsed(SDS_1);

  it('is recognised by its files', () => {
    expect(codes.toSorted()).toEqual(['contact-name-replaced', 'id-of-two-people', 'name-replaced']);
    expect(roster.format).toBe('School Data Sync v1');
    expect(roster.schools).toEqual([{ sourceId: '10', name: 'North School' }, { sourceId: '20', name: 'South School' }]);
    expect(roster.terms).toEqual([{ sourceId: 't1', title: 'Fall', startDate: '2026-08-10', endDate: '2026-12-18' }, { sourceId: 'Year', title: 'Year', startDate: null, endDate: null }]);
  });

  it('gives students, one of them with a row for each of two schools', () => {
    expect(roster.students).toMatchObject([
      { sourceId: '1', givenName: 'Ana', familyName: 'Núñez', grade: '7', studentNumber: '1001', birthDate: '2013-09-13', schools: ['10'] },
      { sourceId: '2', middleName: 'Lee', grade: '12', schools: ['10', '20'] },
    ]);
  });

  it('keeps a teacher apart from the student with the same id', () => {
    expect(roster.staff).toMatchObject([{ sourceId: 'teacher:1', familyName: 'Stone', role: 'teacher' }, { sourceId: '9', familyName: 'dan', role: 'Principal' }]);
    expect(roster.enrollments.map(({ class: section, person, role }) => `${section} ${person} ${role}`)).toEqual(['100 1 student', '200 2 student', '100 teacher:1 teacher', '200 9 teacher']);
  });

  it('gives guardians by their addresses, in any case', () => {
    expect(roster.guardians).toMatchObject([{ sourceId: 'guardian:carla@example.org', phone: '555-0103' }, { sourceId: '77', familyName: 'm@example.org' }]);
    expect(roster.relationships.map(({ student, contact, relation }) => [student, contact, relation])).toEqual([
      ['1', 'guardian:carla@example.org', 'Parent'],
      ['2', 'guardian:carla@example.org', null],
      ['2', '77', 'Relative'],
    ]);
  });

  it('gives classes with code, periods and term, a missing title from the course', () => {
    expect(roster.classes).toMatchObject([{ sourceId: '100', title: 'Algebra', code: 'A1', periods: ['1', '2'], school: '10', terms: ['t1'] }, { sourceId: '200', title: 'Biology', terms: ['Year'] }]);
  });

  it('keeps no password', () => expect(JSON.stringify(roster)).not.toContain('hunter2'));

  it('leaves out who is inactive, and names the files that are missing', () => {
    const left = parsed({ ...SDS_1, 'Student.csv': SDS_1['Student.csv']!.replace('07,Active', '07,Inactive') });
    expect(left.roster.students.map(({ sourceId }) => sourceId)).toEqual(['2']);
    expect(left.roster.enrollments).toHaveLength(3);
    expect(refusal({ 'Student.csv': SDS_1['Student.csv']! })).toHaveLength(5);
  });

  it('refuses two students of one id', () => {
    expect(refusal({ ...SDS_1, 'Student.csv': SDS_1['Student.csv']!.replace('2,20,Ben', '2,20,Dan') })).toEqual(['id-repeated Student.csv']);
  });

  it('takes restrictions from the side file, for a teacher too', () => {
    const contacts = lines(CONTACTS_HEADER, '1,9,,,,,,may not be picked up by this person,', '2,77,,,,,1,,');
    const { roster: more } = parsed({ ...SDS_1, 'student-contacts.csv': contacts });
    expect(more.guardians.map(({ sourceId }) => sourceId)).toEqual(['guardian:carla@example.org', '77', '9']);
    expect(more.relationships).toContainEqual(expect.objectContaining({ student: '2', contact: '77', relation: 'Relative', contactPriority: 1 }));
  });
});
