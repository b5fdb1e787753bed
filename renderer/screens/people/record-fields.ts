/** The fields of a record: what they are called on screen, how a value reads, and how typed text becomes a value again. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { ContactField, ContactFields, PersonField, PersonFields, PersonKind } from '../../../shared/domain/roster/fields.ts';

export type Amendment = SubscriptionRow<'student'>['amendments'][number];
export type Value = Amendment['values'][number]['value'];

export const kindWords: Readonly<Record<PersonKind, string>> = { student: 'student', guardian: 'guardian', staff: 'staff member' };

/** The address of a record. */
export const recordPath = (kind: PersonKind, person: string): string => `/${kind === 'staff' ? 'staff' : `${kind}s`}/${person}`;

interface FieldWords {
  readonly label: string;
  readonly description?: string;
  readonly maxLength: number;
}

/** What a list or a card can hold; the host's own limits. */
const LONG = 200;
const SHORT = 60;

export const fieldWords: Readonly<Record<PersonField, FieldWords>> = {
  givenName: { label: 'Given name', description: 'As on documents', maxLength: LONG },
  familyName: { label: 'Family name', description: 'As on documents', maxLength: LONG },
  middleName: { label: 'Middle name', maxLength: LONG },
  preferredGivenName: { label: 'Preferred given name', description: 'What people say; shown on lists', maxLength: LONG },
  preferredFamilyName: { label: 'Preferred family name', maxLength: LONG },
  grade: { label: 'Grade', maxLength: SHORT },
  studentNumber: { label: 'Student number', maxLength: SHORT },
  birthDate: { label: 'Date of birth', maxLength: SHORT },
  needs: { label: 'Needs', description: 'One a line, such as “Wheelchair”. Shown to staff only.', maxLength: 1200 },
  homeLanguage: { label: 'Language at home', maxLength: SHORT },
  bus: { label: 'Bus home', maxLength: SHORT },
  role: { label: 'Role', maxLength: SHORT },
  phone: { label: 'Phone', maxLength: SHORT },
  email: { label: 'Email', maxLength: LONG },
};

export const contactFieldWords: Readonly<Record<ContactField, string>> = {
  relation: 'Relation',
  primaryContact: 'First contact',
  livesWith: 'Lives with the student',
  emergencyContact: 'Emergency contact',
  priority: 'Order of calling',
  legalGuardian: 'Legal guardian',
};

const NAMES: readonly PersonField[] = ['givenName', 'familyName', 'middleName', 'preferredGivenName', 'preferredFamilyName'];
export const formFields: Readonly<Record<PersonKind, readonly PersonField[]>> = {
  student: [...NAMES, 'grade', 'studentNumber', 'birthDate', 'homeLanguage', 'bus', 'needs'],
  guardian: [...NAMES, 'phone', 'email'],
  staff: [...NAMES, 'role', 'phone', 'email'],
};
export const contactFormFields: readonly ContactField[] = ['relation', 'priority', 'legalGuardian', 'livesWith', 'emergencyContact', 'primaryContact'];

/** Amendments name their fields as text; one that this version has no word for is shown by its name. */
export function labelOf(field: string): string {
  const words: Readonly<Record<string, string>> = { ...contactFieldWords, ...Object.fromEntries(Object.entries(fieldWords).map(([name, { label }]) => [name, label])) };
  return words[field] ?? field;
}

/** As it stands in a form: "" is "not on record". */
export function textOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join('\n') : String(value);
}

/** As it stands in a sentence. */
export const wordsOf = (value: Value): string => (textOf(value) === '' ? 'nothing' : textOf(value).split('\n').join(', '));

/** What typed text says of one field. */
export function personChange(field: PersonField, text: string): Partial<PersonFields> {
  const said = text.trim();
  switch (field) {
    case 'givenName':
      return { givenName: said };
    case 'familyName':
      return { familyName: said };
    case 'needs':
      return { needs: said.split('\n').map((need) => need.trim()).filter((need) => need !== '') };
    case 'middleName':
    case 'preferredGivenName':
    case 'preferredFamilyName':
    case 'grade':
    case 'studentNumber':
    case 'birthDate':
    case 'homeLanguage':
    case 'bus':
    case 'role':
    case 'phone':
    case 'email':
      return { [field]: said === '' ? null : said };
  }
}

export function contactChange(field: ContactField, text: string): Partial<ContactFields> {
  const said = text.trim();
  switch (field) {
    case 'relation':
      return { relation: said === '' ? null : said };
    case 'priority':
      return { priority: said === '' ? null : Number(said) };
    case 'primaryContact':
    case 'livesWith':
    case 'emergencyContact':
    case 'legalGuardian':
      return { [field]: said === '' ? null : said === 'yes' };
  }
}

export const isPersonField = (field: string): field is PersonField => Object.hasOwn(fieldWords, field);
export const isContactField = (field: string): field is ContactField => Object.hasOwn(contactFieldWords, field);
