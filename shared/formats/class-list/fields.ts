/**
 * What a column of a one-file class list can hold. A mapping from the list's own columns to these fields is guessed, or
 * given by a person; the names here are what they write.
 */
export const MAX_CONTACTS = 4;
const CONTACT_NUMBERS = [1, 2, 3, 4] as const satisfies { readonly length: typeof MAX_CONTACTS };
export type ContactNumber = (typeof CONTACT_NUMBERS)[number];

const STUDENT_FIELDS = [
  'studentNumber', 'givenName', 'familyName', 'fullName', 'middleName', 'preferredGivenName', 'preferredFamilyName', 'grade',
  'birthDate', 'school', 'class', 'period', 'room', 'teacher', 'needs', 'homeLanguage', 'bus',
] as const;
export type StudentField = (typeof STUDENT_FIELDS)[number];

const CONTACT_FACTS = ['name', 'givenName', 'familyName', 'relation', 'phone', 'email', 'restriction'] as const;
export type ContactFact = (typeof CONTACT_FACTS)[number];
export type ContactField = `contact${ContactNumber}.${ContactFact}`;

/** `restriction` is who may not pick up the student where the list does not say which contact is meant. */
export type ListField = StudentField | ContactField | 'restriction';

export const contactNumbers = (): readonly ContactNumber[] => CONTACT_NUMBERS;

export const contactField = (number: ContactNumber, fact: ContactFact): ContactField => `contact${number}.${fact}`;

/** Several columns may speak of who may not come: what any of them says counts. */
export const isRestriction = (field: ListField): boolean => field.endsWith('restriction');

export const LIST_FIELDS: readonly ListField[] = [
  ...STUDENT_FIELDS,
  'restriction',
  ...CONTACT_NUMBERS.flatMap((number) => CONTACT_FACTS.map((fact) => contactField(number, fact))),
];

/** A list without one of these is not a list of students. */
export const NAME_FIELDS: readonly ListField[] = ['givenName', 'familyName', 'fullName'];

/** A column's name as it is compared: without case, punctuation and the joints of "camelCase" and "Guardian1". */
export const columnKey = (column: string): string =>
  column.replaceAll(/(\p{Ll})(\p{Lu})|(\p{L})(?=\d)|(\d)(?=\p{Lu})/gu, '$1$3$4 $2').toLowerCase().replaceAll(/['’]s?\b/g, '').replaceAll(/[^\p{L}\p{N}#]+/gu, ' ').trim();
