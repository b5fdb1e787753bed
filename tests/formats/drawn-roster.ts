/** Rosters drawn at random, whole and consistent, with texts that try to break a file: for writing and reading back. */
import fc from 'fast-check';

import type { RosterFile, RosterFileGuardian, RosterFilePerson, RosterFileStaff, RosterFileStudent } from '../../shared/formats/roster-file.ts';
import { saysNo } from '../../shared/formats/row-reader.ts';
import { cleanCell, readCell } from '../../shared/formats/table.ts';

const hostileUnit = fc.constantFrom(
  'a', 'b', 'Z', '7', ' ', ',', ';', '\t', '"', "'", '=', '+', '-', '@', '<', '&', '|', '\\', '/', ':', '.', '#', '%', '\n', '\r',
  '""', '=1+1', '=HYPERLINK("http://x","y")', "'=", '＝', '\u202e', '\u2066', '\u200f', '\ufeff', '\u00a0', 'é', 'e\u0301', 'ñ', 'ß', 'Ł', 'ữ', 'ليلى', 'שרה', '梓涵', '지우', 'आरव', '😀', '👩‍👧', '<script>', '\r\n', ': ', '2026-08-12', '12',
);
/** What is not empty once it is read; a database's word for "nothing" is read as nothing. */
const text = (maxLength: number): fc.Arbitrary<string> => fc.string({ unit: hostileUnit, minLength: 1, maxLength }).filter((drawn) => readCell(drawn).length > 0 && cleanCell(drawn).length <= 60);
const line = text(12);
const lineOrNull = fc.option(line, { nil: null });
const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
const dateOrNull = fc.option(date, { nil: null });
const yesNo = fc.option(fc.boolean(), { nil: null });
const ids = (maxLength: number, minLength = 0): fc.Arbitrary<string[]> => fc.uniqueArray(line, { minLength, maxLength, selector: cleanCell });

interface DrawnPerson {
  readonly names: Omit<RosterFilePerson, 'sourceId'>;
  readonly is: { readonly student: boolean; readonly guardian: boolean; readonly staff: boolean };
  readonly student: Pick<RosterFileStudent, 'grade' | 'studentNumber' | 'birthDate' | 'needs' | 'homeLanguage' | 'bus'>;
  readonly reach: Pick<RosterFileGuardian, 'phone' | 'email'>;
  readonly staff: Pick<RosterFileStaff, 'trainings'> & { readonly role: string };
  readonly at: readonly number[];
}

const person: fc.Arbitrary<DrawnPerson> = fc.record({
  names: fc.record({ givenName: line, familyName: line, middleName: lineOrNull, preferredGivenName: lineOrNull, preferredFamilyName: lineOrNull }),
  is: fc.record({ student: fc.boolean(), guardian: fc.boolean(), staff: fc.boolean() }).filter((is) => is.student || is.guardian || is.staff),
  student: fc.record({
    grade: fc.constantFrom('K', 'PK', '1', '9', '12', 'UG', '7,8', null),
    studentNumber: lineOrNull,
    birthDate: dateOrNull,
    needs: fc.array(line, { maxLength: 4 }),
    homeLanguage: lineOrNull,
    bus: lineOrNull,
  }),
  reach: fc.record({ phone: lineOrNull, email: lineOrNull }),
  staff: fc.record({ role: fc.oneof(line, fc.constantFrom('teacher', 'principal', 'nurse')), trainings: fc.array(fc.record({ name: line, on: dateOrNull }), { maxLength: 4 }) }),
  at: fc.uniqueArray(fc.nat(2), { maxLength: 3 }),
});

const facts = fc.record({
  relation: lineOrNull,
  primaryContact: yesNo,
  livesWith: yesNo,
  emergencyContact: yesNo,
  contactPriority: fc.option(fc.integer({ min: -9, max: 999_999_999 }), { nil: null }),
  // "-" or "none" in the side file says that there is none.
  restriction: lineOrNull.map((words) => (words !== null && saysNo(readCell(words).toLowerCase()) ? null : words)),
  legalGuardian: yesNo,
});

