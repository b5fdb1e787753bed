/**
 * Writes a roster as a whole OneRoster 1.2 package, with student-contacts.csv beside it: `parseRoster` reads it back as
 * the same roster. What OneRoster has no column for stands in extension columns (`metadata.*`), last in their file, as
 * the specification asks; roles and aides for whom it has no word carry its prefix `ext:`.
 */
import type { RosterFile, RosterFileClass, RosterFilePerson, RosterFileStaff, RosterFileStudent, SourceFile } from '../roster-file.ts';
import { STUDENT_CONTACTS, type ContactColumn } from '../student-contacts.ts';
import { joinList, writeTable, type CellsOf } from '../write-csv.ts';

import { writeManifest, type RosterFileName } from './manifest.ts';
import { trainingsCell } from './trainings.ts';

/** The specification leaves both blank in a whole package. */
const STATUS = { status: () => null, dateLastModified: () => null };

export function writeOneRoster(roster: Omit<RosterFile, 'format'>): readonly SourceFile[] {
  const tables: Readonly<Record<RosterFileName, SourceFile | null>> = {
    orgs: table('orgs', roster.schools, {
      sourcedId: ({ sourceId }) => sourceId,
      ...STATUS,
      name: ({ name }) => name,
      type: () => 'school',
      identifier: () => null,
      parentSourcedId: () => null,
    }),
    academicSessions: ifAny('academicSessions', roster.terms, {
      sourcedId: ({ sourceId }) => sourceId,
      ...STATUS,
      title: ({ title }) => title,
      type: () => 'term',
      startDate: ({ startDate }) => startDate,
      endDate: ({ endDate }) => endDate,
      parentSourcedId: () => null,
      schoolYear: ({ endDate }) => endDate && endDate.slice(0, 'YYYY'.length),
    }),
    ...writeClasses(roster),
    users: writeUsers(roster),
    roles: writeRoles(roster),
    enrollments: writeEnrollments(roster),
    demographics: ifAny('demographics', roster.students.filter(({ birthDate }) => birthDate !== null), {
      sourcedId: ({ sourceId }) => sourceId,
      ...STATUS,
      birthDate: ({ birthDate }) => birthDate,
      ...Object.fromEntries(NOT_ASKED.map((column) => [column, () => null])),
    }),
  };
  const files = Object.values(tables).filter((file) => file !== null);
  return [writeManifest((name) => tables[name] !== null), ...files, writeContacts(roster)];
}

/** What an emergency console has no business with. */
const NOT_ASKED = [
  'sex', 'americanIndianOrAlaskaNative', 'asian', 'blackOrAfricanAmerican', 'nativeHawaiianOrOtherPacificIslander', 'white',
  'demographicRaceTwoOrMoreRaces', 'hispanicOrLatinoEthnicity', 'countryOfBirthCode', 'stateOfBirthAbbreviation', 'cityOfBirth', 'publicSchoolResidenceStatus',
] as const;

const table = <Row>(name: RosterFileName, rows: readonly Row[], cells: CellsOf<Row>): SourceFile => writeTable(`${name}.csv`, rows, cells);

/** The specification allows no file without rows. */
const ifAny = <Row>(name: RosterFileName, rows: readonly Row[], cells: CellsOf<Row>): SourceFile | null => (rows.length === 0 ? null : table(name, rows, cells));

