/**
 * The contacts of class lists. A contact belongs to one student, by name: two children with a father of one name have two
 * contacts, until a person links them.
 */
import { MAX_RESTRICTION, MAX_SHORT_TEXT, type RosterFileGuardian, type RosterFileRelationship } from '../roster-file.ts';
import { NOTHING_SAID } from '../student-contacts.ts';
import { cutText } from '../table.ts';

import { contactField, contactNumbers, type ContactNumber } from './fields.ts';
import { fingerprint, folded } from './fingerprint.ts';
import type { ListRow, Spelling } from './list-rows.ts';
import { splitName } from './names.ts';

export class ContactList {
  readonly #guardians = new Map<string, RosterFileGuardian>();
  readonly #relationships = new Map<string, RosterFileRelationship>();

  addAll(row: ListRow, student: string, spelling: Spelling): void {
    for (const number of contactNumbers()) this.#add(row, student, number, spelling);
    if (row.textOrNull('restriction', MAX_RESTRICTION) !== null) row.report('restriction-without-contact', 'restriction');
  }

  #add(row: ListRow, student: string, number: ContactNumber, spelling: Spelling): void {
    const restriction = row.textOrNull(contactField(number, 'restriction'), MAX_RESTRICTION);
    const contact = readContact(row, number, student);
    if (contact === null) {
      if (restriction !== null) row.report('restriction-without-contact', contactField(number, 'restriction'));
      return;
    }
    const id = contact.sourceId;
    const earlier = this.#guardians.get(id);
    this.#guardians.set(id, earlier ? { ...earlier, phone: earlier.phone ?? contact.phone, email: earlier.email ?? contact.email } : contact);
    const known = this.#relationships.get(id);
    const relation = row.textOrNull(contactField(number, 'relation'), MAX_SHORT_TEXT) ?? impliedRelation(number, spelling);
    this.#relationships.set(id, {
      ...NOTHING_SAID,
      student,
      contact: id,
      relation: known?.relation ?? relation,
      emergencyContact: known?.emergencyContact ?? (/emergency/i.test(columnsOf(number, spelling)) ? true : null),
      restriction: joinTexts(known?.restriction ?? null, restriction),
    });
  }

  /** The student's contacts of a name, however it is written. */
  ofName(student: string, name: string): readonly RosterFileGuardian[] {
    const wanted = splitName(name);
    return [...this.#relationships.values()]
      .filter((pair) => pair.student === student)
      .flatMap(({ contact }) => this.#guardians.get(contact) ?? [])
      .filter(({ givenName, familyName }) => folded(givenName) === folded(wanted.givenName) && folded(familyName) === folded(wanted.familyName));
  }

  /** What a side file says of a pair goes before what the list says. */
  state(relationship: RosterFileRelationship): void {
    const known = this.#relationships.get(relationship.contact);
    this.#relationships.set(relationship.contact, { ...relationship, relation: relationship.relation ?? known?.relation ?? null, restriction: joinTexts(known?.restriction ?? null, relationship.restriction) });
  }

  guardians(): readonly RosterFileGuardian[] {
    return [...this.#guardians.values()];
  }

  relationships(): readonly RosterFileRelationship[] {
    return [...this.#relationships.values()];
  }
}

function columnsOf(number: ContactNumber, spelling: Spelling): string {
  return [...spelling].flatMap(([field, column]) => (field.startsWith(`contact${number}.`) ? [column] : [])).join(' ');
}

/** Of columns such as "Mother's phone". */
function impliedRelation(number: ContactNumber, spelling: Spelling): string | null {
  const columns = columnsOf(number, spelling).toLowerCase();
  if (/\b(?:mother|mom|mum|madre|mère|mutter)/.test(columns)) return 'Mother';
  return /\b(?:father|dad|padre|père|vater)/.test(columns) ? 'Father' : null;
}

function joinTexts(one: string | null, other: string | null): string | null {
  if (one === null || other === null || one === other) return one ?? other;
  return cutText(`${one}; ${other}`, MAX_RESTRICTION);
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