export const drawnRoster: fc.Arbitrary<RosterFile> = fc
  .record({
    custody: fc.boolean(),
    schoolIds: ids(3, 1),
    termIds: ids(3),
    personIds: ids(8, 1),
    classIds: ids(4),
    people: fc.array(person, { minLength: 8, maxLength: 8 }),
    names: fc.array(line, { minLength: 10, maxLength: 10 }),
    dates: fc.array(dateOrNull, { minLength: 6, maxLength: 6 }),
    classes: fc.array(
      fc.record({ code: lineOrNull, homeroom: fc.boolean(), room: lineOrNull, zone: lineOrNull, periods: fc.array(line, { maxLength: 4 }), school: fc.option(fc.nat(2), { nil: null }), terms: fc.uniqueArray(fc.nat(2), { maxLength: 3 }) }),
      { minLength: 4, maxLength: 4 },
    ),
    enrollments: fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(7), fc.constantFrom('student' as const, 'teacher' as const, 'aide' as const), fc.boolean(), dateOrNull, dateOrNull), { maxLength: 12, selector: ([given, who, role]) => `${given} ${who} ${role}` }),
    pairs: fc.uniqueArray(fc.tuple(fc.nat(7), fc.nat(7), facts), { maxLength: 12, selector: ([student, contact]) => `${student} ${contact}` }),
  })
  .map((drawn): RosterFile => {
    const { custody, schoolIds, termIds, personIds, classIds, names } = drawn;
    const pick = (list: readonly string[], at: readonly number[]): string[] => at.flatMap((index) => list[index] ?? []);
    const people = drawn.people.flatMap((one, index) => {
      const sourceId = personIds[index];
      // Somebody is a student, or it is no roster of a school.
      return sourceId === undefined ? [] : [{ ...one, is: { ...one.is, student: one.is.student || index === 0 }, person: { sourceId, ...one.names }, schools: pick(schoolIds, one.at) }];
    });
    return {
      format: 'OneRoster 1.2',
      custody,
      schools: schoolIds.map((sourceId, index) => ({ sourceId, name: names[index] ?? 'A school' })),
      terms: termIds.map((sourceId, index) => ({ sourceId, title: names[3 + index] ?? 'A term', startDate: drawn.dates[index] ?? null, endDate: drawn.dates[3 + index] ?? null })),
      students: people.filter(({ is }) => is.student).map(({ person: who, student, schools }) => ({ ...who, ...student, schools })),
      guardians: people.filter(({ is }) => is.guardian).map(({ person: who, reach }) => ({ ...who, ...reach })),
      staff: people.filter(({ is }) => is.staff).map(({ person: who, reach, staff, schools }) => ({ ...who, ...reach, ...staff, schools })),
      classes: drawn.classes.flatMap(({ school, terms, ...given }, index) => {
        const sourceId = classIds[index];
        return sourceId === undefined ? [] : [{ sourceId, title: names[6 + index] ?? 'A class', ...given, school: schoolIds[school ?? -1] ?? null, terms: pick(termIds, terms) }];
      }),
      enrollments: drawn.enrollments.flatMap(([given, who, role, primary, beginDate, endDate]) => {
        const [classId, member] = [classIds[given], people[who]];
        const fits = role === 'student' ? member?.is.student : member?.is.staff;
        return classId !== undefined && member && fits === true ? [{ class: classId, person: member.person.sourceId, role, primary, beginDate, endDate }] : [];
      }),
      relationships: drawn.pairs.flatMap(([child, adult, { restriction, ...said }]) => {
        const [student, contact] = [people[child], people[adult]];
        if (!student?.is.student || !contact?.is.guardian || student === contact) return [];
        return [{ student: student.person.sourceId, contact: contact.person.sourceId, ...said, restriction: custody ? restriction : null }];
      }),
    };
  });
