/** What may not be erased at the moment: whatever a legal hold is about, and whatever names a student whose records a family has asked to inspect. */
import type { IncidentId, PersonId, StreamName } from '../../shared/kernel/ids.ts';
import type { Reader } from './reader.ts';

/** What is asked of each stream. An id is long and random: nothing else looks like it. */
export interface Holding {
  readonly isHeld: (stream: StreamName) => boolean;
}

export function holding({ db, rosters, joined }: Reader): Holding {
  const holds = db.prepare<[], { is_about: 'everything' | 'person' | 'incident'; about: string }>('SELECT is_about, about FROM view_hold WHERE ended_wall IS NULL').all();
  const students = db.prepare<[], string>('SELECT student FROM view_inspection WHERE ended_wall IS NULL').pluck().all();
  if (holds.some(({ is_about }) => is_about === 'everything')) return { isHeld: () => true };
  const people = [...students, ...holds.flatMap(({ is_about, about }) => (is_about === 'person' ? about : []))];
  const incidents = holds.flatMap(({ is_about, about }) => (is_about === 'incident' ? about : []));
  const records = people.flatMap((person) => rosters.links().widestOf(person as PersonId));
  const ids = [...new Set([...records, ...incidents.flatMap((incident) => joined.membersOf(incident as IncidentId))])];
  if (ids.length === 0) return { isHeld: () => false };
  const payloads = db.prepare<[string], string>('SELECT p.payload FROM log_event e JOIN log_payload p ON p.event_no = e.no WHERE e.stream = ?').pluck();
  return { isHeld: (stream) => ids.some((id) => stream.includes(id)) || payloads.all(stream).some((payload) => ids.some((id) => payload.includes(id))) };
}
