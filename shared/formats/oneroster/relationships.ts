/**
 * Who belongs to which student. OneRoster knows only that two users are connected (`agentSourcedIds`, on either row);
 * the side file student-contacts.csv, with Ed-Fi's names, adds the facts of the pair. A restriction is never lost: one
 * that cannot be attached to a person refuses the whole import.
 */
import { MAX_SHORT_TEXT, MAX_TEXT, type RosterFileRelationship, type SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import { RowReader } from '../row-reader.ts';
import { readTable, type TableRow } from '../table.ts';

import type { UserColumn } from './people.ts';
import { refersTo, type RecordSet } from './record-set.ts';
import type { UserRoles } from './roles.ts';

export const STUDENT_CONTACTS = 'student-contacts.csv';

const CONTACT_FACTS = [
  'relation', 'primaryContactStatus', 'livesWith', 'emergencyContactStatus', 'contactPriority', 'contactRestrictions', 'legalGuardian',
] as const;
type ContactColumn = 'studentSourcedId' | 'contactSourcedId' | (typeof CONTACT_FACTS)[number];

export type ContactRows = readonly TableRow<ContactColumn>[];

export function readContactTable(file: SourceFile, problems: ProblemList): ContactRows {
  return readTable<ContactColumn>(file, { required: ['studentSourcedId', 'contactSourcedId'], optional: CONTACT_FACTS }, problems) ?? [];
}

const pairKey = (student: string, contact: string): string => JSON.stringify([student, contact]);

export function readRelationships(
  users: RecordSet<UserColumn>,
  roles: ReadonlyMap<string, UserRoles>,
  contactRows: ContactRows,
  problems: ProblemList,
): readonly RosterFileRelationship[] {
  const relationships = new Map<string, RosterFileRelationship>();
  for (const [student, contact] of agentPairs(users, roles)) {
    relationships.set(pairKey(student, contact), { student, contact, ...NOTHING_SAID });
  }
  const rowOfPair = new Map<string, number>();
  for (const tableRow of contactRows) {
    const row = new RowReader(STUDENT_CONTACTS, tableRow, problems);
    const relationship = readContactRow(row, users, roles);
    if (!relationship) continue;
    const key = pairKey(relationship.student, relationship.contact);
    const first = rowOfPair.get(key);
    if (first !== undefined) row.report('id-repeated', null, { id: `${relationship.student} + ${relationship.contact}`, first, second: row.row });
    rowOfPair.set(key, row.row);
    relationships.set(key, relationship);
  }
  return [...relationships.values()];
}

const NOTHING_SAID = {
  relation: null,
  primaryContact: null,
  livesWith: null,
  emergencyContact: null,
  contactPriority: null,
  restriction: null,
  legalGuardian: null,
} as const;

function* agentPairs(users: RecordSet<UserColumn>, roles: ReadonlyMap<string, UserRoles>): Generator<readonly [student: string, contact: string]> {
  const isStudent = (id: string): boolean => roles.get(id)?.student ?? false;
  for (const [user, row] of users.byId) {
    for (const agent of row.idList('agentSourcedIds')) {
      if (!refersTo(row, 'agentSourcedIds', agent, users)) continue;
      if (isStudent(user) && !isStudent(agent)) yield [user, agent];
      else if (!isStudent(user) && isStudent(agent)) yield [agent, user];
      else row.report('agent-not-fitting', 'agentSourcedIds', { id: user });
    }
  }
}

function readContactRow(
  row: RowReader<ContactColumn>,
  users: RecordSet<UserColumn>,
  roles: ReadonlyMap<string, UserRoles>,
): RosterFileRelationship | null {
  const student = row.id('studentSourcedId');
  const contact = row.id('contactSourcedId');
  if (student === null || contact === null) return null;
  if (!roles.get(student)?.student) {
    row.report('contact-row-of-unknown-student', 'studentSourcedId', { id: student });
    return null;
  }
  const restriction = row.textOrNull('contactRestrictions', MAX_TEXT);
  if (!users.byId.has(contact)) {
    if (restriction !== null) row.report('restriction-of-unknown-contact', 'contactSourcedId', { id: contact });
    else row.report('reference-unknown', 'contactSourcedId', { id: contact, target: users.file });
    return null;
  }
  return {
    student,
    contact,
    relation: row.textOrNull('relation', MAX_SHORT_TEXT),
    primaryContact: row.yesNo('primaryContactStatus'),
    livesWith: row.yesNo('livesWith'),
    emergencyContact: row.yesNo('emergencyContactStatus'),
    contactPriority: row.wholeNumber('contactPriority'),
    restriction,
    legalGuardian: row.yesNo('legalGuardian'),
  };
}
