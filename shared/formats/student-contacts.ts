/**
 * The side file student-contacts.csv: what a package has no place for, one row for a student and an adult, with Ed-Fi's
 * names. A restriction is never lost: one that cannot be attached to a person refuses the whole import.
 */
import { speaksOfRestrictions } from './class-list/guess-columns.ts';
import type { Alike } from './record-set.ts';
import { MAX_RESTRICTION, MAX_SHORT_TEXT, type RosterFileRelationship, type SourceFile } from './roster-file.ts';
import type { ProblemList } from './roster-problems.ts';
import { RowReader, saysNo } from './row-reader.ts';
import { readHeader, readTable, type TableRow } from './table.ts';

export const STUDENT_CONTACTS = 'student-contacts.csv';

const CONTACT_FACTS = [
  'relation', 'primaryContactStatus', 'livesWith', 'emergencyContactStatus', 'contactPriority', 'contactRestrictions', 'legalGuardian',
] as const;
export type ContactColumn = 'studentSourcedId' | 'contactSourcedId' | (typeof CONTACT_FACTS)[number];

export interface ContactTable {
  readonly rows: readonly TableRow<ContactColumn>[];
  /** A file without the column of restrictions says nothing of custody, which is never "none". */
  readonly custody: boolean;
}

/** Whom the roster beside the file knows. */
export interface KnownPeople {
  /** The file that a contact should stand in. */
  readonly file: string;
  isStudent(id: string): boolean;
  isPerson(id: string): boolean;
  readonly alike: Alike;
}

export const NOTHING_SAID = {
  relation: null,
  primaryContact: null,
  livesWith: null,
  emergencyContact: null,
  contactPriority: null,
  restriction: null,
  legalGuardian: null,
} as const satisfies ContactFacts;

/** The column that is read, in any spelling. */
const RESTRICTIONS = /^contact[\s_-]*restrictions$/i;

/** No rows where there is no such file. */
export function readContactTable(file: SourceFile | undefined, problems: ProblemList): ContactTable {
  if (file === undefined) return { rows: [], custody: false };
  const rows = readTable<ContactColumn>(file, { required: ['studentSourcedId', 'contactSourcedId'], optional: CONTACT_FACTS }, problems) ?? [];
  const header = readHeader(file);
  for (const column of header.names) if (speaksOfRestrictions(column) && !RESTRICTIONS.test(column)) problems.add('restriction-column-unknown', { file: file.name, column });
  return { rows, custody: header.has('contactRestrictions') };
}

/** The pairs that are known already, and the rows' pairs; what a row says of a pair goes before that, and what its file has no column for stands. */
export function joinContacts(
  ofPackage: Iterable<RosterFileRelationship>,
  { rows, custody }: ContactTable,
  people: KnownPeople,
  problems: ProblemList,
): readonly RosterFileRelationship[] {
  const pairKey = ({ student, contact }: RosterFileRelationship): string => JSON.stringify([student, contact]);
  const relationships = new Map<string, RosterFileRelationship>();
  for (const relationship of ofPackage) relationships.set(pairKey(relationship), relationship);
  const rowOfPair = new Map<string, number>();
  for (const tableRow of rows) {
    const row = new RowReader(STUDENT_CONTACTS, tableRow, problems);
    const relationship = readContactRow(row, people);
    if (!relationship) continue;
    const key = pairKey(relationship);
    const first = rowOfPair.get(key);
    if (first !== undefined) row.report('id-repeated', null, { id: `${relationship.student} + ${relationship.contact}`, first, second: row.row });
    rowOfPair.set(key, row.row);
    const known = relationships.get(key);
    relationships.set(key, { ...relationship, relation: relationship.relation ?? known?.relation ?? null, restriction: custody ? relationship.restriction : (known?.restriction ?? null) });
  }
  return [...relationships.values()];
}

function readContactRow(row: RowReader<ContactColumn>, people: KnownPeople): RosterFileRelationship | null {
  const student = readPerson(row, 'studentSourcedId', (id) => people.isStudent(id), people);
  const contact = readPerson(row, 'contactSourcedId', (id) => people.isPerson(id), people);
  if (student === null || contact === null) return null;
  if (!people.isStudent(student)) {
    row.report('contact-row-of-unknown-student', 'studentSourcedId', { id: student });
    return null;
  }
  if (!people.isPerson(contact)) {
    if (!saysNo(row.word('contactRestrictions'))) row.report('restriction-of-unknown-contact', 'contactSourcedId', { id: contact });
    else row.report('reference-unknown', 'contactSourcedId', { id: contact, target: people.file });
    return null;
  }
  return { student, contact, ...readContactFacts(row) };
}

/** The id of the cell, or the one that it must mean. */
function readPerson(row: RowReader<ContactColumn>, column: ContactColumn, isKnown: (id: string) => boolean, { alike, file }: KnownPeople): string | null {
  const id = row.id(column);
  if (id === null || isKnown(id)) return id;
  const other = alike(id);
  if (other === null || !isKnown(other)) return id;
  row.report('id-alike', column, { id, alike: other, target: file });
  return other;
}

type ContactFacts = Omit<RosterFileRelationship, 'student' | 'contact'>;

export function readContactFacts(row: RowReader<ContactColumn>): ContactFacts {
  return {
    relation: row.textOrNull('relation', MAX_SHORT_TEXT),
    primaryContact: row.yesNo('primaryContactStatus'),
    livesWith: row.yesNo('livesWith'),
    emergencyContact: row.yesNo('emergencyContactStatus'),
    contactPriority: row.wholeNumber('contactPriority'),
    restriction: saysNo(row.word('contactRestrictions')) ? null : row.textOrNull('contactRestrictions', MAX_RESTRICTION),
    legalGuardian: row.yesNo('legalGuardian'),
  };
}
