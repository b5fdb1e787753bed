/** Loads what decisions about calls to families need: the record of each student, as a check-in has it. */
import type { RecordContactAttempt } from '../../../shared/domain/reunification/contact-commands.ts';
import { recordContactAttempt } from '../../../shared/domain/reunification/decide-contact.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { countedAs, type Sources } from './load.ts';
import { pairContextOf } from './reunification.ts';

export function decideContactAttempt(asked: RecordContactAttempt, sources: Sources): Decision {
  const roster = sources.reader.rosters.current();
  const onRecord = asked.contact === null ? undefined : (roster.guardians.get(asked.contact as PersonId) ?? roster.staff.get(asked.contact as PersonId));
  // A contact of the record is recorded by the record's name, whatever the window says.
  const name = onRecord === undefined ? asked.name : `${onRecord.given} ${onRecord.family}`;
  const students = [...new Set(asked.students.map((student) => countedAs(sources, student)))];
  return recordContactAttempt({ ...asked, students, name }, new Map(students.map((student) => [student, pairContextOf(sources, asked.incident, student, asked.contact, name)])));
}
