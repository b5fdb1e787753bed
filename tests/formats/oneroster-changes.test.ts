import { describe, expect, it } from 'vitest';

import { parseRoster } from '../../shared/formats/parse-roster.ts';
import type { ActiveRoster, RosterFile } from '../../shared/formats/roster-file.ts';

import { ONEROSTER_1_1, ONEROSTER_1_2, changesOf, edited, filesOf, withContacts, type FileTexts } from './oneroster-package.ts';

function whole(texts: FileTexts): RosterFile {
  const { roster, problems } = parseRoster(filesOf(texts));
  if (!roster) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return roster;
}

function changed(active: ActiveRoster, texts: FileTexts) {
  const { roster, problems } = parseRoster(filesOf(texts), { active: () => active });
  if (!roster) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return { roster, codes: problems.map(({ code }) => code) };
}

const sorted = ({ format: _format, custody: _custody, ...lists }: RosterFile) => Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.map((each) => JSON.stringify(each, Object.keys(each).sort())).sort()]));

const active = whole(withContacts('u2,u4,Father,false,no,0,2,may not be picked up by this person,n'));

describe('a package of changes', () => {
  it('says so, and changes nothing where it holds nothing', () => {
    const { roster, codes } = changed(active, changesOf({ users: [] }));
    expect(codes).toEqual([]);
    expect(roster.format).toBe('OneRoster 1.2 changes');
    expect(sorted(roster)).toEqual(sorted(active));
  });

  it.each(['users', 'roles', 'classes', 'enrollments', 'orgs', 'academicSessions', 'demographics'])('changes nothing where it repeats %s', (name) => {
    const { roster } = changed(active, changesOf({ [name]: ONEROSTER_1_2[`${name}.csv`]!.trimEnd().split('\r\n').slice(1) }));
    expect(sorted(roster)).toEqual(sorted(active));
  });

  it('keeps the restriction of a pair where the side file has no column for it', () => {
    const { roster } = changed(active, { ...changesOf({ users: [] }), 'student-contacts.csv': 'studentSourcedId,contactSourcedId,relation\nu2,u4,Stepfather\n' });
    expect(roster.relationships.filter(({ student, contact }) => student === 'u2' && contact === 'u4')).toMatchObject([{ relation: 'Stepfather', restriction: 'may not be picked up by this person' }]);
  });

  it('needs an active roster', () => {
    expect(parseRoster(filesOf(changesOf({ users: [] }))).problems).toMatchObject([{ code: 'changes-without-roster' }]);
  });

  it('may hold a whole file among the changes', () => {
    const texts = changesOf({ enrollments: ['e1,,c1,s1,u2,student,,,'] }, '1.2', 'bulk');
    const { roster } = changed(active, { ...texts, ...changesOf({ users: [] }), 'manifest.csv': `${texts['manifest.csv']!}file.users,delta\r\n` });
    expect(roster.enrollments).toMatchObject([{ class: 'c1', person: 'u2' }]);
    expect(roster.students).toHaveLength(2);
  });
});

