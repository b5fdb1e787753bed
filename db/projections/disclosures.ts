/** The disclosure log: one row for each. */
import type { DisclosureRecorded } from '../../shared/domain/records/events.ts';
import { isDisclosureStream } from '../../shared/kernel/streams.ts';
import type { StreamProjection, ViewRow } from './projection.ts';

export const disclosures: StreamProjection = {
  kind: 'stream',
  name: 'disclosures',
  version: 1,
  reads: isDisclosureStream,
  tables: [
    {
      name: 'view_disclosure',
      columns: ['event TEXT NOT NULL', 'disclosure TEXT NOT NULL', 'payload TEXT NOT NULL', 'ms INTEGER NOT NULL', 'n INTEGER NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT', 'origin TEXT NOT NULL'],
      key: ['event'],
      indexes: [],
    },
  ],
  rows: (history) =>
    history.distinct(history.facts).flatMap((fact): ViewRow[] => {
      if (fact.type !== 'v1.DisclosureRecorded') return [];
      const payload = fact.payload as DisclosureRecorded;
      return [{ table: 'view_disclosure', cells: [fact.id, payload.disclosure, JSON.stringify(payload), fact.at.ms, fact.at.n, fact.wall, fact.actor === 'unsigned' ? null : fact.actor.staff, fact.origin] }];
    }),
};
