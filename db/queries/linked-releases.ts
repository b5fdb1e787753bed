/** One child released under two records, on consoles that did not know yet that the two are one person (RO-14). Each record alone is in order; together they are a contradiction (RU-9). */
import { defined } from '../../shared/kernel/assert.ts';
import type { EventId, IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { StandingDetail } from '../projections/person.ts';
import type { StandingRow } from './joined-incidents.ts';
import type { Reader } from './reader.ts';

type Release = StandingDetail['releases'][number];

export interface LinkedReleases {
  /** The record that is counted, under which the card stands. */
  readonly person: PersonId;
  /** Of each record that was released, its one release. */
  readonly releases: ReadonlyMap<PersonId, Release & { readonly event: EventId }>;
}

/** Records whose own facts are disputed have cards of their own, which come first. */
export function linkedReleasesIn(reader: Reader, standings: ReadonlyMap<PersonId, StandingRow>): readonly LinkedReleases[] {
  const { students } = reader.rosters.current();
  return [...reader.rosters.links().groups].flatMap((records) => {
    const released = records.flatMap((record) => standings.get(record) ?? []).filter((one) => one.status === 'released');
    if (released.length < 2) return [];
    const releases = new Map(released.map((one) => [one.person, defined(reader.detailOf(one).releases[0], 'who is released has a release')]));
    return [{ person: records.find((record) => students.get(record)?.countsAs === null) ?? defined(records[0], 'a group has a record'), releases }];
  });
}

export const linkedReleasesOf = (reader: Reader, incident: IncidentId, person: string): LinkedReleases | null =>
  linkedReleasesIn(reader, reader.standings(incident)).find((one) => one.person === person) ?? null;
