/** Loads what a disclosure is checked against. */
import type { RecordDisclosure } from '../../../shared/domain/records/commands.ts';
import { recordDisclosure } from '../../../shared/domain/records/decide.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { isOnRecord } from '../../../db/queries/incidents.ts';
import type { Sources } from './load.ts';

export function decideDisclosure(command: RecordDisclosure, { reader }: Sources, disclosure: string): Decision {
  const roster = reader.rosters.current();
  const named = command.students === 'all' ? [] : command.students;
  return recordDisclosure(command, {
    disclosure,
    incidentKnown: command.incident === null || isOnRecord(reader, command.incident),
    unknownStudents: named.filter((student) => reader.person(student as PersonId, roster) === null).length,
  });
}
