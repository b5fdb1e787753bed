/** The record: a row for each fact of an incident, in words only when it is read. Corrections and settled facts stay in it. */
import type { Fact } from '../../shared/kernel/history.ts';
import { INCIDENTS, isCardStream, isDisclosureStream, personOfStream } from '../../shared/kernel/streams.ts';
import type { EventProjection, ViewRow } from './projection.ts';

export const timeline: EventProjection = {
  kind: 'event',
  name: 'timeline',
  version: 7,
  reads: (stream) => stream === INCIDENTS || stream.startsWith('incident/') || personOfStream(stream) !== null || isCardStream(stream) || isDisclosureStream(stream),
  tables: [
    {
      name: 'view_timeline',
      columns: [
        'event TEXT NOT NULL',
        'incident TEXT NOT NULL',
        'person TEXT',
        'type TEXT NOT NULL',
        'ms INTEGER NOT NULL',
        'n INTEGER NOT NULL',
        'wall INTEGER NOT NULL',
        'actor TEXT',
        'origin TEXT NOT NULL',
        'command TEXT NOT NULL',
        'payload TEXT NOT NULL',
      ],
      key: ['event'],
      indexes: [['incident', 'ms', 'n', 'event']],
    },
  ],
  rows(fact: Fact): readonly ViewRow[] {
    // Of cards what somebody signed for; each half has its list.
    if (isCardStream(fact.stream) && fact.type !== 'v1.HalvesSettled') return [];
    // Incidents that are joined are told of where they go on.
    const payload = fact.payload as { readonly incident?: string | null; readonly keep?: string };
    const incident = payload.incident ?? payload.keep;
    if (incident === undefined || incident === null) return [];
    return [
      {
        table: 'view_timeline',
        cells: [
          fact.id,
          incident,
          personOfStream(fact.stream),
          fact.type,
          fact.at.ms,
          fact.at.n,
          fact.wall,
          fact.actor === 'unsigned' ? null : fact.actor.staff,
          fact.origin,
          fact.commandId,
          JSON.stringify(fact.payload),
        ],
      },
    ];
  },
};