/** OneRoster asks for a course of every class. Rosters here know none, so there is one for each title of a school. */
function writeClasses({ classes }: Pick<RosterFile, 'classes'>): Record<'classes' | 'courses', SourceFile | null> {
  const courseKey = ({ school, title }: RosterFileClass): string => JSON.stringify([school, title]);
  const courses = [...new Map(classes.map((given) => [courseKey(given), given]))].map(([key, { school, title }], index) => ({ key, school, title, id: `course-${index + 1}` }));
  const courseIds = new Map(courses.map(({ key, id }) => [key, id]));
  return {
    courses: ifAny('courses', courses, {
      sourcedId: ({ id }) => id,
      ...STATUS,
      schoolYearSourcedId: () => null,
      title: ({ title }) => title,
      courseCode: () => null,
      grades: () => null,
      orgSourcedId: ({ school }) => school,
      subjects: () => null,
      subjectCodes: () => null,
    }),
    classes: ifAny('classes', classes, {
      sourcedId: ({ sourceId }) => sourceId,
      ...STATUS,
      title: ({ title }) => title,
      grades: () => null,
      courseSourcedId: (given) => courseIds.get(courseKey(given)) ?? null,
      classCode: ({ code }) => code,
      classType: ({ homeroom }) => (homeroom ? 'homeroom' : 'scheduled'),
      location: ({ room }) => room,
      schoolSourcedId: ({ school }) => school,
      termSourcedIds: ({ terms }) => joinList(terms),
      subjects: () => null,
      subjectCodes: () => null,
      periods: ({ periods }) => joinList(periods),
      'metadata.zone': ({ zone }) => zone,
    }),
  };
}

/** One person in one row, whatever they are. */
interface User {
  readonly person: RosterFilePerson;
  readonly student: RosterFileStudent | undefined;
  readonly staff: RosterFileStaff | undefined;
  readonly phone: string | null;
  readonly email: string | null;
  readonly contacts: readonly string[];
}

function writeUsers({ students, guardians, staff, relationships }: Omit<RosterFile, 'format'>): SourceFile {
  const byId = <Person extends RosterFilePerson>(list: readonly Person[]): ReadonlyMap<string, Person> => new Map(list.map((person) => [person.sourceId, person]));
  const [studentOf, guardianOf, staffOf] = [byId(students), byId(guardians), byId(staff)];
  // Between two students OneRoster knows no contact; the side file does.
  const contactsOf = Map.groupBy(relationships.filter(({ contact }) => !studentOf.has(contact)), ({ student }) => student);
  const users = [...byId<RosterFilePerson>([...students, ...guardians, ...staff]).values()].map((person): User => {
    const [member, guardian] = [staffOf.get(person.sourceId), guardianOf.get(person.sourceId)];
    return {
      person,
      student: studentOf.get(person.sourceId),
      staff: member,
      phone: guardian?.phone ?? member?.phone ?? null,
      email: guardian?.email ?? member?.email ?? null,
      contacts: (contactsOf.get(person.sourceId) ?? []).map(({ contact }) => contact),
    };
  });
  return table('users', users, {
    sourcedId: ({ person }) => person.sourceId,
    ...STATUS,
    enabledUser: () => true,
    username: () => null,
    userIds: () => null,
    givenName: ({ person }) => person.givenName,
    familyName: ({ person }) => person.familyName,
    middleName: ({ person }) => person.middleName,
    identifier: ({ student }) => student?.studentNumber ?? null,
    email: ({ email }) => email,
    sms: () => null,
    phone: ({ phone }) => phone,
    agentSourcedIds: ({ contacts }) => joinList(contacts),
    grades: ({ student }) => gradeCode(student?.grade ?? null),
    password: () => null,
    userMasterIdentifier: () => null,
    preferredGivenName: ({ person }) => person.preferredGivenName,
    preferredMiddleName: () => null,
    preferredFamilyName: ({ person }) => person.preferredFamilyName,
    primaryOrgSourcedId: ({ student, staff: member }) => (student ?? member)?.schools[0] ?? null,
    pronouns: () => null,
    'metadata.needs': ({ student }) => joinList(student?.needs ?? []),
    'metadata.homeLanguage': ({ student }) => student?.homeLanguage ?? null,
    'metadata.bus': ({ student }) => student?.bus ?? null,
    'metadata.trainings': ({ staff: member }) => trainingsCell(member?.trainings ?? []),
  });
}

/** The vocabulary is the Common Education Data Standards'. */
function gradeCode(grade: string | null): string | null {
  if (grade === null) return null;
  if (grade === 'K') return 'KG';
  return joinList([/^\d$/.test(grade) ? `0${grade}` : grade]);
}

