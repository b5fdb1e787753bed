import { describe, expect, it } from 'vitest';

import { parseRoster } from '../../shared/formats/parse-roster.ts';

import { CONTACTS_HEADER, ONEROSTER_1_1, ONEROSTER_1_2, edited, filesOf, lines, withContacts, type FileTexts } from './oneroster-package.ts';

function parsed(texts: FileTexts) {
  const { roster, problems } = parseRoster(filesOf(texts));
  if (!roster) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return { roster, codes: problems.map(({ code }) => code) };
}

const pairs = (texts: FileTexts) => parsed(texts).roster.relationships.map(({ student, contact }) => `${student} ${contact}`).sort();

describe('OneRoster 1.2', () => {
  const { roster, codes } = parsed(ONEROSTER_1_2);

  it('is read without a problem', () => {
    expect(codes).toEqual([]);
    expect(roster.format).toBe('OneRoster 1.2');
    expect(roster.schools).toEqual([{ sourceId: 's1', name: 'North School' }, { sourceId: 's2', name: 'South School' }]);
    expect(roster.terms).toEqual([{ sourceId: 't1', title: 'Fall', startDate: '2026-08-10', endDate: '2026-12-18' }]);
  });

  it('gives students with grade, number and birth date', () => {
    expect(roster.students).toMatchObject([
      { sourceId: 'u1', givenName: 'Ana', familyName: 'Núñez', grade: '7', studentNumber: '1001', birthDate: '2013-09-13', schools: ['s1'] },
      { sourceId: 'u2', middleName: 'Lee', preferredGivenName: 'Benny', grade: 'K', birthDate: '2012-02-09', schools: ['s2'] },
    ]);
  });

  it('gives guardians, and one who is also a teacher in both lists', () => {
    expect(roster.guardians.map(({ sourceId, phone }) => [sourceId, phone])).toEqual([['u3', '555-0100'], ['u4', '555-0102'], ['u5', null]]);
    expect(roster.staff).toMatchObject([{ sourceId: 'u5', role: 'teacher', schools: ['s1'] }]);
  });

  it('gives classes with room and periods, a missing title from the course', () => {
    expect(roster.classes).toMatchObject([
      { sourceId: 'c1', title: 'Algebra', code: 'A1', homeroom: false, room: '204', periods: ['1', '2'], school: 's1', terms: ['t1'] },
      { sourceId: 'c2', title: 'Homeroom 7', homeroom: true, periods: [], school: 's2' },
    ]);
    expect(roster.enrollments).toMatchObject([
      { class: 'c1', person: 'u1', role: 'student', primary: false },
      { class: 'c2', person: 'u2', role: 'student' },
      { class: 'c1', person: 'u5', role: 'teacher', primary: true },
    ]);
  });

  it('links guardians from either row, and says nothing of the pair', () => {
    expect(pairs(ONEROSTER_1_2)).toEqual(['u1 u3', 'u1 u5', 'u2 u3', 'u2 u4']);
    expect(roster.relationships[0]).toEqual({
      student: 'u1',
      contact: 'u3',
      relation: null,
      primaryContact: null,
      livesWith: null,
      emergencyContact: null,
      contactPriority: null,
      restriction: null,
      legalGuardian: null,
    });
  });

  it('keeps no password', () => expect(JSON.stringify(roster)).not.toContain('hunter2'));
});

describe('OneRoster 1.1', () => {
  it('has roles and schools on the users', () => {
    const { roster, codes } = parsed(ONEROSTER_1_1);
    expect(codes).toEqual([]);
    expect(roster.format).toBe('OneRoster 1.1');
    expect(roster.students.map(({ sourceId, schools }) => [sourceId, schools])).toEqual([['u1', ['s1']], ['u2', ['s1', 's2']]]);
    expect(roster.guardians.map(({ sourceId }) => sourceId)).toEqual(['u3', 'u4']);
    expect(roster.staff.map(({ sourceId }) => sourceId)).toEqual(['u5']);
    expect(pairs(ONEROSTER_1_1)).toEqual(['u1 u3', 'u2 u3', 'u2 u4']);
  });
});

