/** Where somebody who goes for a student looks first: where the newest report puts them, else the room of the class that answers. */
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { StandingDetail } from '../projections/person.ts';
import type { RosterOnDay } from './classes-on.ts';

export function placeOfStudent(student: PersonId, { reports }: Pick<StandingDetail, 'reports'>, roster: RosterOnDay): string {
  const newest = reports.reduce<(typeof reports)[number] | null>((last, one) => (last === null || one.wall > last.wall ? one : last), null);
  if (newest !== null && newest.where !== '') return newest.where;
  const room = roster.classOf.get(student)?.room ?? null;
  return room === null ? '' : `Rm ${room}`;
}
