/** Who comes for whom: each adult for all their children, by the record, no child twice; and the children for whom nobody is on file. */
import type { RosterSnapshot } from '../../db/queries/roster-snapshot.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Random } from '../support/console.ts';
import { ARRIVALS_MINUTES, SHARES } from './times.ts';

export interface Family {
  readonly contact: PersonId | null;
  readonly given: string;
  readonly family: string;
  readonly students: readonly PersonId[];
  readonly hasId: boolean;
  readonly arrivesMs: number;
}

/** `absent`: nobody comes for them. */
export function familiesOf(roster: RosterSnapshot, absent: ReadonlySet<PersonId>, random: Random): readonly Family[] {
  const left = new Set([...roster.students.values()].filter((one) => !one.withdrawn && one.countsAs === null && !absent.has(one.id)).map((one) => one.id));
  const families: Family[] = [];
  for (const student of [...left].sort()) {
    if (!left.has(student)) continue;
    const free = (roster.pairsOfStudent.get(student) ?? []).filter((pair) => pair.restriction === null);
    const adult = random.below(4) > 0 ? free[0] : free[random.below(Math.max(1, free.length))];
    const person = adult === undefined ? undefined : (roster.guardians.get(adult.contact) ?? roster.staff.get(adult.contact));
    const students = person === undefined ? [student] : [...new Set((roster.pairsOfContact.get(person.id) ?? []).filter((pair) => pair.restriction === null && left.has(pair.student)).map((pair) => pair.student))].sort();
    for (const one of students) left.delete(one);
    families.push({
      contact: person?.id ?? null,
      given: person?.given ?? 'Someone',
      family: person?.family ?? roster.students.get(student)?.family ?? 'Unknown',
      students,
      hasId: random.next() >= SHARES.withoutId,
      // Squared: most come early, as after a message to all.
      arrivesMs: ARRIVALS_MINUTES * 60_000 * random.next() ** 2,
    });
  }
  return families.sort((a, b) => a.arrivesMs - b.arrivesMs);
}
