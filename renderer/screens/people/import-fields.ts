/**
 * What a column of a class list can hold, in words. The fields' names are those of the importer (shared/formats), which a
 * window does not load; tests/renderer compares the two.
 */
const STUDENT_FIELDS: readonly (readonly [string, string])[] = [
  ['givenName', 'First name'],
  ['familyName', 'Last name'],
  ['fullName', 'Whole name'],
  ['middleName', 'Middle name'],
  ['preferredGivenName', 'Preferred first name'],
  ['preferredFamilyName', 'Preferred last name'],
  ['studentNumber', 'Student number'],
  ['grade', 'Grade'],
  ['birthDate', 'Date of birth'],
  ['class', 'Class or homeroom'],
  ['teacher', 'Teacher'],
  ['room', 'Room'],
  ['period', 'Period'],
  ['school', 'School'],
  ['needs', 'Needs in an emergency'],
  ['homeLanguage', 'Home language'],
  ['bus', 'Bus home'],
  ['restriction', 'Who may not pick up'],
];
const CONTACT_FACTS: readonly (readonly [string, string])[] = [
  ['name', 'whole name'],
  ['givenName', 'first name'],
  ['familyName', 'last name'],
  ['relation', 'relationship'],
  ['phone', 'phone'],
  ['email', 'e-mail'],
  ['restriction', 'may not pick up'],
];
const CONTACTS = [1, 2, 3, 4] as const;

interface FieldGroup {
  readonly group: string;
  readonly fields: readonly { readonly field: string; readonly words: string }[];
}

export const FIELD_GROUPS: readonly FieldGroup[] = [
  { group: 'Student', fields: STUDENT_FIELDS.map(([field, words]) => ({ field, words })) },
  ...CONTACTS.map((number) => ({ group: `Contact ${number}`, fields: CONTACT_FACTS.map(([fact, words]) => ({ field: `contact${number}.${fact}`, words: `Contact ${number}: ${words}` })) })),
];

const NAMES_OF_A_STUDENT: ReadonlySet<string> = new Set(['givenName', 'familyName', 'fullName']);

const WORDS: ReadonlyMap<string, string> = new Map(FIELD_GROUPS.flatMap(({ fields }) => fields.map(({ field, words }) => [field, words])));
export const fieldWords = (field: string): string => WORDS.get(field) ?? field;

export interface MappedColumn {
  readonly column: string;
  /** Null: not used. */
  readonly field: string | null;
}

const nameKey = (column: string): string => column.trim().toLowerCase();

/** A column without a name, or with that of one before it, cannot be told apart in a mapping: it is not used. */
export const canBeMapped = (columns: readonly MappedColumn[], index: number): boolean => {
  const key = nameKey(columns[index]?.column ?? '');
  return key !== '' && columns.findIndex(({ column }) => nameKey(column) === key) === index;
};

/** A field belongs to one column: another one that had it is not used any more. */
export function withField<Column extends MappedColumn>(columns: readonly Column[], index: number, field: string | null): readonly Column[] {
  return columns.map((one, at) => (at === index ? { ...one, field } : field !== null && one.field === field && !field.endsWith('restriction') ? { ...one, field: null } : one));
}

/** Null: they can be read. */
export function whyNotYet(columns: readonly MappedColumn[]): string | null {
  return columns.some(({ field }) => field !== null && NAMES_OF_A_STUDENT.has(field)) ? null : 'Say first which column has the name of the student.';
}

/** As the importer takes it. */
export const columnMap = (columns: readonly MappedColumn[]): Record<string, string> =>
  Object.fromEntries(columns.flatMap(({ column, field }, index) => (canBeMapped(columns, index) ? [[column, field ?? 'ignore']] : [])));
