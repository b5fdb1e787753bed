/** Where somebody who goes for a student looks first: where the newest word puts them, else the room of the class that answers. */
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { StandingDetail } from '../projections/person.ts';
import type { RosterOnDay } from './classes-on.ts';

type Said = Pick<StandingDetail, 'reports' | 'places'>;

/** `reports`: with a place written beside them. `places`: a bus, or the site. */
export function placeOfStudent(student: PersonId, { reports, places }: Said, roster: RosterOnDay): string {
  const said = [...reports.map(({ where, wall }) => ({ at: where, wall })), ...places.map(({ at, wall }) => ({ at, wall }))].filter(({ at }) => at !== '');
  const newest = said.reduce<(typeof said)[number] | null>((last, one) => (last === null || one.wall > last.wall ? one : last), null);
  const room = roster.classOf.get(student)?.room ?? '';
  return newest?.at ?? (/^\d/.test(room) ? `Rm ${room}` : room);
}