describe('people', () => {
  it('get another name, and keep their roles, birth date and contacts', () => {
    const { roster, codes } = changed(active, changesOf({ users: ['u1,active,true,a,Ana,Moss,,1001,,,,"u3,u5",08,hunter2,,,s1'] }));
    expect(codes).toEqual([]);
    const expected = whole({ ...withContacts('u2,u4,Father,false,no,0,2,may not be picked up by this person,n'), 'users.csv': edited('users.csv', 'Ana,Núñez,,1001,,,,"u3,u5",07', 'Ana,Moss,,1001,,,,"u3,u5",08')['users.csv']! });
    expect(sorted(roster)).toEqual(sorted(expected));
  });

  it('come', () => {
    const { roster } = changed(active, changesOf({ users: ['u6,active,true,f,Fay,Stone,,1006,,,,u5,07,,,,'], roles: ['r8,active,u6,primary,student,,,s1'], enrollments: ['e4,active,c1,s1,u6,student,,,'], demographics: ['u6,,2013-01-02'] }));
    expect(roster.students.at(-1)).toMatchObject({ sourceId: 'u6', schools: ['s1'], birthDate: '2013-01-02' });
    expect(roster.relationships).toHaveLength(active.relationships.length + 1);
    expect(roster.enrollments).toHaveLength(active.enrollments.length + 1);
  });

  it('go, with their enrollments and contacts', () => {
    const { roster, codes } = changed(active, changesOf({ users: ['u2,tobedeleted,true,b,Ben,Núñez,,,,,,,,,,,'] }));
    expect(codes).toEqual([]);
    expect(roster.students.map(({ sourceId }) => sourceId)).toEqual(['u1']);
    expect(roster.enrollments.map(({ person }) => person)).not.toContain('u2');
    expect(roster.relationships.map(({ student }) => student)).toEqual(['u1', 'u1']);
    expect(roster.guardians).toHaveLength(3);
  });

  it('get and lose roles without a row of their own', () => {
    const moved = changed(active, changesOf({ roles: ['r1,tobedeleted,u1,primary,student,,,s1', 'r9,active,u1,primary,student,,,s2', 'r6,tobedeleted,u5,primary,teacher,,,s1', 'r5,tobedeleted,u5,secondary,aide,,,d1'] })).roster;
    expect(moved.students.find(({ sourceId }) => sourceId === 'u1')).toMatchObject({ givenName: 'Ana', grade: '7', birthDate: '2013-09-13', schools: ['s2'] });
    expect(moved.staff.map(({ sourceId }) => sourceId)).toEqual([]);
    expect(moved.enrollments.map(({ person }) => person)).not.toContain('u5');
    const promoted = changed(active, changesOf({ roles: ['r9,active,u3,primary,aide,,,s1'] })).roster;
    expect(promoted.staff).toContainEqual(expect.objectContaining({ sourceId: 'u3', role: 'aide', phone: '555-0100', schools: ['s1'] }));
    expect(promoted.guardians).toHaveLength(3);
  });

  it('of version 1.1 have their roles in their rows', () => {
    const before = whole(ONEROSTER_1_1);
    const { roster } = changed(before, changesOf({ users: ['u5,active,,true,s2,aide,e,,Eve,Stone,,,e@example.org,,,,,'] }, '1.1'));
    expect(roster.staff).toMatchObject([{ sourceId: 'u5', role: 'aide', schools: ['s2'] }]);
    expect(sorted(changed(before, changesOf({ users: ONEROSTER_1_1['users.csv']!.trimEnd().split('\r\n').slice(1) }, '1.1')).roster)).toEqual(sorted(before));
  });
});

describe('what people are in', () => {
  it('a restriction stays, whatever the rows of its people say', () => {
    const { roster, codes } = changed(active, changesOf({ users: ['u2,active,true,b,Ben,Núñez,Lee,1002,,,,u3,KG,,Benny,,s2', 'u4,active,true,d,Dan,Moss,,,,555-0199,,,,,,,'] }));
    expect(codes).toEqual(['contact-maybe-gone']);
    expect(roster.relationships).toContainEqual(expect.objectContaining({ student: 'u2', contact: 'u4', restriction: 'may not be picked up by this person' }));
    expect(roster.guardians.find(({ sourceId }) => sourceId === 'u4')?.phone).toBe('555-0199');
  });

  it('the side file adds to it', () => {
    const { roster } = changed(active, { ...changesOf({ users: [] }), 'student-contacts.csv': withContacts('u1,u3,Mother,true,true,true,1,,true')['student-contacts.csv']! });
    expect(roster.relationships.filter(({ relation }) => relation !== null).map(({ student, contact }) => `${student} ${contact}`).toSorted()).toEqual(['u1 u3', 'u2 u4']);
  });

  it('enrollments come and go', () => {
    const { roster, codes } = changed(active, changesOf({ enrollments: ['e1,tobedeleted,c1,s1,u1,student,,,', 'e9,active,c2,s2,u1,student,,,'] }));
    expect(codes).toEqual([]);
    expect(roster.enrollments.map(({ class: given, person }) => `${given} ${person}`).toSorted()).toEqual(['c1 u5', 'c2 u1', 'c2 u2']);
  });

  it('classes, schools and terms go with what points at them', () => {
    const { roster } = changed(active, changesOf({ classes: ['c2,tobedeleted,,,,,,,,'], academicSessions: ['t1,tobedeleted,,,,,'], orgs: ['s2,tobedeleted,,,'] }));
    expect(roster.classes).toMatchObject([{ sourceId: 'c1', terms: [], school: 's1' }]);
    expect(roster.enrollments.map(({ class: given }) => given)).toEqual(['c1', 'c1']);
    expect(roster.students.map(({ schools }) => schools)).toEqual([['s1'], []]);
  });

  it('a change of somebody who is not there is left out', () => {
    const { roster, codes } = changed(active, changesOf({ enrollments: ['e9,active,c1,s1,u9,student,,,'] }));
    expect(codes).toEqual(['change-of-unknown']);
    expect(sorted(roster)).toEqual(sorted(active));
  });

  it('a removal that does not say of what is refused', () => {
    const { roster, problems } = parseRoster(filesOf(changesOf({ enrollments: ['e1,tobedeleted,,,,,,,'] })), { active: () => active });
    expect(roster).toBeNull();
    expect(problems).toMatchObject([{ code: 'removal-unclear', row: 2 }]);
  });
});
