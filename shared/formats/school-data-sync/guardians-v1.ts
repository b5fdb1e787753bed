/**
 * The two optional files of School Data Sync v1 about guardians. A guardian is known by their e-mail address, so no
 * problem reported here carries an id of theirs.
 */
import type { RecordSet } from '../record-set.ts';
import { MAX_SHORT_TEXT, MAX_TEXT, type RosterFileGuardian, type RosterFileRelationship, type SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import { RowReader } from '../row-reader.ts';
import { NOTHING_SAID } from '../student-contacts.ts';
import { readTable, type TableColumns } from '../table.ts';

const USERS = 'User.csv';
const RELATIONSHIPS = 'GuardianRelationship.csv';
export const GUARDIAN_FILES = [USERS, RELATIONSHIPS] as const;

type UserColumn = 'Email' | 'First Name' | 'Last Name' | 'Phone' | 'SIS ID';
const USER_COLUMNS: TableColumns<UserColumn> = { required: ['Email', 'First Name', 'Last Name'], optional: ['Phone', 'SIS ID'] };
const RELATIONSHIP_COLUMNS: TableColumns<'SIS ID' | 'Email' | 'Role'> = { required: ['SIS ID', 'Email'], optional: ['Role'] };

interface GuardiansOfPackage {
  readonly guardians: readonly RosterFileGuardian[];
  readonly relationships: readonly RosterFileRelationship[];
}

export function readGuardians(
  given: ReadonlyMap<string, SourceFile>,
  students: RecordSet<string, string>,
  teachers: RecordSet<string, string>,
  problems: ProblemList,
): GuardiansOfPackage {
  const taken = new Set([...students.byId.keys(), ...teachers.byId.keys()]);
  const byEmail = new Map<string, { readonly guardian: RosterFileGuardian; readonly row: number }>();
  for (const row of rowsOf(given, USERS, USER_COLUMNS, problems)) {
    const email = emailOf(row);
    if (email === null) continue;
    const first = byEmail.get(email);
    if (first) {
      row.report('guardian-repeated', 'Email', { first: first.row });
      continue;
    }
    const sisId = row.idOrNull('SIS ID');
    const sourceId = sisId === null || taken.has(sisId) ? `${EMAIL_ID}${email}` : sisId;
    taken.add(sourceId);
    byEmail.set(email, { guardian: readGuardian(row, sourceId, email), row: row.row });
  }
  const relationships = new Map<string, RosterFileRelationship>();
  for (const row of rowsOf(given, RELATIONSHIPS, RELATIONSHIP_COLUMNS, problems)) {
    const student = row.id('SIS ID');
    const email = emailOf(row);
    if (student === null || email === null || students.deleted.has(student)) continue;
    const contact = byEmail.get(email)?.guardian.sourceId;
    if (contact === undefined) row.report('guardian-unknown', 'Email');
    else if (!students.byId.has(student)) row.report('contact-row-of-unknown-student', 'SIS ID', { id: student });
    else relationships.set(JSON.stringify([student, contact]), { ...NOTHING_SAID, student, contact, relation: row.textOrNull('Role', MAX_SHORT_TEXT) });
  }
  return { guardians: [...byEmail.values()].map(({ guardian }) => guardian), relationships: [...relationships.values()] };
}

/** Keeps an address apart from the ids that a student system gives. */
const EMAIL_ID = 'guardian:';

function* rowsOf<Column extends string>(
  given: ReadonlyMap<string, SourceFile>,
  name: string,
  columns: TableColumns<Column>,
  problems: ProblemList,
): Generator<RowReader<Column>> {
  const file = given.get(name.toLowerCase());
  for (const row of (file && readTable(file, columns, problems)) ?? []) yield new RowReader(name, row, problems);
}

function emailOf(row: RowReader<'Email'>): string | null {
  const email = row.text('Email', MAX_TEXT - EMAIL_ID.length).toLowerCase();
  if (email === '') row.report('value-missing', 'Email');
  return email || null;
}

function readGuardian(row: RowReader<UserColumn>, sourceId: string, email: string): RosterFileGuardian {
  const givenName = row.text('First Name');
  const familyName = row.text('Last Name');
  const named = givenName !== '' || familyName !== '';
  if (!named) row.report('contact-name-replaced', 'Last Name');
  return {
    sourceId,
    givenName,
    familyName: named ? familyName : email,
    middleName: null,
    preferredGivenName: null,
    preferredFamilyName: null,
    phone: row.textOrNull('Phone', MAX_SHORT_TEXT),
    email,
  };
}
