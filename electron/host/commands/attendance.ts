/** Loads what the attendance area's decisions need: who is on the roster, and whether an emergency or the record forbids it. */
import type { MarkAbsent, MarkArrived, MarkLeftEarly, TakeBackAttendance } from '../../../shared/domain/attendance/commands.ts';
import { markAbsent, markArrived, markLeftEarly, takeBackAttendance, type AttendanceContext, type LeavingContext } from '../../../shared/domain/attendance/decide.ts';
import { daysOf } from '../../../shared/domain/attendance/state.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { realPersonStream } from '../../../shared/kernel/streams.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { nameOf } from '../../../db/queries/reader.ts';
import { countedAs, realIncidentOpen, type Sources } from './load.ts';

function contextOf(sources: Sources, people: readonly string[]): AttendanceContext {
  const { students, staff } = sources.reader.rosters.current();
  return { known: new Set((people as PersonId[]).filter((person) => (students.get(person) ?? staff.get(person))?.withdrawn === false)) };
}

const counted = <C extends { readonly people: string[] }>(asked: C, sources: Sources): C => ({ ...asked, people: asked.people.map((person) => countedAs(sources, person)) });

export function decideAbsent(asked: MarkAbsent, sources: Sources): Decision {
  const command = counted(asked, sources);
  return markAbsent(command, contextOf(sources, command.people));
}

export function decideArrived(asked: MarkArrived, sources: Sources): Decision {
  const command = counted(asked, sources);
  return markArrived(command, contextOf(sources, command.people));
}

export function decideLeftEarly(asked: MarkLeftEarly, sources: Sources): Decision {
  const command = counted(asked, sources);
  const { students } = sources.reader.rosters.current();
  return markLeftEarly(command, {
    ...contextOf(sources, command.people),
    students: new Set((command.people as PersonId[]).filter((person) => students.has(person))),
    emergency: realIncidentOpen(sources),
    restricted: restrictedIn(command, sources),
  });
}

/** An adult whose whole name stands in "with whom", and who may not take one of these students. */
function restrictedIn(command: MarkLeftEarly, sources: Sources): LeavingContext['restricted'] {
  const { students, guardians, staff, pairsOfStudent } = sources.reader.rosters.current();
  const said = new Set(foldText(command.with).split(' '));
  for (const student of command.people as PersonId[]) {
    for (const pair of pairsOfStudent.get(student) ?? []) {
      const adult = guardians.get(pair.contact) ?? staff.get(pair.contact);
      if (pair.restriction === null || adult === undefined) continue;
      const names = [`${adult.given} ${adult.family}`, `${adult.preferredGiven ?? adult.given} ${adult.preferredFamily ?? adult.family}`];
      if (!names.some((name) => foldText(name).split(' ').every((word) => said.has(word)))) continue;
      const child = nameOf(students.get(student) ?? null);
      return { adult: `${adult.given} ${adult.family}`, student: `${child.given} ${child.family}`.trim() };
    }
  }
  return null;
}

export function decideTakeBackAttendance(command: TakeBackAttendance, sources: Sources): Decision {
  const days = daysOf(sources.log.history(realPersonStream(command.person as PersonId)));
  return takeBackAttendance(command, days.find((one) => one.date === command.date) ?? null);
}
