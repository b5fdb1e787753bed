/**
 * The students and contacts of a class list. A student is known by the student number, or else by name and date of
 * birth; a contact belongs to one student, by name. Nobody is merged because of a name: two children with a father of
 * one name have two contacts, until a person links them.
 */
import { NOTHING_SAID_OF_STUDENT, MAX_SHORT_TEXT, MAX_TEXT, type RosterFileGuardian, type RosterFilePerson, type RosterFileRelationship, type RosterFileStudent } from '../roster-file.ts';
import { readGrade } from '../row-reader.ts';
import { NOTHING_SAID } from '../student-contacts.ts';
import { cutText } from '../table.ts';

import type { BirthDateReader } from './birth-dates.ts';
import { contactField, contactNumbers, type ContactNumber, type ListField } from './fields.ts';
import { fingerprint, folded } from './fingerprint.ts';
import type { ListRow } from './list-rows.ts';

/** Which column a field was read from, as the list spells it. */
export type Spelling = ReadonlyMap<ListField, string>;

type Names = Pick<RosterFilePerson, 'givenName' | 'familyName'>;

/** "Doe, Jane" or "Jane van Doe". */
export function splitName(name: string): Names {
  const comma = name.indexOf(',');
  if (comma >= 0) return { familyName: name.slice(0, comma).trim(), givenName: name.slice(comma + 1).trim() };
  const family = /(?:^|\s)((?:(?:van|von|de|der|den|la|le|di|da|dos|del|bin|al|el|st\.?)\s+)*\S+)$/i.exec(name)?.[1] ?? name;
  return { givenName: name.slice(0, name.length - family.length).trim(), familyName: family };
}

export class StudentList {
  readonly #birthDateOf: BirthDateReader;
  readonly #numbered: boolean;
  readonly #students = new Map<string, { readonly student: RosterFileStudent; readonly row: ListRow; readonly certain: boolean }>();

  /** `numbered`: whether the list has a column of student numbers at all. */
  constructor(birthDateOf: BirthDateReader, numbered: boolean) {
    this.#birthDateOf = birthDateOf;
    this.#numbered = numbered;
  }

