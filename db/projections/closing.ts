/** What somebody signed for before an incident is closed. */
import type { MattersSignedFor } from '../../shared/domain/incident/closing-events.ts';
import type { EventProjection } from './projection.ts';

export const signedMatters: EventProjection = {
  kind: 'event',
  name: 'signed-matters',
  version: 1,
  reads: (stream) => stream.startsWith('incident/'),
  tables: [{ name: 'view_signed_matter', columns: ['incident TEXT NOT NULL', 'event TEXT NOT NULL', 'about TEXT NOT NULL', 'words TEXT NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT'], key: ['event'], indexes: [['incident']] }],
  rows(fact) {
    if (fact.type !== 'v1.MattersSignedFor') return [];
    const { incident, about, words } = fact.payload as MattersSignedFor;
    return [{ table: 'view_signed_matter', cells: [incident, fact.id, JSON.stringify(about), words, fact.wall, fact.actor === 'unsigned' ? null : fact.actor.staff] }];
  },
};
