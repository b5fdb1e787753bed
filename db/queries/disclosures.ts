/** The disclosure log, read back with names. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { DisclosureRecorded } from '../../shared/domain/records/events.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { isExercise } from './incidents.ts';
import { nameOf, type Reader } from './reader.ts';

interface Row {
  readonly event: string;
  readonly payload: string;
  readonly wall: number;
  readonly actor: string | null;
  readonly origin: string;
}

/** RE-2 newest first. */
export function listDisclosures(reader: Reader): SubscriptionRow<'disclosures'>[] {
  const roster = reader.rosters.current();
  return reader.db
    .prepare<[], Row>('SELECT event, payload, wall, actor, origin FROM view_disclosure ORDER BY ms DESC, n DESC, event')
    .all()
    .map(({ event, payload, wall, actor, origin }) => {
      const { disclosure, incident, threat, party, way, students, fields } = JSON.parse(payload) as DisclosureRecorded;
      return {
        key: event,
        disclosure,
        incident,
        exercise: incident !== null && isExercise(reader, incident as IncidentId),
        threat,
        party,
        way,
        students: students === 'all' ? null : students.map((person) => ({ person, name: nameOf(reader.person(person as PersonId, roster)) })),
        fields,
        wall,
        by: reader.staffName(actor),
        console: reader.consoleName(origin),
      };
    });
}

export function findDisclosure({ db }: Reader, disclosure: string): DisclosureRecorded | null {
  const payload = db.prepare<[string], string>('SELECT payload FROM view_disclosure WHERE disclosure = ? ORDER BY event LIMIT 1').pluck().get(disclosure);
  return typeof payload === 'string' ? (JSON.parse(payload) as DisclosureRecorded) : null;
}