  /** The student's id, and whether an earlier row was about them. */
  add(row: ListRow, schools: readonly string[]): { readonly id: string; readonly earlierRow: number | null } {
    const names = studentNames(row);
    const birthDate = this.#birthDateOf(row);
    const number = row.idOrNull('studentNumber')?.replaceAll(/\s/g, '') ?? null;
    if (number === null && this.#numbered) row.report('id-from-name', 'studentNumber');
    const id = number ?? `name:${fingerprint(folded(names.familyName), folded(names.givenName), folded(names.middleName ?? ''), birthDate ?? '')}`;
    const student = {
      sourceId: id,
      ...names,
      grade: readGrade(row.text('grade', MAX_SHORT_TEXT)),
      studentNumber: row.textOrNull('studentNumber', MAX_SHORT_TEXT),
      birthDate,
      ...NOTHING_SAID_OF_STUDENT,
      schools,
    };
    const earlier = this.#students.get(id);
    if (!earlier) {
      this.#students.set(id, { student, row, certain: number !== null || birthDate !== null });
      return { id, earlierRow: null };
    }
    if (!isSamePerson(earlier.student, student)) row.report('id-repeated', 'studentNumber', { id, first: earlier.row.row, second: row.row });
    else if (!earlier.certain && !earlier.row.equals(row)) row.report('student-ambiguous', null, { first: earlier.row.row, second: row.row });
    else this.#students.set(id, { ...earlier, student: { ...earlier.student, grade: earlier.student.grade ?? student.grade, schools: [...new Set([...earlier.student.schools, ...schools])] } });
    return { id, earlierRow: earlier.row.row };
  }

  all(): readonly RosterFileStudent[] {
    return [...this.#students.values()].map(({ student }) => student);
  }
}

function studentNames(row: ListRow): Omit<RosterFilePerson, 'sourceId'> {
  const [given, family] = [row.text('givenName'), row.text('familyName')];
  const whole = given === '' && family === '';
  const { givenName, familyName } = whole ? splitName(row.text('fullName')) : { givenName: given, familyName: family };
  if (givenName === '' || familyName === '') row.report('name-incomplete', null);
  return {
    givenName,
    familyName,
    middleName: row.textOrNull('middleName'),
    preferredGivenName: row.textOrNull('preferredGivenName'),
    preferredFamilyName: row.textOrNull('preferredFamilyName'),
  };
}

function isSamePerson(one: RosterFileStudent, other: RosterFileStudent): boolean {
  const sameName = folded(one.givenName) === folded(other.givenName) && folded(one.familyName) === folded(other.familyName);
  return sameName && (one.birthDate === other.birthDate || one.birthDate === null || other.birthDate === null);
}

export class ContactList {
  readonly #spelling: Spelling;
  readonly #guardians = new Map<string, RosterFileGuardian>();
  readonly #relationships = new Map<string, RosterFileRelationship>();

  constructor(spelling: Spelling) {
    this.#spelling = spelling;
  }

  addAll(row: ListRow, student: string): void {
    for (const number of contactNumbers()) this.#add(row, student, number);
    if (readRestriction(row, 'restriction', this.#spelling) !== null) row.report('restriction-without-contact', 'restriction');
  }

  #add(row: ListRow, student: string, number: ContactNumber): void {
    const restriction = readRestriction(row, contactField(number, 'restriction'), this.#spelling);
    const contact = readContact(row, number, student);
    if (contact === null) {
      if (restriction !== null) row.report('restriction-without-contact', contactField(number, 'restriction'));
      return;
    }
    const id = contact.sourceId;
    const earlier = this.#guardians.get(id);
    this.#guardians.set(id, earlier ? { ...earlier, phone: earlier.phone ?? contact.phone, email: earlier.email ?? contact.email } : contact);
    const known = this.#relationships.get(id);
    const relation = row.textOrNull(contactField(number, 'relation'), MAX_SHORT_TEXT) ?? this.#impliedRelation(number);
    this.#relationships.set(id, {
      ...NOTHING_SAID,
      student,
      contact: id,
      relation: known?.relation ?? relation,
      emergencyContact: known?.emergencyContact ?? (/emergency/i.test(this.#spellingOf(number)) ? true : null),
      restriction: joinTexts(known?.restriction ?? null, restriction),
    });
  }

  #spellingOf(number: ContactNumber): string {
    return [...this.#spelling].flatMap(([field, column]) => (field.startsWith(`contact${number}.`) ? [column] : [])).join(' ');
  }

  /** Of columns such as "Mother's phone". */
  #impliedRelation(number: ContactNumber): string | null {
    const columns = this.#spellingOf(number).toLowerCase();
    if (/\b(?:mother|mom|mum)/.test(columns)) return 'Mother';
    return /\b(?:father|dad)/.test(columns) ? 'Father' : null;
  }

  guardians(): readonly RosterFileGuardian[] {
    return [...this.#guardians.values()];
  }

  relationships(): readonly RosterFileRelationship[] {
    return [...this.#relationships.values()];
  }
}

function joinTexts(one: string | null, other: string | null): string | null {
  if (one === null || other === null || one === other) return one ?? other;
  return cutText(`${one}; ${other}`, MAX_TEXT);
}

/** The contact of one place in the row, if the row has one there. */
function readContact(row: ListRow, number: ContactNumber, student: string): RosterFileGuardian | null {
  const [given, family] = [row.text(contactField(number, 'givenName')), row.text(contactField(number, 'familyName'))];
  const split = given === '' && family === '' ? splitName(row.text(contactField(number, 'name'))) : { givenName: given, familyName: family };
  const phone = row.phone(contactField(number, 'phone'));
  const email = row.email(contactField(number, 'email'));
  const named = split.givenName !== '' || split.familyName !== '';
  const shown = named ? split : { givenName: '', familyName: email ?? phone ?? '' };
  if (shown.familyName === '' && shown.givenName === '') return null;
  if (!named) row.report('contact-name-replaced', contactField(number, 'name'));
  return {
    sourceId: `contact:${fingerprint(student, folded(shown.familyName), folded(shown.givenName))}`,
    ...shown,
    middleName: null,
    preferredGivenName: null,
    preferredFamilyName: null,
    phone,
    email,
  };
}

const NO_RESTRICTION: ReadonlySet<string> = new Set(['', 'no', 'n', 'none', 'false', '0', 'n/a', 'na', 'nil', '-']);
const RESTRICTED: ReadonlySet<string> = new Set(['yes', 'y', 'true', '1', 'x']);

/** The words of the list; where it only ticks a box, the name of the column says what was ticked. */
function readRestriction(row: ListRow, field: ListField, spelling: Spelling): string | null {
  const word = row.word(field);
  if (NO_RESTRICTION.has(word)) return null;
  return RESTRICTED.has(word) ? cutText(`${spelling.get(field) ?? field}: ${word}`, MAX_TEXT) : row.text(field);
}
