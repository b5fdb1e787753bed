/**
 * What every roster format is parsed into, still in the source's own ids. The importer turns it into Muster's entities
 * (`shared/domain/roster/entities.ts`) and logs what differs. A parser never throws for bad input and never returns
 * half a roster: with one problem of severity "error" the roster is null. A `null` is "the source does not say".
 *
 * A parser promises: texts are trimmed and no longer than the limits here, ids are unique within their list, dates are
 * real ISO dates, and every reference points at something in the roster.
 */

/** The limits of the entities that the log accepts (`shared/domain/roster/entities.ts`); a test holds the two together. */
export const MAX_TEXT = 200;
export const MAX_SHORT_TEXT = 60;
/** The words of a court order are not cut like a name. */
export const MAX_RESTRICTION = 2000;
export const MAX_SCHOOLS_PER_PERSON = 200;
export const MAX_TERMS_PER_CLASS = 20;
export const MAX_PERIODS_PER_CLASS = 30;
export const MAX_NEEDS_PER_STUDENT = 20;
export const MAX_TRAININGS_PER_MEMBER = 30;

/** A file as it was given, by its base name. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface RosterFileSchool {
  readonly sourceId: string;
  readonly name: string;
}

export interface RosterFileTerm {
  readonly sourceId: string;
  readonly title: string;
  readonly startDate: string | null;
  readonly endDate: string | null;
}

/** One person; one who is teacher and guardian stands in both lists with the same `sourceId`. */
export interface RosterFilePerson {
  readonly sourceId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly middleName: string | null;
  readonly preferredGivenName: string | null;
  readonly preferredFamilyName: string | null;
}

/** A person's id and names alone. */
export const namesOf = ({ sourceId, givenName, familyName, middleName, preferredGivenName, preferredFamilyName }: RosterFilePerson): RosterFilePerson => ({
  sourceId,
  givenName,
  familyName,
  middleName,
  preferredGivenName,
  preferredFamilyName,
});

export interface RosterFileStudent extends RosterFilePerson {
  readonly grade: string | null;
  readonly studentNumber: string | null;
  readonly birthDate: string | null;
  readonly needs: readonly string[];
  readonly homeLanguage: string | null;
  readonly bus: string | null;
  readonly schools: readonly string[];
}

export interface RosterFileGuardian extends RosterFilePerson {
  readonly phone: string | null;
  readonly email: string | null;
}

export interface RosterFileStaff extends RosterFilePerson {
  readonly role: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly trainings: readonly RosterFileTraining[];
  readonly schools: readonly string[];
}

/** `on`: when it was taken; an ISO date. */
export interface RosterFileTraining {
  readonly name: string;
  readonly on: string | null;
}

export interface RosterFileClass {
  readonly sourceId: string;
  readonly title: string;
  readonly code: string | null;
  readonly homeroom: boolean;
  readonly room: string | null;
  readonly zone: string | null;
  readonly periods: readonly string[];
  readonly school: string | null;
  readonly terms: readonly string[];
}

export type EnrollmentRole = 'student' | 'teacher' | 'aide';

export interface RosterFileEnrollment {
  readonly class: string;
  readonly person: string;
  readonly role: EnrollmentRole;
  readonly primary: boolean;
  readonly beginDate: string | null;
  readonly endDate: string | null;
}

/** What most sources say nothing of. */
export const NOTHING_SAID_OF_STUDENT = { needs: [], homeLanguage: null, bus: null } as const satisfies Partial<RosterFileStudent>;

/** One student and one adult. A restriction belongs to the pair. */
export interface RosterFileRelationship {
  readonly student: string;
  readonly contact: string;
  readonly relation: string | null;
  readonly primaryContact: boolean | null;
  readonly livesWith: boolean | null;
  readonly emergencyContact: boolean | null;
  readonly contactPriority: number | null;
  readonly restriction: string | null;
  readonly legalGuardian: boolean | null;
}

type OneRosterFormat = 'OneRoster 1.1' | 'OneRoster 1.2';

/** Always whole: a package of changes is applied to the active roster while it is read. */
export interface RosterFile {
  readonly format: OneRosterFormat | `${OneRosterFormat} changes` | 'School Data Sync v1' | 'School Data Sync v2.1' | 'class list' | 'sample school';
  /** Does the source say who may not pick up whom? If not, a restriction that is on record stays. */
  readonly custody: boolean;
  readonly schools: readonly RosterFileSchool[];
  readonly terms: readonly RosterFileTerm[];
  readonly students: readonly RosterFileStudent[];
  readonly guardians: readonly RosterFileGuardian[];
  readonly staff: readonly RosterFileStaff[];
  readonly classes: readonly RosterFileClass[];
  readonly enrollments: readonly RosterFileEnrollment[];
  readonly relationships: readonly RosterFileRelationship[];
}

/** The active roster in its source's ids, for a package of changes to apply to. */
export type ActiveRoster = Omit<RosterFile, 'format' | 'custody'>;
