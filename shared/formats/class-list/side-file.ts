/**
 * The side file student-contacts.csv beside a class list, which gives its contacts no ids: a row fits where its student is a
 * student number of the list, and its contact the name of one of that student's contacts. A file that does not fit is
 * refused as a whole, or restrictions would be lost.
 */
import type { ProblemList } from '../roster-problems.ts';
import { RowReader } from '../row-reader.ts';
import { STUDENT_CONTACTS, readContactFacts, type ContactTable } from '../student-contacts.ts';

import type { ContactList } from './contacts.ts';

/** `students`: the student numbers of the list. */
export function readContactsOfList({ rows }: ContactTable, students: ReadonlySet<string>, contacts: ContactList, problems: ProblemList): void {
  for (const tableRow of rows) {
    const row = new RowReader(STUDENT_CONTACTS, tableRow, problems);
    const student = row.id('studentSourcedId');
    if (student === null) continue;
    const [contact, ...others] = students.has(student) ? contacts.ofName(student, row.text('contactSourcedId')) : [];
    if (!contact || others.length > 0) row.report('side-file-not-fitting', 'contactSourcedId');
    else contacts.state({ student, contact: contact.sourceId, ...readContactFacts(row) });
  }
}
