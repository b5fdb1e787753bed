/** Who of the sample school is not there on the day, and why. */
import type { MarkAbsent } from '../../../shared/domain/attendance/commands.ts';
import { PEOPLE_PER_COMMAND } from '../../../shared/kernel/limits.ts';

import { CAST } from './sample-cast.ts';
import { studentId, type SampleRequest } from './sample-people.ts';
import { seededRandom } from './seeded-random.ts';

const ABSENT_PER_HUNDRED = 5;
const REASONS = [
  { share: 55, reason: 'Ill' },
  { share: 13, reason: 'Medical appointment' },
  { share: 12, reason: 'Nobody has called yet' },
  { share: 10, reason: 'Family' },
  { share: 4, reason: 'Religious observance' },
  { share: 3, reason: 'College visit' },
  { share: 3, reason: 'Suspended' },
] as const;

/** What marks them; `personOf` knows people by the ids of the roster. */
export function sampleAbsences(request: SampleRequest, personOf: (sourceId: string) => string): readonly MarkAbsent[] {
  const byReason = Map.groupBy(drawAbsent(request), ({ reason }) => reason);
  return [...byReason].flatMap(([reason, absent]) => {
    const people = absent.map(({ student }) => personOf(student));
    const parts = Array.from({ length: Math.ceil(people.length / PEOPLE_PER_COMMAND) }, (_, index) => people.slice(index * PEOPLE_PER_COMMAND, (index + 1) * PEOPLE_PER_COMMAND));
    return parts.map((part): MarkAbsent => ({ type: 'MarkAbsent', people: part, date: request.date, reason }));
  });
}

/** Never one of the cast: who follows the training material finds them at school. */
function drawAbsent({ seed, students, date }: SampleRequest): readonly { readonly student: string; readonly reason: string }[] {
  const random = seededRandom(seed, `absences ${date}`);
  return Array.from({ length: students }, (_, index) => index)
    .slice(CAST.flatMap(({ children }) => children).length)
    .filter(() => random.chance(ABSENT_PER_HUNDRED))
    .map((index) => ({ student: studentId(index), reason: random.weighted(REASONS).reason }));
}
