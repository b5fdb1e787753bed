/** What must hold of the numbers of an incident at any time: each agrees with the list behind it, and with the classes. */
import { classRoll, listClasses, peopleByStatus } from '../../db/queries/accounting.ts';
import { countIncident } from '../../db/queries/expected.ts';
import type { Reader } from '../../db/queries/reader.ts';
import { standingStatus } from '../../shared/contract/standing-status.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';

/** What disagrees, in words; empty where nothing does. */
export function disagreements(reader: Reader, incident: IncidentId): readonly string[] {
  const counts = countIncident(reader, incident);
  const everybody = atOnce(peopleByStatus(reader, incident, null));
  const found: string[] = [];
  const equal = (what: string, is: number, should: number): void => {
    if (is !== should) found.push(`${what}: ${is} and ${should}`);
  };
  for (const status of standingStatus.options) equal(status, atOnce(peopleByStatus(reader, incident, status)).length, counts[status]);
  const expected = everybody.filter((row) => row.onList);
  equal('expected', expected.length, counts.expected);
  const open = expected.filter((row) => row.status === 'unknown' || row.status === 'missing');
  equal('accounted', expected.length - open.length, counts.accounted);
  if (everybody.some((row) => row.status === 'absent' || row.status === 'left')) found.push('somebody who is absent is among those to be found');
  for (const one of listClasses(reader, incident)) {
    const roll = classRoll(reader, incident, one.classId).filter((row) => row.onList);
    equal(`expected of ${one.title}`, roll.filter((row) => row.status !== 'absent' && row.status !== 'left').length, one.expected);
    for (const status of ['unknown', 'here', 'missing', 'injured', 'elsewhere', 'extra', 'released', 'absent', 'left'] as const) {
      equal(`${status} of ${one.title}`, roll.filter((row) => row.status === status).length, one[status]);
    }
  }
  return found;
}
