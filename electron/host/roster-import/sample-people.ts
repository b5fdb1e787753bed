/** The students of the sample school and the adults on their records: families written down as a student system does. */
import type { RosterFileGuardian, RosterFilePerson, RosterFileRelationship, RosterFileStudent } from '../../../shared/formats/roster-file.ts';

import { daysAfter, type SchoolYear } from './sample-calendar.ts';
import { CAST, type Adult, type Child, type Family } from './sample-cast.ts';
import { FamilyDrawer } from './sample-families.ts';
import { latinSpelling, shortName } from './sample-names.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

export interface SamplePeople {
  readonly students: RosterFileStudent[];
  readonly guardians: RosterFileGuardian[];
  readonly relationships: RosterFileRelationship[];
}

export interface SampleRequest {
  readonly seed: number;
  /** From 1 to `MAX_SAMPLE_STUDENTS`. */
  readonly students: number;
  /** An ISO date: the day on which the school is looked at. */
  readonly date: string;
}

/** Twice the largest district that Muster is measured with. */
export const MAX_SAMPLE_STUDENTS = 20_000;

const FIRST_STUDENT_NUMBER = 410_001;
const FIRST_CONTACT_NUMBER = 730_001;
const STUDENTS_PER_BUS = 45;

/** In the order of the roster, from 0. */
export const studentId = (index: number): string => `stu-${FIRST_STUDENT_NUMBER + index}`;

export function makePeople({ seed, students: count }: SampleRequest, year: SchoolYear, school: string): SamplePeople {
  const people: SamplePeople = { students: [], guardians: [], relationships: [] };
  const castAdults = new Map<string, string>();
  const [ofFamilies, ofRecords] = [seededRandom(seed, 'families'), seededRandom(seed, 'records')];
  const drawer = new FamilyDrawer(ofFamilies);
  const cast = CAST.values();
  while (people.students.length < count) {
    const scripted = cast.next();
    const family = scripted.done === true ? drawer.draw(count - people.students.length) : { ...scripted.value, children: scripted.value.children.slice(0, count - people.students.length) };
    const contactOf = (adult: Adult): string => {
      const name = `${adult.givenName} ${adult.familyName}`;
      const known = scripted.done === true ? undefined : castAdults.get(name);
      const contact = known ?? addGuardian(people, adult, ofRecords);
      if (scripted.done !== true) castAdults.set(name, contact);
      return contact;
    };
    addFamily(people, family, contactOf, { random: ofRecords, year, school, buses: Math.ceil(count / STUDENTS_PER_BUS) });
  }
  return people;
}

interface Records {
  readonly random: SeededRandom;
  readonly year: SchoolYear;
  readonly school: string;
  readonly buses: number;
}

function addFamily(people: SamplePeople, { language, children, adults }: Family, contactOf: (adult: Adult) => string, { random, year, school, buses }: Records): void {
  const bus = random.chance(55) ? String(1 + random.below(buses)) : null;
  // Brothers and sisters of neighboring grades are a year apart, so all have their birthdays in one season.
  const season = random.below(300);
  const friend = adults.length > 0 && people.guardians.length > 0 && random.chance(5) ? people.guardians[random.below(people.guardians.length)] : undefined;
  const contacts = adults.map((adult) => ({ adult, contact: contactOf(adult) }));
  let before: RosterFileStudent | undefined;
  for (const [index, child] of children.entries()) {
    const sourceId = studentId(people.students.length);
    const twin: RosterFileStudent | undefined = before?.grade === child.grade ? before : undefined;
    const student = {
      ...studentNames(sourceId, child, random),
      grade: child.grade,
      studentNumber: sourceId.slice('stu-'.length),
      birthDate: twin?.birthDate ?? birthDate(year, child.grade, season + random.below(60)),
      needs: child.needs,
      homeLanguage: random.chance(97) ? language : null,
      bus,
      schools: [school],
    };
    before = student;
    people.students.push(student);
    for (const [rank, { adult, contact }] of contacts.entries()) people.relationships.push({ student: student.sourceId, contact, ...factsOf(adult, rank, index) });
    if (friend && !contacts.some(({ contact }) => contact === friend.sourceId)) {
      people.relationships.push({ student: student.sourceId, contact: friend.sourceId, ...HELPS_OUT, relation: 'Family friend', contactPriority: adults.length + 1 });
    }
  }
}

const HELPS_OUT = { primaryContact: false, livesWith: false, emergencyContact: true, restriction: null, legalGuardian: false } as const;

function factsOf({ relation, livesWith, legalGuardian, restriction, restrictedFor }: Adult, rank: number, child: number): Omit<RosterFileRelationship, 'student' | 'contact'> {
  const restricted = restriction !== null && (restrictedFor === null || restrictedFor === child);
  return { relation, primaryContact: rank === 0, livesWith, emergencyContact: !restricted, contactPriority: rank + 1, restriction: restricted ? restriction : null, legalGuardian };
}

/** A sixth-grader turns twelve in the school year that begins on 1 September. */
const birthDate = (year: SchoolYear, grade: string, dayOfYear: number): string => daysAfter(`${year.firstYear - Number(grade) - 6}-09-01`, dayOfYear);

function studentNames(sourceId: string, { givenName, familyName }: Child, random: SeededRandom): RosterFilePerson {
  const called = random.chance(45) ? shortName(givenName) : null;
  const names = withLatin({ sourceId, givenName, familyName }, random.chance(92));
  return { ...names, middleName: random.chance(20) ? String.fromCharCode('A'.charCodeAt(0) + random.below(26)) : null, preferredGivenName: names.preferredGivenName ?? called };
}

/** As it is written, and with its Latin spelling where it has one and somebody wrote that down. */
export function withLatin({ sourceId, givenName, familyName }: Pick<RosterFilePerson, 'sourceId' | 'givenName' | 'familyName'>, writtenDown: boolean): RosterFilePerson {
  return { sourceId, givenName, familyName, middleName: null, preferredGivenName: writtenDown ? latinSpelling(givenName) : null, preferredFamilyName: writtenDown ? latinSpelling(familyName) : null };
}

function addGuardian(people: SamplePeople, { givenName, familyName, hasPhone }: Adult, random: SeededRandom): string {
  const number = FIRST_CONTACT_NUMBER + people.guardians.length;
  const sourceId = `con-${number}`;
  people.guardians.push({
    ...withLatin({ sourceId, givenName, familyName }, random.chance(70)),
    phone: hasPhone ? inventedPhone(random) : null,
    email: random.chance(80) ? `family${number}@example.org` : null,
  });
  return sourceId;
}

/** 555-0100 to 555-0199 are set aside for invented people. */
export const inventedPhone = (random: SeededRandom): string => `(${201 + random.below(700)}) 555-01${String(random.below(100)).padStart(2, '0')}`;
