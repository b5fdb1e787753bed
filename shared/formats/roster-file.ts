/**
 * What every roster format is parsed into, still in the source's own ids. The importer turns it into Muster's
 * entities (`shared/domain/roster/entities.ts`) and logs what differs. A parser never throws for bad input and never
 * returns half a roster: with one problem of severity "error" the roster is null.
 */
import type { RosterClass, RosterEnrollment, RosterGuardian, RosterRelationship, RosterStaff, RosterStudent } from '../domain/roster/entities.ts';

/** A text or binary file as it was given, by the name inside its zip or folder. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type InSourceIds<T> = Omit<T, 'kind' | 'id' | 'schoolIds' | 'schoolId' | 'termIds' | 'classId' | 'personId' | 'studentId' | 'contactId'>;

export interface RosterFile {
  readonly format: 'OneRoster 1.1' | 'OneRoster 1.2';
  readonly schools: readonly { readonly sourceId: string; readonly name: string }[];
  readonly terms: readonly { readonly sourceId: string; readonly title: string; readonly startDate: string | null; readonly endDate: string | null }[];
  readonly students: readonly (InSourceIds<RosterStudent> & { readonly schools: readonly string[] })[];
  readonly guardians: readonly InSourceIds<RosterGuardian>[];
  readonly staff: readonly (InSourceIds<RosterStaff> & { readonly schools: readonly string[] })[];
  readonly classes: readonly (InSourceIds<RosterClass> & { readonly school: string | null; readonly terms: readonly string[] })[];
  readonly enrollments: readonly (InSourceIds<RosterEnrollment> & { readonly class: string; readonly person: string })[];
  readonly relationships: readonly (InSourceIds<RosterRelationship> & { readonly student: string; readonly contact: string })[];
}

/** One thing wrong with an input file. Carries the row's number and id, and no other personal data. */
export interface RosterProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** 1-based line of the record as a spreadsheet shows it (the header is row 1), or null for the whole file. */
  readonly row: number | null;
  readonly column: string | null;
  readonly message: string;
  readonly whatToDo: string;
}

export interface ParsedRoster {
  readonly roster: RosterFile | null;
  readonly problems: readonly RosterProblem[];
}