describe('what exporters and Excel do', () => {
  it('manifest versions turned into numbers, propertyValue for value, any case', () => {
    const manifest = (ONEROSTER_1_2['manifest.csv'] ?? '').replace('propertyName,value', 'PROPERTYNAME,propertyValue').replace('1.0', '1').replaceAll('bulk', 'Bulk');
    expect(parsed({ ...ONEROSTER_1_2, 'manifest.csv': manifest }).codes).toEqual([]);
  });

  it('columns in another order and case, extra columns, blank rows', () => {
    const orgs = lines('TYPE,extra,Name,SourcedID,', 'school,x,North School,s1,', ',,,,', '', 'school,x,South School,s2,', 'district,,District,d1,');
    expect(parsed({ ...ONEROSTER_1_2, 'orgs.csv': orgs }).roster.schools).toEqual(parsed(ONEROSTER_1_2).roster.schools);
  });

  it('file names in another case', () => {
    const texts = Object.fromEntries(Object.entries(ONEROSTER_1_2).map(([name, text]) => [name.toUpperCase(), text]));
    expect(parsed(texts)).toEqual(parsed(ONEROSTER_1_2));
  });

  it('cut the empty cells at the end of a row', () => {
    const { roster, codes } = parsed(edited('classes.csv', 's2,t1,', 's2,t1'));
    expect(codes).toEqual(['row-too-short']);
    expect(roster.classes).toHaveLength(2);
  });

  it('roles in userProfiles.csv, with or without a roles.csv', () => {
    const roles = ONEROSTER_1_2['roles.csv']!.trimEnd().split('\r\n');
    const divided = parsed({ ...ONEROSTER_1_2, 'roles.csv': lines(...roles.slice(0, 3)), 'userProfiles.csv': lines(roles[0]!, ...roles.slice(3)) });
    expect(divided.codes).toEqual(['roles-in-profiles']);
    expect(divided.roster).toEqual(parsed(ONEROSTER_1_2).roster);
    const { 'roles.csv': whole, ...others } = ONEROSTER_1_2;
    const manifest = others['manifest.csv']!.replace('file.roles,bulk', 'file.roles,absent');
    expect(parsed({ ...others, 'manifest.csv': manifest, 'userProfiles.csv': whole! }).roster).toEqual(parsed(ONEROSTER_1_2).roster);
    expect(parsed({ ...ONEROSTER_1_2, 'userProfiles.csv': lines('sourcedId,userSourcedId,profileType', 'p1,u1,x') }).codes).toEqual([]);
  });

  it('rows marked for deletion take their references with them, quietly', () => {
    const { roster, codes } = parsed(edited('users.csv', 'u2,active', 'u2,tobedeleted'));
    expect(codes).toEqual(['row-to-be-deleted']);
    expect(roster.students.map(({ sourceId }) => sourceId)).toEqual(['u1']);
    expect(roster.enrollments).toHaveLength(2);
    expect(roster.relationships).toHaveLength(2);
    expect(roster.guardians.map(({ sourceId }) => sourceId)).toEqual(['u3', 'u4', 'u5']);
  });

  it('of two stays in one class, the one that lasts longer counts', () => {
    const { roster } = parsed(edited('enrollments.csv', 'e1,,c1,s1,u1,student,,,', 'e1,,c1,s1,u1,student,,,2026-09-01\r\ne9,,c1,s1,u1,student,,2026-10-01,'));
    expect(roster.enrollments.filter(({ person }) => person === 'u1')).toMatchObject([{ beginDate: '2026-10-01', endDate: null }]);
  });

  it('a teacher without the role of guardian, whom a student names, is a guardian', () => {
    const { roster } = parsed(edited('roles.csv', 'r7,,u5,secondary,guardian,,,s1\r\n', ''));
    expect(roster.guardians.map(({ sourceId }) => sourceId)).toEqual(['u3', 'u4', 'u5']);
  });
});

describe('student-contacts.csv', () => {
  const restrictionsOf = (name: string, text: string) => {
    const { roster } = parsed({ ...ONEROSTER_1_2, [name]: text });
    return { custody: roster.custody, restrictions: roster.relationships.flatMap(({ restriction }) => restriction ?? []) };
  };

  it('says what it says below blank rows, and in a header of several lines', () => {
    expect(restrictionsOf('student-contacts.csv', ',,\r\nstudentSourcedId,contactSourcedId,"contact\nRestrictions"\r\nu1,u3,court order\r\n')).toEqual({ custody: true, restrictions: ['court order'] });
  });

  it.each(['student-contacts (1).csv', 'StudentContacts.csv', 'Contacts.csv'])('is known by its columns where it is called %s', (name) => {
    expect(restrictionsOf(name, 'studentSourcedId,contactSourcedId,contactRestrictions\nu1,u3,court order\n')).toEqual({ custody: true, restrictions: ['court order'] });
  });

  it('may say that there is no restriction', () => {
    expect(restrictionsOf('student-contacts.csv', 'studentSourcedId,contactSourcedId,contactRestrictions\nu1,u3,No\nu1,u5,N/A\nu2,u4,None\n')).toEqual({ custody: true, restrictions: [] });
  });

  it('keeps a long court order whole', () => {
    const words = `${'By order of the court, '.repeat(20)}this person may not pick up the student.`;
    expect(restrictionsOf('student-contacts.csv', `studentSourcedId,contactSourcedId,contactRestrictions\nu1,u3,"${words}"\n`).restrictions).toEqual([words]);
  });

  it('adds the facts of a pair, and pairs', () => {
    const { roster, codes } = parsed(withContacts('u1,u3,Mother,true,YES,1,1,,true', 'u2,u4,Father,false,no,0,2.0,may not be picked up by this person,n', 'u1,u4,,,,,,,'));
    expect(codes).toEqual([]);
    expect(roster.relationships).toHaveLength(5);
    expect(roster.relationships).toContainEqual({
      student: 'u1',
      contact: 'u3',
      relation: 'Mother',
      primaryContact: true,
      livesWith: true,
      emergencyContact: true,
      contactPriority: 1,
      restriction: null,
      legalGuardian: true,
    });
    expect(roster.relationships).toContainEqual(
      expect.objectContaining({ student: 'u2', contact: 'u4', contactPriority: 2, restriction: 'may not be picked up by this person', legalGuardian: false }),
    );
    expect(roster.relationships.filter(({ restriction }) => restriction !== null)).toHaveLength(1);
  });

  it('needs only the two ids', () => {
    const { roster } = parsed({ ...ONEROSTER_1_2, 'student-contacts.csv': lines('contactSourcedId,studentSourcedId', 'u4,u1') });
    expect(roster.relationships).toHaveLength(5);
    expect(CONTACTS_HEADER.split(',')).toHaveLength(9);
  });
});
