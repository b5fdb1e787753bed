/**
 * What can be stated by hand of a person, and of a student and an adult. The limits are those of the roster's own
 * entities, so that what was written by hand fits wherever an import's word fits.
 */
import { z } from 'zod';

const text = z.string().trim().max(200);
const shortText = z.string().trim().min(1).max(60);

export const personKind = z.enum(['student', 'guardian', 'staff']);
export type PersonKind = z.infer<typeof personKind>;

/** As many needs as a list can print beside a name. */
const MAX_NEEDS = 20;

export const personFields = z.strictObject({
  givenName: text,
  familyName: text.min(1),
  middleName: text.min(1).nullable(),
  preferredGivenName: text.min(1).nullable(),
  preferredFamilyName: text.min(1).nullable(),
  grade: shortText.nullable(),
  studentNumber: shortText.nullable(),
  birthDate: z.iso.date().nullable(),
  needs: z.array(shortText).max(MAX_NEEDS),
  homeLanguage: shortText.nullable(),
  bus: shortText.nullable(),
  role: shortText.nullable(),
  phone: shortText.nullable(),
  email: text.min(1).nullable(),
});
export type PersonFields = z.infer<typeof personFields>;
export type PersonField = keyof PersonFields;

const NAMES: readonly PersonField[] = ['givenName', 'familyName', 'middleName', 'preferredGivenName', 'preferredFamilyName'];

/** RO-6 a kind of person has these fields and no others. */
export const FIELDS_OF: Readonly<Record<PersonKind, readonly PersonField[]>> = {
  student: [...NAMES, 'grade', 'studentNumber', 'birthDate', 'needs', 'homeLanguage', 'bus'],
  guardian: [...NAMES, 'phone', 'email'],
  staff: [...NAMES, 'role', 'phone', 'email'],
};

/** Of the pair, never of the adult: a phone is the adult's own, a restriction is set and lifted by itself. */
export const contactFields = z.strictObject({
  relation: shortText.nullable(),
  primaryContact: z.boolean().nullable(),
  livesWith: z.boolean().nullable(),
  emergencyContact: z.boolean().nullable(),
  /** 1 is called first. */
  priority: z.number().int().min(1).max(99).nullable(),
  legalGuardian: z.boolean().nullable(),
});
export type ContactFields = z.infer<typeof contactFields>;
export type ContactField = keyof ContactFields;

export const CONTACT_FIELDS: readonly ContactField[] = ['relation', 'primaryContact', 'livesWith', 'emergencyContact', 'priority', 'legalGuardian'];
