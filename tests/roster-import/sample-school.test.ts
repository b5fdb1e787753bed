/** The sample school is one that teaches: what makes rosters hard is in it, at every size, and always in the same way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { NOTHING_STANDS } from '../../electron/host/roster-import/active-roster.ts';
import { planImport } from '../../electron/host/roster-import/plan-import.ts';
import { sampleAbsences } from '../../electron/host/roster-import/sample-absences.ts';
import { sampleSchool } from '../../electron/host/roster-import/sample-school.ts';
import { rosterWrite } from '../../shared/domain/roster/entities.ts';
import { writeOneRoster } from '../../shared/formats/oneroster/write-oneroster.ts';
import { parseRoster } from '../../shared/formats/parse-roster.ts';
import type { RosterFile } from '../../shared/formats/roster-file.ts';
import { defined } from '../../shared/kernel/assert.ts';

import { keyedId } from './keyed-id.ts';

const DATE = '2026-10-14';
const school = sampleSchool({ seed: 1, students: 1_200, date: DATE });

const anySample = fc.record({
  seed: fc.nat(),
  students: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 700 })),
  date: fc.date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
});

const studentNamed = (name: string): RosterFile['students'][number] => defined(school.students.find((student) => `${student.givenName} ${student.familyName}` === name), name);
const contactsOf = (student: string): RosterFile['relationships'] => school.relationships.filter((relationship) => relationship.student === student);
const share = (part: readonly unknown[], whole: readonly unknown[]): number => part.length / whole.length;

describe('the same school', () => {
  it('comes of the same seed, size and date, and another of another seed', () => {
    expect(JSON.stringify(sampleSchool({ seed: 1, students: 1_200, date: DATE }))).toBe(JSON.stringify(school));
    expect(sampleSchool({ seed: 2, students: 1_200, date: DATE })).not.toEqual(school);
  });

  it('stands all through a school year, from 1 August to 31 July, and the next year is a year older', () => {
    for (const date of ['2026-08-01', '2027-02-28', '2027-07-31']) expect(sampleSchool({ seed: 1, students: 1_200, date })).toEqual(school);
    const next = sampleSchool({ seed: 1, students: 1_200, date: '2027-08-01' });
    expect(next.terms).toMatchObject([{ startDate: '2027-08-01', endDate: '2028-07-31' }]);
    expect(Number(next.students[0]?.birthDate?.slice(0, 4))).toBe(Number(school.students[0]?.birthDate?.slice(0, 4)) + 1);
  });

  it('has absences that are the same for the same day, and others on another', () => {
    const request = { seed: 1, students: 1_200, date: DATE };
    const absent = sampleAbsences(request, (sourceId) => sourceId);
    const people = absent.flatMap((command) => command.people);
    const roster = new Set(school.students.map(({ sourceId }) => sourceId));
    expect(absent).toEqual(sampleAbsences(request, (sourceId) => sourceId));
    expect(sampleAbsences({ ...request, date: '2026-10-15' }, (sourceId) => sourceId)).not.toEqual(absent);
    expect(new Set(people).size).toBe(people.length);
    expect(people.every((person) => roster.has(person))).toBe(true);
    expect(share(people, school.students)).toBeGreaterThan(0.03);
    expect(share(people, school.students)).toBeLessThan(0.07);
    expect(new Set(absent.map(({ reason }) => reason)).size).toBeGreaterThan(4);
    expect(people).not.toContain(studentNamed('Noah Johnson').sourceId);
  });
});

describe('the cast of every sample', () => {
  it('is found by name: nobody else is called so', () => {
    for (const seed of [1, 2, 3]) {
      const { students } = sampleSchool({ seed, students: 5_000, date: DATE });
      const called = (name: string): number => students.filter(({ givenName, familyName }) => `${givenName} ${familyName}` === name).length;
      expect(['Noah Johnson', 'Lucía Muñoz', 'Levi Mitchell', 'Ruby Hughes', 'Emma Walker', 'Sofía Hernández'].map(called)).toEqual([1, 1, 1, 1, 2, 2]);
    }
  });

  it('has a court order about one of two siblings only', () => {
    const about = (student: string): readonly (string | null)[] => contactsOf(studentNamed(student).sourceId).map(({ restriction }) => restriction);
    expect(about('Mateo Muñoz')).toEqual([null, null]);
    expect(about('Lucía Muñoz')).toEqual([null, expect.stringMatching(/court order/)]);
  });

  it('has a child of whom both parents are restricted, and a guardian who is not', () => {
    expect(contactsOf(studentNamed('Ruby Hughes').sourceId)).toMatchObject([
      { relation: 'Grandmother', legalGuardian: true, restriction: null },
      { relation: 'Mother', legalGuardian: false, restriction: expect.any(String) as string },
      { relation: 'Father', legalGuardian: false, restriction: expect.any(String) as string },
    ]);
  });

  it('has one adult on the records of two families, and two households with step-parents', () => {
    const mother = defined(contactsOf(studentNamed('Ethan Turner').sourceId)[0], 'a mother').contact;
    expect(contactsOf(studentNamed('Chloe Brooks').sourceId)[0]).toMatchObject({ contact: mother, relation: 'Mother' });
    expect(contactsOf(studentNamed('Grace Turner').sourceId).map(({ relation }) => relation)).toEqual(['Mother', 'Father', 'Stepfather', 'Stepmother']);
  });

  it('has two students of one name in one grade who are not related, and one without anybody on file', () => {
    const emmas = school.students.filter(({ givenName, familyName }) => givenName === 'Emma' && familyName === 'Walker');
    expect(emmas.map(({ grade }) => grade)).toEqual(['9', '9']);
    const [one, other] = emmas.map(({ sourceId }) => contactsOf(sourceId).map(({ contact }) => contact));
    expect(one?.some((contact) => other?.includes(contact))).toBe(false);
    expect(contactsOf(studentNamed('Levi Mitchell').sourceId)).toEqual([]);
  });
});

describe('a school of 1,200', () => {
  it('has siblings in several grades, and adults who belong to several children', () => {
    expect(school.students).toHaveLength(1_200);
    const childrenOf = Map.groupBy(school.relationships, ({ contact }) => contact);
    const gradeOf = new Map(school.students.map(({ sourceId, grade }) => [sourceId, grade]));
    const ofSeveralGrades = [...childrenOf.values()].filter((own) => new Set(own.map(({ student }) => gradeOf.get(student))).size > 1);
    expect(ofSeveralGrades.length).toBeGreaterThan(200);
  });

  it('has a few restrictions, some records without a contact, and some contacts without a telephone', () => {
    const connected = new Set(school.relationships.map(({ student }) => student));
    const alone = school.students.filter(({ sourceId }) => !connected.has(sourceId));
    expect(share(alone, school.students)).toBeGreaterThan(0.02);
    expect(share(alone, school.students)).toBeLessThan(0.06);
    const restricted = new Set(school.relationships.filter(({ restriction }) => restriction !== null).map(({ student }) => student));
    expect(restricted.size).toBeGreaterThan(8);
    expect(restricted.size).toBeLessThan(40);
    expect(school.guardians.filter(({ phone }) => phone === null).length).toBeGreaterThan(10);
  });

  it('has names in many scripts, most with a Latin spelling, and the shortest and longest names', () => {
    const names = school.students.map(({ givenName, familyName }) => `${givenName} ${familyName}`);
    for (const script of ['Arabic', 'Hebrew', 'Cyrillic', 'Han', 'Hangul', 'Devanagari']) {
      const inScript = school.students.filter(({ familyName }) => new RegExp(`\\p{Script=${script}}`, 'u').test(familyName));
      expect(inScript.length, script).toBeGreaterThan(3);
      const latin = inScript.filter(({ preferredFamilyName, preferredGivenName }) => /^[A-Za-z-]+$/.test(preferredFamilyName ?? '') && /^[A-Za-z -]+$/.test(preferredGivenName ?? ''));
      expect(share(latin, inScript), script).toBeGreaterThan(0.6);
    }
    for (const letter of ['ễ', 'ñ', 'ł', 'ø']) expect(names.join()).toContain(letter);
    expect(names).toContain('J O');
    expect(Math.max(...names.map((name) => name.length))).toBeGreaterThan(60);
    expect(new Set(school.students.map(({ homeLanguage }) => homeLanguage)).size).toBeGreaterThan(8);
  });

  it('has a few students of one name, also in one grade, and not many', () => {
    const namesakes = [...Map.groupBy(school.students, ({ givenName, familyName }) => `${givenName} ${familyName}`).values()].filter((same) => same.length > 1);
    expect(namesakes.length).toBeGreaterThan(1);
    expect(namesakes.length).toBeLessThan(40);
  });

  it('has needs, buses, and aides who go with one student', () => {
    expect(share(school.students.filter(({ needs }) => needs.length > 0), school.students)).toBeGreaterThan(0.08);
    expect(new Set(school.students.map(({ bus }) => bus)).size).toBeGreaterThan(10);
    const aides = school.enrollments.filter(({ role }) => role === 'aide');
    expect(new Set(aides.map(({ person }) => person)).size).toBeGreaterThan(1);
  });

  it('has staff of every kind, some of them parents here, and trainings of which some are out of date', () => {
    const roles = new Set(school.staff.map(({ role }) => role));
    for (const role of ['principal', 'assistant principal', 'counselor', 'nurse', 'front office', 'campus supervisor', 'custodian', 'aide', 'librarian', 'substitute teacher', 'teacher']) expect(roles).toContain(role);
    expect(school.staff.filter(({ sourceId }) => school.guardians.some((guardian) => guardian.sourceId === sourceId)).length).toBeGreaterThan(3);
    const cards = school.staff.flatMap(({ trainings }) => trainings).filter(({ name }) => name === 'AED/CPR');
    expect(cards.filter(({ on }) => on !== null && on < '2024-08-01').length).toBeGreaterThan(3);
    expect(cards.filter(({ on }) => on !== null && on >= '2024-08-01').length).toBeGreaterThan(3);
  });

  it('has zones', () => {
    expect(new Set(school.classes.map(({ zone }) => zone))).toEqual(new Set(['North', 'South', 'Gym', 'Arts', 'Portables']));
  });
});

describe('a school of any seed, size and day', () => {
  it('is a roster that the log accepts', () => {
    fc.assert(
      fc.property(anySample, (request) => {
        const plan = planImport({ roster: sampleSchool(request), active: NOTHING_STANDS, keyedId, school: 'larkmoor' });
        expect(plan.ok && plan.value.counts.students).toBe(request.students);
        if (plan.ok) for (const write of plan.value.writes) rosterWrite.parse(write);
      }),
      { numRuns: 15 },
    );
  });

  it('written as OneRoster and read back is the same school', () => {
    fc.assert(
      fc.property(anySample, (request) => {
        const roster = sampleSchool(request);
        const read = parseRoster(writeOneRoster(roster));
        expect(read.problems).toEqual([]);
        expect(bySource(read.roster)).toEqual(bySource({ ...roster, format: 'OneRoster 1.2' }));
      }),
      { numRuns: 40 },
    );
  });

  it('has its classes in a year that holds the day', () => {
    fc.assert(
      fc.property(anySample, (request) => {
        const [year] = sampleSchool({ ...request, students: 1 }).terms;
        expect((year?.startDate ?? '') <= request.date && request.date <= (year?.endDate ?? '')).toBe(true);
      }),
    );
  });

  it('puts nobody in two rooms at once, no two classes in one room, and no more than 32 in a class', () => {
    fc.assert(
      fc.property(anySample, (request) => {
        const { classes, enrollments, students } = sampleSchool(request);
        const periodOf = new Map(classes.map(({ sourceId, periods }) => [sourceId, periods.join()]));
        const places = enrollments.map((enrollment) => `${enrollment.person} ${periodOf.get(enrollment.class)}`);
        expect(new Set(places).size).toBe(places.length);
        const rooms = classes.map(({ room, periods }) => `${room} ${periods.join()}`);
        expect(new Set(rooms).size).toBe(rooms.length);
        const learners = enrollments.filter(({ role }) => role === 'student');
        expect(learners).toHaveLength(students.length * 8);
        for (const own of Map.groupBy(learners, (enrollment) => enrollment.class).values()) expect(own.length).toBeLessThanOrEqual(32);
      }),
      { numRuns: 20 },
    );
  });

  it('is as believable with 20,000', () => {
    const large = sampleSchool({ seed: 7, students: 20_000, date: DATE });
    expect(large.students).toHaveLength(20_000);
    expect(new Set(large.staff.map(({ sourceId }) => sourceId)).size).toBe(large.staff.length);
    expect(large.staff.length).toBeLessThan(2_000);
    for (const own of Map.groupBy(large.enrollments.filter(({ role }) => role === 'student'), (enrollment) => enrollment.class).values()) expect(own.length).toBeLessThanOrEqual(32);
  });
});

/** Whoever is on two lists stands in one row of the package, so the order of people is not kept. */
function bySource(roster: RosterFile | null): unknown {
  const sorted = (list: readonly { readonly sourceId: string }[]): unknown => list.toSorted((one, other) => (one.sourceId < other.sourceId ? -1 : 1));
  return roster && { ...roster, students: sorted(roster.students), guardians: sorted(roster.guardians), staff: sorted(roster.staff), relationships: new Set(roster.relationships.map((pair) => JSON.stringify(Object.entries(pair).toSorted(([one], [other]) => (one < other ? -1 : 1))))) };
}
