/** Calls to families who have not come, as somebody recorded them of each student. */
import { attemptsOf } from '../../shared/domain/reunification/contacting.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { personOfStream } from '../../shared/kernel/streams.ts';
import type { StreamProjection, ViewRow } from './projection.ts';

export const contactAttempts: StreamProjection = {
  kind: 'stream',
  name: 'contact-attempts',
  version: 1,
  reads: (stream) => personOfStream(stream) !== null,
  tables: [
    {
      name: 'view_contact_attempt',
      columns: ['incident TEXT NOT NULL', 'person TEXT NOT NULL', 'event TEXT NOT NULL', 'contact TEXT', 'name TEXT NOT NULL', 'channel TEXT NOT NULL', 'outcome TEXT NOT NULL', 'coming INTEGER NOT NULL', 'words TEXT NOT NULL', 'command TEXT NOT NULL', 'ms INTEGER NOT NULL', 'n INTEGER NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT'],
      key: ['event'],
      indexes: [['incident']],
    },
  ],
  rows(history, stream) {
    const person = personOfStream(stream);
    if (!history.facts.some((fact) => fact.type === 'v1.ContactAttempted')) return [];
    const incidents = new Set(history.facts.flatMap((fact) => (fact.payload as { readonly incident?: IncidentId }).incident ?? []));
    return [...incidents].sort().flatMap((incident): ViewRow[] =>
      attemptsOf(history, incident).map(({ event, contact, name, channel, outcome, coming, words, fact }) => ({
        table: 'view_contact_attempt',
        cells: [incident, person, event, contact, name, channel, outcome, Number(coming), words, fact.commandId, fact.at.ms, fact.at.n, fact.wall, fact.actor === 'unsigned' ? null : fact.actor.staff],
      })),
    );
  },
};