/** The staff for whom OneRoster has a word. The others are `ext:staff`, and all carry the school's own word. */
const STAFF_ROLES: ReadonlySet<string> = new Set(['teacher', 'aide', 'counselor', 'principal', 'proctor']);

interface Role {
  readonly user: string;
  readonly role: string;
  readonly ownWord: string | null;
  readonly org: string | null;
  readonly primary: boolean;
}

function writeRoles({ schools, students, guardians, staff }: Pick<RosterFile, 'schools' | 'students' | 'guardians' | 'staff'>): SourceFile {
  const at = (orgs: readonly string[], role: Pick<Role, 'user' | 'role' | 'ownWord'>, main = true): readonly Role[] => (orgs.length === 0 ? [null] : orgs).map((org, index) => ({ ...role, org, primary: main && index === 0 }));
  const known = new Set([...students, ...staff].map(({ sourceId }) => sourceId));
  const roles: readonly Role[] = [
    ...students.flatMap(({ sourceId, schools: own }) => at(own, { user: sourceId, role: 'student', ownWord: null })),
    ...staff.flatMap(({ sourceId, role, schools: own }) => at(own, { user: sourceId, role: STAFF_ROLES.has(role ?? '') ? (role ?? '') : 'ext:staff', ownWord: role })),
    // A guardian belongs to no school of their own; the specification asks for one.
    ...guardians.flatMap(({ sourceId }) => at(schools.slice(0, 1).map((school) => school.sourceId), { user: sourceId, role: 'guardian', ownWord: null }, !known.has(sourceId))),
  ];
  return table('roles', roles.map((role, index) => ({ ...role, id: `role-${index + 1}` })), {
    sourcedId: ({ id }) => id,
    ...STATUS,
    userSourcedId: ({ user }) => user,
    roleType: ({ primary }) => (primary ? 'primary' : 'secondary'),
    role: ({ role }) => role,
    beginDate: () => null,
    endDate: () => null,
    orgSourcedId: ({ org }) => org,
    userProfileSourcedId: () => null,
    'metadata.role': ({ ownWord }) => ownWord,
  });
}

function writeEnrollments({ classes, enrollments }: Pick<RosterFile, 'classes' | 'enrollments'>): SourceFile | null {
  const schoolOf = new Map(classes.map(({ sourceId, school }) => [sourceId, school]));
  return ifAny('enrollments', enrollments.map((enrollment, index) => ({ ...enrollment, id: `enrollment-${index + 1}` })), {
    sourcedId: ({ id }) => id,
    ...STATUS,
    classSourcedId: (enrollment) => enrollment.class,
    schoolSourcedId: (enrollment) => schoolOf.get(enrollment.class) ?? null,
    userSourcedId: ({ person }) => person,
    role: ({ role }) => (role === 'aide' ? 'ext:aide' : role),
    primary: ({ primary }) => primary,
    beginDate: ({ beginDate }) => beginDate,
    endDate: ({ endDate }) => endDate,
  });
}

function writeContacts({ custody, relationships }: Pick<RosterFile, 'custody' | 'relationships'>): SourceFile {
  const cells: Partial<Record<ContactColumn, CellsOf<RosterFile['relationships'][number]>[string]>> = {
    studentSourcedId: ({ student }) => student,
    contactSourcedId: ({ contact }) => contact,
    relation: ({ relation }) => relation,
    primaryContactStatus: ({ primaryContact }) => primaryContact,
    livesWith: ({ livesWith }) => livesWith,
    emergencyContactStatus: ({ emergencyContact }) => emergencyContact,
    contactPriority: ({ contactPriority }) => contactPriority,
    // A source that says nothing of custody must not be read as one that says "none".
    ...(custody ? { contactRestrictions: ({ restriction }) => restriction } : {}),
    legalGuardian: ({ legalGuardian }) => legalGuardian,
  };
  return writeTable(STUDENT_CONTACTS, relationships, cells);
}
